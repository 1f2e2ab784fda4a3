/** What became of the tracked elements of the file, told from the runs that are exported. */
import type { Attribution, ClaimedChange, ExportRun, ImportedStory } from '../model.ts'
import type { XmlElement } from '../xml/tree.ts'
import type { Decisions } from './decisions.ts'

/** kept: still pending. unwrapped: settled, its text stays. gone: settled, its text left. */
export type Outcome = 'kept' | 'unwrapped' | 'gone'

export const INSERTS: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo'])
export const DELETES: ReadonlySet<string> = new Set(['w:del', 'w:moveFrom'])

const WHOLE: ReadonlySet<ClaimedChange['kind']> = new Set([
  'rowInsertion',
  'rowDeletion',
  'cellInsertion',
  'cellDeletion',
])

export class Outcomes {
  readonly #byId: ReadonlyMap<number, ClaimedChange>
  readonly #decisions: Decisions
  readonly #claimed = new Set<number>()
  readonly #pendingMoves: ReadonlySet<string>
  /** Characters of the imported text up to here that are still exported, and those of them newly deleted. */
  readonly #present: Uint32Array
  readonly #deleted: Uint32Array
  /** Marks that end cells, which only a change of their row takes. */
  readonly #walls: readonly number[]
  readonly #deletions: { readonly from: number; readonly by: Attribution }[] = []

  constructor(story: ImportedStory, runs: readonly ExportRun[], decisions: Decisions) {
    this.#byId = new Map(story.changes.map((c) => [c.id, c]))
    this.#decisions = decisions
    const present = new Uint32Array(story.text.length + 1)
    const deleted = new Uint32Array(story.text.length + 1)
    for (const run of runs) {
      if (run.inserted?.claimed !== undefined) this.#claimed.add(run.inserted.claimed)
      if (run.deleted?.claimed !== undefined) this.#claimed.add(run.deleted.claimed)
      if (run.origin === undefined) continue
      const fresh = run.deleted !== undefined && run.deleted.claimed === undefined
      if (fresh) this.#deletions.push({ from: run.origin, by: run.deleted! })
      present.fill(1, run.origin + 1, run.origin + 1 + run.text.length)
      if (fresh) deleted.fill(1, run.origin + 1, run.origin + 1 + run.text.length)
    }
    this.#pendingMoves = new Set(story.changes.flatMap((c) => (this.#claimed.has(c.id) ? (c.move ?? []) : [])))
    const reached = new Uint8Array(story.text.length)
    for (const c of story.changes) if (!WHOLE.has(c.kind)) reached.fill(1, c.from, c.to)
    this.#walls = story.paragraphs.flatMap(({ end, wall }) => (wall && reached[end] === 0 ? [end] : []))
    this.#present = sums(present)
    this.#deleted = sums(deleted)
  }

  /** How many characters of a stretch are still exported. */
  present(from: number, to: number): number {
    return this.#present[to]! - this.#present[from]!
  }

  /** Whether a row went whole: nothing of it is exported, nor the marks that end its cells. */
  wentWhole(from: number, to: number): boolean {
    return this.present(from, to) === 0 && this.#walls.some((end) => from <= end && end < to)
  }

  /** Who newly deleted all that is left of a stretch, if somebody did. */
  deletedBy(from: number, to: number): Attribution | undefined {
    const left = this.present(from, to)
    if (left === 0 || this.#deleted[to]! - this.#deleted[from]! !== left) return undefined
    return this.#deletions.find((d) => d.from >= from)?.by ?? this.#deletions.findLast((d) => d.from <= from)?.by
  }

  of(element: XmlElement): Outcome {
    const id = element.tracked
    const change = id === undefined ? undefined : this.#byId.get(id)
    if (id === undefined || change === undefined || this.#claimed.has(id)) return 'kept'
    if (change.from < change.to) return this.present(change.from, change.to) > 0 ? 'unwrapped' : 'gone'
    const stays = INSERTS.has(element.name) ? this.#decisions.accepted : this.#decisions.rejected
    const goes = INSERTS.has(element.name) ? this.#decisions.rejected : this.#decisions.accepted
    return stays.has(id) ? 'unwrapped' : goes.has(id) ? 'gone' : 'kept'
  }

  /** An attribution that only repeats what its row or cell says needs no element of its own. */
  isWhole(by: Attribution | undefined): boolean {
    const kind = by?.claimed === undefined ? undefined : this.#byId.get(by.claimed)?.kind
    return kind !== undefined && WHOLE.has(kind)
  }

  /** Whether any half of a move is still pending. */
  moveIsPending(name: string): boolean {
    return this.#pendingMoves.has(name)
  }
}

const sums = (flags: Uint32Array): Uint32Array => {
  for (let n = 1; n < flags.length; n++) flags[n]! += flags[n - 1]!
  return flags
}

/** The tracked elements of one class around something, as ids. */
export const idsIn = (path: readonly XmlElement[], names: ReadonlySet<string>): number[] =>
  path.flatMap((e) => (e.tracked !== undefined && names.has(e.name) ? [e.tracked] : []))

export interface Standing {
  /** What is left around it of the file's own elements. */
  readonly path: readonly XmlElement[]
  readonly inserted?: Attribution
  readonly deleted?: Attribution
}

/** Where a run stands now: its file's marks that still hold, and new ones. `outer` are block-level marks around it. */
export const standingOf = (
  path: readonly XmlElement[],
  outer: readonly XmlElement[],
  run: Pick<ExportRun, 'inserted' | 'deleted'>,
  outcomes: Outcomes,
): Standing => {
  const all = [...outer, ...path]
  const holds = (names: ReadonlySet<string>, by: Attribution | undefined): boolean =>
    by?.claimed !== undefined && idsIn(all, names).includes(by.claimed)
  const keepsInsertion = holds(INSERTS, run.inserted)
  const keepsDeletion = holds(DELETES, run.deleted)
  const inserted = keepsInsertion || outcomes.isWhole(run.inserted) ? undefined : run.inserted
  const deleted = keepsDeletion || outcomes.isWhole(run.deleted) ? undefined : run.deleted
  return {
    path: path.filter((e) => (INSERTS.has(e.name) ? keepsInsertion : DELETES.has(e.name) ? keepsDeletion : true)),
    ...(inserted !== undefined && { inserted }),
    ...(deleted !== undefined && { deleted }),
  }
}

/** Whether a run says about its text exactly what the file's own marks say. */
export const isAsImported = (
  path: readonly XmlElement[],
  outer: readonly XmlElement[],
  run: Pick<ExportRun, 'inserted' | 'deleted'>,
  outcomes: Outcomes,
): boolean => {
  const standing = standingOf(path, outer, run, outcomes)
  return standing.inserted === undefined && standing.deleted === undefined && standing.path.length === path.length
}
