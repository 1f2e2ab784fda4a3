import type { TextModel } from '../../../../shared/text/model.ts'
import { type Side, sideOfLayer } from '../../../../shared/text/pieces.ts'
import type { CharState, Run } from '../../../../shared/text/state.ts'

/** A clause's open words as each side would have them, with a few words around. */
export interface Versions {
  readonly ours: string
  readonly theirs: string
}

/** Words kept on either side of what is open. */
const AROUND = 5
const MOST = 240

/** Reads some paragraphs of the redline both ways: with one side's proposals accepted and the other's rejected. */
export function versionsOf(model: TextModel, paragraphs: Iterable<number>): Versions {
  const ours: string[] = []
  const theirs: string[] = []
  for (const p of paragraphs) {
    const stretches = stretchesOf(model.runs(p))
    const mark = model.mark(p).state
    if (stretches.some((s) => s.state)) {
      ours.push(version(model, stretches, 'us'))
      theirs.push(version(model, stretches, 'them'))
    } else if (isOpen(mark)) {
      // Only the paragraph's end is open: cut in two there, or joined with the next.
      const text = `${lastWords(stretches.map((s) => s.text).join(''))} ¶`
      if (standsFor(mark, 'us', model)) ours.push(text)
      if (standsFor(mark, 'them', model)) theirs.push(text)
    }
  }
  return { ours: joined(ours), theirs: joined(theirs) }
}

/** Text with one state; settled text, however it looks, is one stretch without. */
interface Stretch {
  readonly text: string
  readonly state?: CharState
}

function stretchesOf(runs: readonly Run[]): Stretch[] {
  const out: Stretch[] = []
  for (const { text, state } of runs) {
    if (state.gone) continue
    const last = out.at(-1)
    if (isOpen(state)) out.push({ text, state })
    else if (last && !last.state) out[out.length - 1] = { text: last.text + text }
    else out.push({ text })
  }
  return out
}

const isOpen = ({ ins, del }: CharState): boolean => ins.length > 0 || del.length > 0

/** Whether a stretch stands in one side's version: not the other's addition, and not what this side struck. */
const standsFor = ({ ins, del }: CharState, side: Side, { me }: TextModel): boolean =>
  ins.every((l) => sideOfLayer(l, me) === side) && !del.some((l) => sideOfLayer(l, me) === side)

const version = (model: TextModel, stretches: readonly Stretch[], side: Side): string =>
  stretches
    .map(({ text, state }, i) => {
      if (state) return standsFor(state, side, model) ? text : ''
      if (i === 0) return lastWords(text)
      return i === stretches.length - 1 ? firstWords(text) : between(text)
    })
    .join('')

const wordsOf = (text: string): readonly string[] => text.match(/\s*\S+/g) ?? []

function firstWords(text: string): string {
  const words = wordsOf(text)
  return words.length > AROUND ? `${words.slice(0, AROUND).join('')} …` : text
}

function lastWords(text: string): string {
  const words = wordsOf(text)
  const space = /\s$/.test(text) ? ' ' : ''
  return words.length > AROUND ? `… ${words.slice(-AROUND).join('').trimStart()}${space}` : text
}

const between = (text: string): string =>
  wordsOf(text).length > 2 * AROUND + 1 ? `${firstWords(text)}${lastWords(text).slice(1)}` : text

function joined(parts: readonly string[]): string {
  const text = parts
    .join(' / ')
    .replace(/\uFFFC/g, '▫')
    .replace(/\s+/g, ' ')
    .trim()
  return text.length > MOST ? `${text.slice(0, MOST - 1).trimEnd()}…` : text
}
