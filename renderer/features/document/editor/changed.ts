import type { TextModel } from '../../../../shared/text/model.ts'
import type { Paragraph } from '../../../../shared/text/story.ts'

/** The paragraphs as they were when they were drawn. Kept up to date in place: thousands are not copied for one. */
export interface Seen {
  paragraphs: Paragraph[]
  versions: number[]
}

export interface Changed {
  /** The first paragraph to be drawn anew, then as now. */
  readonly first: number
  /** Behind the last, as it was numbered then; one that did not change is taken along at either end. */
  readonly beforeEnd: number
  /** By how much the paragraphs behind have moved on. */
  readonly shift: number
}

/** Notes that everything up to `upTo` is drawn, of which only what `changed` says was not before. */
export function note(model: TextModel, seen: Seen, upTo: number, changed?: Changed): Seen {
  const now = model.story.paragraphs
  if (changed && changed.shift === 0 && upTo === seen.paragraphs.length) {
    for (let i = changed.first; i < changed.beforeEnd; i++) {
      seen.paragraphs[i] = now[i]!
      seen.versions[i] = model.versionOf(now[i]!)
    }
    return seen
  }
  if (changed) seen.paragraphs.length = 0
  for (let i = seen.paragraphs.length; i < upTo; i++) {
    seen.paragraphs[i] = now[i]!
    seen.versions[i] = model.versionOf(now[i]!)
  }
  return seen
}

/** What has changed among the paragraphs that were drawn: one look at each, no more. */
export function changedIn(model: TextModel, { paragraphs: then, versions }: Seen): Changed | undefined {
  const now = model.story.paragraphs
  const upTo = endNow(now, then)
  const shift = upTo - then.length
  const same = (i: number, j: number): boolean => then[i] === now[j] && versions[i] === model.versionOf(now[j]!)
  let first = 0
  while (first < then.length && first < upTo && same(first, first)) first++
  if (first === then.length && shift === 0) return undefined
  let end = then.length
  while (end > first && end + shift > first && same(end - 1, end - 1 + shift)) end--
  // A paragraph that comes or goes may join the one before or behind it.
  return { first: Math.max(0, first - 1), beforeEnd: Math.min(then.length, end + 1), shift }
}

/** Where what was drawn ends now: behind the paragraph it ended with. What came after that is still to be drawn. */
function endNow(now: readonly Paragraph[], then: readonly Paragraph[]): number {
  const last = then.at(-1)
  if (!last) return 0
  const is = (p: Paragraph | undefined) => p?.client === last.client && p.clock === last.clock
  // From the end of the story, where it is once everything is drawn; then where it was.
  if (is(now.at(-1))) return now.length
  for (let i = then.length - 1; i < now.length; i++) if (is(now[i])) return i + 1
  return now.findIndex(is) + 1
}
