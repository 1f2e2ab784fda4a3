/**
 * A small table that survives everything: journaled first, then cached. It opens from the cache at once, then checks
 * against the journal's tail. One window writes; another reads, and may take over.
 */
import { isRefusal, type Refusal, refuse } from '../../shared/base/refuse.ts'
import {
  type Entry,
  encodeEntry,
  type JournalPort,
  type Numbered,
  type RowLane,
  readTail,
  unreachable,
} from './lane-journal.ts'
import type { Cache, CachedRow } from './sealed-db.ts'

export interface LaneView<T> {
  readonly rows: ReadonlyMap<string, T>
  /** `opening` until the journal was read; `reading` when another window holds the lane or the journal refuses. */
  readonly mode: 'opening' | 'writing' | 'reading'
  /** Why it is only reading, in words. */
  readonly problem?: Refusal
  /** What opening the journal showed (damage, a shorter journal than before): said, never hidden. */
  readonly notes: readonly string[]
}

export interface LaneStore<T> {
  readonly view: () => LaneView<T>
  readonly subscribe: (changed: () => void) => () => void
  /** Resolves after the journal acknowledged; the view changes then and not before. */
  readonly put: (key: string, value: T) => Promise<Refusal | undefined>
  /** Several rows in one append: all of them or none. Not more than the journal takes at once. */
  readonly putAll: (rows: readonly (readonly [key: string, value: T])[]) => Promise<Refusal | undefined>
  readonly remove: (key: string) => Promise<Refusal | undefined>
  /** Opens, or opens again after the shell came back. */
  readonly open: () => Promise<void>
  readonly takeOver: () => Promise<void>
  /** Reads what another window wrote since. */
  readonly refresh: () => Promise<void>
  /** Another window took the lane. */
  readonly lost: () => void
}

export interface LanePorts<T> {
  readonly lane: RowLane
  readonly journal: JournalPort
  /** Absent when the browser refuses to store: then everything comes from the journal. */
  readonly cache?: Cache | undefined
  readonly newId: () => string
  readonly parse: (value: unknown) => T | undefined
}

const taken = refuse('held', 'Another Parley window is writing here. This one shows everything and changes nothing.')

export const laneStore = <T>({ lane, journal, cache, newId, parse }: LanePorts<T>): LaneStore<T> => {
  const rows = new Map<string, { seq: number; value: T; raw: unknown }>()
  const listeners = new Set<() => void>()
  let view: LaneView<T> = { rows: new Map(), mode: 'opening', notes: [] }
  let next = 0
  let warm = false
  let caching = cache !== undefined
  let queue: Promise<unknown> = Promise.resolve()

  const show = (change: Partial<Omit<LaneView<T>, 'rows' | 'problem'>> & { problem?: Refusal | undefined } = {}) => {
    const { problem = 'mode' in change ? undefined : view.problem, ...rest } = change
    const { problem: _, ...before } = view
    const shown = new Map([...rows].map(([key, row]) => [key, row.value]))
    view = { ...before, ...rest, rows: shown, ...(problem && { problem }) }
    for (const changed of listeners) changed()
  }
  const exclusive = <R>(work: () => Promise<R>): Promise<R> => {
    const run = queue.then(work)
    queue = run.catch(() => undefined)
    return run
  }

  /** The highest sequence wins. Returns what the cache must be told. */
  const apply = (entries: readonly (Numbered | (CachedRow & { op?: string }))[]): CachedRow[] => {
    const told = new Map<string, CachedRow>()
    for (const { key, seq, value: raw } of entries) {
      if ((rows.get(key)?.seq ?? -1) > seq) continue
      const value = raw === null ? undefined : parse(raw)
      if (raw === null) rows.delete(key)
      else if (value !== undefined) rows.set(key, { seq, value, raw })
      else continue
      told.set(key, { key, seq, value: raw })
    }
    return [...told.values()]
  }
  /** The cache may fail without harm as long as its position is never moved past what it missed: so it stops. */
  const remember = async (changed: readonly CachedRow[]) => {
    if (!cache || !caching || view.mode === 'reading') return
    await cache.save(changed, next).catch(() => {
      caching = false
    })
  }
  const warmUp = async () => {
    warm = true
    const cached = await cache?.load().catch(async () => {
      await cache.clear().catch(() => {
        caching = false
      })
      return undefined
    })
    if (!cached) return
    apply(cached.rows)
    next = cached.cursor
    show()
  }
  const catchUp = async (): Promise<Numbered[] | Refusal> => {
    const tail = await readTail(journal, lane, next)
    if (isRefusal(tail)) return tail
    next = tail.next
    const changed = apply(tail.entries)
    if (changed.length > 0) {
      show()
      await remember(changed)
    }
    return tail.entries
  }
  /** The cache remembers more than the journal holds: those rows were acknowledged once, so they are written again. */
  const restoreAhead = async (end: number) => {
    const ahead = [...rows].filter(([, row]) => row.seq >= end)
    next = end
    for (const [key, row] of ahead) rows.set(key, { ...row, seq: -1 })
    for (const [key, row] of ahead) await write([{ op: newId(), key, value: row.raw }])
  }

  const write = async (entries: readonly Entry[]): Promise<Refusal | undefined> => {
    let left = entries
    for (let attempt = 0; attempt < 3; attempt++) {
      const answer = await journal.append(lane, next, left.map(encodeEntry)).catch(() => unreachable)
      if (!isRefusal(answer)) {
        const seq = next
        next = answer.next
        const changed = apply(left.map((entry, index) => ({ ...entry, seq: seq + index })))
        show()
        await remember(changed)
        return undefined
      }
      // Taken by another window, or only by our own past connection: opening again tells the two apart.
      if (answer.refused === 'taken' && isRefusal(await journal.open(lane).catch(() => unreachable))) {
        show({ mode: 'reading', problem: taken })
        return taken
      }
      // The answer may be lost and the record kept: look for our own operations before writing it again.
      const before = next
      const tail = await catchUp()
      if (isRefusal(tail)) return answer
      left = left.filter(({ op }) => !tail.some((found) => found.op === op))
      if (left.length === 0) return undefined
      if (next === before && answer.refused !== 'unreachable' && answer.refused !== 'taken') return answer
    }
    return unreachable
  }

  const start = async (how: 'open' | 'takeOver') => {
    if (!warm) await warmUp()
    const opened = await journal[how](lane).catch(() => unreachable)
    if (isRefusal(opened)) {
      show({ mode: 'reading', problem: opened.refused === 'held' ? taken : opened })
      await catchUp()
      return
    }
    const notes = opened.damage.map((damage) => damage.say)
    if (opened.missingSince !== undefined)
      notes.push(
        'The journal on this computer is shorter than it once was. What this window still remembers is written again.',
      )
    const ahead = next > opened.next
    if (ahead) await restoreAhead(opened.next)
    else {
      const tail = await catchUp()
      if (isRefusal(tail)) {
        show({ mode: 'reading', problem: tail, notes })
        return
      }
    }
    show({ mode: 'writing', notes })
    if (ahead) await remember([...rows].map(([key, row]) => ({ key, seq: row.seq, value: row.raw })))
  }

  const guarded = (rows: readonly Omit<Entry, 'op'>[]) =>
    exclusive(async () =>
      view.mode === 'writing' ? write(rows.map((row) => ({ ...row, op: newId() }))) : (view.problem ?? unreachable),
    )

  return {
    view: () => view,
    subscribe: (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    put: (key, value) => guarded([{ key, value }]),
    putAll: (rows) => guarded(rows.map(([key, value]) => ({ key, value }))),
    remove: (key) => guarded([{ key, value: null }]),
    open: () => exclusive(() => start('open')),
    takeOver: () => exclusive(() => start('takeOver')),
    refresh: () => exclusive(async () => void (await catchUp())),
    lost: () => show({ mode: 'reading', problem: taken }),
  }
}
