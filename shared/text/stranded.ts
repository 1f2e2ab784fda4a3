import { type IdRange, idKey } from './ids.ts'
import type { TextModel } from './model.ts'
import type { Author } from './records.ts'
import { standingOf } from './rulings.ts'
import type { CharState } from './state.ts'

/** What an insertion can stand beside: settled text, or text that somebody struck or moved away, accepted or not. */
interface Stop {
  readonly live: boolean
  readonly mark: boolean
  readonly by: readonly Author[]
  /** The nearest stops that are not struck by this one's only author alone. */
  before: number
  after: number
}

const sameAuthor = (a: Author, b: Author): boolean => a.name === b.name && a.party === b.party

/**
 * Which insertions have lost their surroundings to another's change: what stands on either side of them was struck or
 * moved away. Where one side is the edge of a paragraph, nothing else of that paragraph may be left. What others propose
 * is no surroundings, nor is what the author struck in person. Once through the text; each question is answered at once.
 */
export function strandedIn(model: TextModel): (first: IdRange, last: IdRange, author: Author) => boolean {
  const { stops, leftOf, paragraphOf, alive } = stopsOf(model)
  const beside = (at: number, step: 'before' | 'after', author: Author): Stop | undefined => {
    const stop = stops[at]
    if (!stop || stop.live || !stop.by.every((a) => sameAuthor(a, author))) return stop
    return stops[stop[step]]
  }
  return (first, last, author) => {
    const [from, to] = [idKey(first[0], first[1]), idKey(last[0], last[1])]
    const left = beside(leftOf.get(from) ?? -1, 'before', author)
    const right = beside((leftOf.get(to) ?? -1) + 1, 'after', author)
    const taken = (stop: Stop | undefined) => stop?.live === false
    const edge = (stop: Stop | undefined) => !stop || (stop.live && stop.mark)
    if (taken(left) && taken(right)) return true
    const bare = !alive.has(paragraphOf.get(from) ?? -1) && !alive.has(paragraphOf.get(to) ?? -1)
    return bare && ((taken(left) && edge(right)) || (edge(left) && taken(right)))
  }
}

function stopsOf(model: TextModel) {
  const stops: Stop[] = []
  const leftOf = new Map<string, number>()
  const paragraphOf = new Map<string, number>()
  const alive = new Set<number>()
  const pass = (state: CharState, client: number, clock: number, paragraph: number, mark: boolean) => {
    if (state.ins.length > 0 && !state.gone) {
      leftOf.set(idKey(client, clock), stops.length - 1)
      paragraphOf.set(idKey(client, clock), paragraph)
      return
    }
    const by = state.gone ? whoTook(model, client, clock) : state.del.map((l) => l.author)
    // Withdrawn or rejected: it never was anything to stand beside.
    if (state.gone && by.length === 0) return
    const live = by.length === 0
    if (live && !mark) alive.add(paragraph)
    stops.push({ live, mark, by, before: -1, after: -1 })
  }
  model.story.paragraphs.forEach((p, i) => {
    for (const { state, client, clock } of model.runs(i)) pass(state, client, clock, i, false)
    pass(model.mark(i).state, p.client, p.clock, i, true)
  })
  skipAlike(stops)
  return { stops, leftOf, paragraphOf, alive }
}

function skipAlike(stops: Stop[]): void {
  const alike = (a: Stop, b: Stop | undefined) =>
    b !== undefined && !a.live && !b.live && [...a.by, ...b.by].every((x) => sameAuthor(x, a.by[0]!))
  stops.forEach((stop, i) => {
    stop.before = alike(stop, stops[i - 1]) ? stops[i - 1]!.before : i - 1
  })
  for (let i = stops.length - 1; i >= 0; i--)
    stops[i]!.after = alike(stops[i]!, stops[i + 1]) ? stops[i + 1]!.after : i + 1
}

/** Whose deletions were accepted here. */
function whoTook({ overlay }: TextModel, client: number, clock: number): Author[] {
  const rulings = overlay.rulings.at(client, clock)
  return overlay.layers
    .at(client, clock)
    .filter((l) => l.kind === 'del' && standingOf(l.id, l.author, rulings) === 'accept')
    .map((l) => l.author)
}
