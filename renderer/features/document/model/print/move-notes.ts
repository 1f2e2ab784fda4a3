/** Moves as a page says them: at each of the two places where the other one is. */
import { clauseAt, outlineOf } from '../../../../../shared/clauses/outline.ts'
import type { IdRange } from '../../../../../shared/text/ids.ts'
import { clauseName, type TextLine } from '../../../../../shared/text/lines.ts'
import type { TextModel } from '../../../../../shared/text/model.ts'
import { movesIn } from '../../../../../shared/text/moves.ts'
import type { Layer } from '../../../../../shared/text/overlay.ts'
import type { PrintBlock } from './sheet.ts'

export interface MoveNotes {
  readonly any: boolean
  isHalf(layer: Layer, id: IdRange): boolean
  /** What is said before or behind the line with this key. */
  of(key: string): Pick<PrintBlock, 'before' | 'behind'>
}

interface Halves {
  from?: number
  /** The last line that went along. */
  end?: number
  to?: number
}

export function moveNotes(model: TextModel, lines: readonly TextLine[]): MoveNotes {
  const moving = movesIn(model)
  const moves = new Map<string, Halves>()
  lines.forEach(({ runs }, n) => {
    for (const { state, client, clock, text } of runs)
      for (const layer of [...state.ins, ...state.del]) {
        const id = moving(layer, [client, clock, text.length])
        if (id === '') continue
        const halves = moves.get(id) ?? {}
        moves.set(id, halves)
        if (layer.kind === 'ins') halves.to ??= n
        else {
          halves.from ??= n
          halves.end = n
        }
      }
  })
  const notes = new Map<string, { before?: string; behind?: string }>()
  const say = (line: TextLine | undefined, note: { before?: string; behind?: string }) => {
    if (line) notes.set(line.key, { ...notes.get(line.key), ...note })
  }
  const nameAt = namer(lines)
  for (const { from, end, to } of moves.values()) {
    if (from === undefined || end === undefined || to === undefined) continue
    say(lines[end], { behind: `→ moved to ${nameAt(to)}` })
    say(lines[to], { before: `moved from ${nameAt(from)} →` })
  }
  return {
    any: moves.size > 0,
    isHalf: (layer, id) => moving(layer, id) !== '',
    of: (key) => notes.get(key) ?? {},
  }
}

/** What a line is called: its own number, else the clause it is in. */
function namer(lines: readonly TextLine[]): (line: number) => string {
  const clauses = outlineOf(lines)
  return (line) => {
    const own = lines[line]!.number.replace(/[.)]$/, '')
    if (own !== '' && own !== '•') return own
    const clause = clauseAt(clauses, line)
    return clause ? clauseName(clause) : 'before the first clause'
  }
}
