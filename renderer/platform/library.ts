/** The clause library: private rows in a lane of their own, sealed and journaled like the catalogue. */
import { z } from 'zod'
import type { Refusal } from '../../shared/base/refuse.ts'
import type { Known } from './known.ts'
import { type LanePorts, type LaneStore, type LaneView, laneStore } from './lane-store.ts'

/** Longer than any clause, short enough that one of them cannot fill the memory. */
export const MOST_CHARACTERS = 200_000
export const MOST_CLAUSES = 20_000

const text = z.string().max(MOST_CHARACTERS)
const short = z.string().max(500)

/** Loose: a field written by a newer Parley survives being rewritten by this one. */
export const clauseSchema = z.looseObject({
  id: z.uuid(),
  title: short,
  /** One paragraph per line; a tab in front for every level below the clause's own. */
  text,
  variants: z.array(z.looseObject({ id: z.uuid(), name: short, text })).max(50),
  tags: z.array(z.string().max(120)).max(100),
  /** Where it comes from: a file's name, a person, a form book. */
  source: short,
  licence: short,
  note: z.string().max(20_000),
  createdAt: z.string().max(40),
  updatedAt: z.string().max(40),
})

type Read = z.output<typeof clauseSchema>

export interface LibraryClause extends Omit<Known<Read>, 'variants'> {
  readonly variants: readonly Known<Read['variants'][number]>[]
}

export type Kept = 'saved' | 'saving' | Refusal

export interface Library {
  readonly view: () => LaneView<LibraryClause>
  /** Whether what was typed is on the disk, or why not. */
  readonly kept: () => Kept
  readonly subscribe: LaneStore<LibraryClause>['subscribe']
  /** Opens the lane once, whenever the library is first needed. */
  readonly open: () => Promise<void>
  readonly put: (clause: LibraryClause) => Promise<Refusal | undefined>
  /** All of them or, where a batch is refused, those of the batches before. */
  readonly putAll: (clauses: readonly LibraryClause[]) => Promise<Refusal | undefined>
  readonly remove: (id: string) => Promise<Refusal | undefined>
  /** While somebody types: written after a pause, only the last of several. */
  readonly putSoon: (clause: LibraryClause) => void
  /** Writes at once what waits for a pause. */
  readonly settle: () => Promise<void>
  /** Opens again after the shell came back, if it was open. */
  readonly reopen: () => Promise<void>
  readonly lane: Pick<LaneStore<LibraryClause>, 'takeOver' | 'lost'>
}

const PAUSE_MS = 300
/** The journal takes 4096 records at once; their bytes travel in one frame. */
const BATCH = { rows: 1000, characters: 8_000_000 }

/** The library over its lane. Nothing is read before `open`. */
export const makeLibrary = (ports: Omit<LanePorts<LibraryClause>, 'lane' | 'parse'>): Library => {
  const store = laneStore<LibraryClause>({
    ...ports,
    lane: 'library',
    parse: (value) => clauseSchema.safeParse(value).data,
  })
  const listeners = new Set<() => void>()
  const waiting = new Map<string, LibraryClause>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let opening: Promise<void> | undefined
  let kept: Kept = 'saved'
  const tell = (now: Kept) => {
    kept = now
    for (const changed of listeners) changed()
  }
  const write = async () => {
    clearTimeout(timer)
    const clauses = [...waiting.values()]
    waiting.clear()
    for (const clause of clauses) {
      const refused = await store.put(clause.id, clause)
      // What could not be written waits on, unless something newer does already.
      if (refused && !waiting.has(clause.id)) waiting.set(clause.id, clause)
      if (refused) return tell(refused)
    }
    if (waiting.size === 0) tell('saved')
  }
  return {
    view: store.view,
    kept: () => kept,
    subscribe: (changed) => {
      listeners.add(changed)
      const stop = store.subscribe(changed)
      return () => {
        listeners.delete(changed)
        stop()
      }
    },
    open: () => {
      opening ??= store.open()
      return opening
    },
    put: (clause) => {
      waiting.delete(clause.id)
      return store.put(clause.id, clause)
    },
    putAll: async (clauses) => {
      for (const batch of batches(clauses)) {
        const refused = await store.putAll(batch.map((clause) => [clause.id, clause]))
        if (refused) return refused
      }
      return undefined
    },
    remove: (id) => {
      waiting.delete(id)
      return store.remove(id)
    },
    putSoon: (clause) => {
      waiting.set(clause.id, clause)
      clearTimeout(timer)
      timer = setTimeout(() => void write(), PAUSE_MS)
      if (kept !== 'saving') tell('saving')
    },
    settle: async () => {
      if (waiting.size > 0) await write()
    },
    reopen: async () => {
      if (!opening) return
      await store.open()
      await write()
    },
    lane: store,
  }
}

const batches = (clauses: readonly LibraryClause[]): LibraryClause[][] => {
  const out: LibraryClause[][] = []
  let size = Number.POSITIVE_INFINITY
  for (const clause of clauses) {
    const length = JSON.stringify(clause).length
    if (size + length > BATCH.characters || out.at(-1)!.length >= BATCH.rows) {
      out.push([])
      size = 0
    }
    out.at(-1)!.push(clause)
    size += length
  }
  return out
}
