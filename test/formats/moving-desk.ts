/** Ann and Bob at a licence of two pages, and the tracked changes of what leaves their desks. */
import { changesOf } from '../../shared/text/changes.ts'
import type { TextModel } from '../../shared/text/model.ts'
import { moveParagraphs } from '../../shared/text/move.ts'
import { word } from '../kit/two-people.ts'
import { licence } from '../kit/word-file.ts'
import { twoWith } from './moved-contracts.ts'
import { bodyOf } from './word-desk.ts'

/** Every tracked change of the main text with the move it belongs to, marks as pilcrows. */
export async function marked(bytes: Uint8Array): Promise<string[]> {
  const { text, changes } = await bodyOf(bytes)
  const sorted = changes.toSorted((a, b) => a.from - b.from)
  return sorted.map(
    ({ kind, author, move, from, to }) =>
      `${author} ${kind}${move === undefined ? '' : ` ${move}`} ${text.slice(from, to).replace('\n', '¶')}`,
  )
}

/** Those that belong to a move. */
export const ofMoves = (changes: readonly string[]): string[] => changes.filter((c) => c.includes(' move'))

export async function desk() {
  const bytes = await licence(2)
  const { ann, bob, meet } = await twoWith(bytes)
  const at = (text: string, model = ann) => word(model, text).from.paragraph
  return { bytes, ann, bob, meet, at }
}

/** Where the words of the first move stand now. */
export const cameTo = (model: TextModel) => changesOf(model).find((c) => c.kind === 'insertion' && c.moves.length > 0)!

export const moveClause = (model: TextModel, from: number, before: number) => moveParagraphs(model, from, from, before)
