import type { ImportedComment } from '../../docx/model.ts'
import { threadsOf } from '../comments.ts'
import type { IdRange } from '../ids.ts'
import type { TextModel } from '../model.ts'
import type { StampAs } from '../records.ts'
import { namesOf } from '../rulings.ts'
import type { Hand } from './findings.ts'
import type { Look } from './receive.ts'
import { idsOf, piecesOf } from './sides.ts'

type Write = Parameters<Parameters<TextModel['edit']>[0]>[0]

/** How far back a place is looked for when the very character is new. */
const BACK = 400

/** Comments of the returned file that we do not know: the other side's, at the text they stand at. */
export function writeRemarks(
  model: TextModel,
  look: Look,
  comments: readonly ImportedComment[],
  write: Write,
  stamp: (hand: Hand) => StampAs,
): void {
  const known = new Map<string, string>()
  for (const thread of threadsOf(model))
    for (const said of [thread, ...thread.answers])
      for (const name of namesOf(said.author)) known.set(same(name, said.text), said.key)
  // Our reasons went out as comments: they are no remarks of theirs.
  const reasons = new Set<string>()
  for (const [, record] of model.overlay.standing())
    if ((record.t === 'why' || record.t === 'dec') && record.say)
      for (const name of namesOf(record.by)) reasons.add(same(name, record.say))
  const keys = new Map<string, string>()
  for (const comment of comments) {
    const here = known.get(same(comment.author, comment.text))
    if (here !== undefined) {
      keys.set(comment.id, here)
      continue
    }
    if (reasons.has(same(comment.author, comment.text))) continue
    const parent = comment.parent === undefined ? undefined : keys.get(comment.parent)
    const place = placeOf(look, comment.from)
    const hand = { author: comment.author, date: comment.date, tracked: true }
    const key = write(
      { t: 'cmt', ranges: place ? [place] : [], text: comment.text, ...(parent === undefined ? {} : { parent }) },
      stamp(hand),
    )
    keys.set(comment.id, key)
  }
}

/** What our export puts before a comment on a header or a text box (docx/write/comment-places) is none of its words. */
const same = (author: string, text: string): string =>
  JSON.stringify([
    author,
    text
      .replace(/^On the [^:]{1,80}: /, '')
      .replace(/\s+/g, ' ')
      .trim(),
  ])

/** The character that was sent at, or next before, an offset of the file. */
function placeOf(look: Look, fileAt: number): IdRange | undefined {
  for (const run of look.returned.runs.toReversed()) {
    if (run.file > fileAt) continue
    const offset = Math.min(fileAt - run.file, run.length - 1)
    for (let at = run.at + offset; at >= Math.max(0, run.at + offset - BACK); at--) {
      const id = sentAt(look, at)
      if (id) return id
    }
    return undefined
  }
  return undefined
}

function sentAt(look: Look, nowAt: number): IdRange | undefined {
  for (const row of look.comparison.rows)
    for (const { op, text, oldAt, nowAt: from } of row.parts) {
      if (op !== 'same' || nowAt < from || nowAt >= from + text.length) continue
      const at = oldAt + nowAt - from
      const [piece] = piecesOf(look.sent.runs, at, at + 1)
      return piece && idsOf(piece.run, at, at + 1)
    }
  return undefined
}
