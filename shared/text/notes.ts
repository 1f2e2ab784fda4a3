import { writerOf } from './draft/plane.ts'
import { type IdRange, idKey } from './ids.ts'
import { IntervalMap } from './interval-map.ts'
import type { NoteRecord } from './records.ts'

/** A note that came since the import. */
export interface NewNote {
  /** Of its record. */
  readonly key: string
  readonly kind: NoteRecord['kind']
  /** "new footnote 1": its number in the file only a word processor knows. */
  readonly name: string
}

/**
 * Notes that came since the import: which mark in the text is whose, and where the words of each end. In any order of
 * arrival they go by the same names.
 */
export class Notes {
  readonly #records = new Map<string, NoteRecord>()
  readonly #byMark = new Map<string, NewNote>()
  readonly #byEnd = new Map<string, NewNote>()
  readonly #parts = new IntervalMap<string>()
  /** Grows with every change of them. */
  version = 0

  /** Lays a record. Answers all text that may go by another name now. */
  lay(key: string, record: NoteRecord): readonly IdRange[] {
    if (!isSound(key, record)) return []
    for (const [client, clock, length] of record.ranges) this.#parts.add(client, clock, clock + length, key)
    this.#records.set(key, record)
    this.#name()
    return [...this.#records.values()].flatMap((r) => r.ranges)
  }

  #name(): void {
    this.version++
    this.#byMark.clear()
    this.#byEnd.clear()
    const counts = new Map<string, number>()
    for (const [key, { kind, ranges }] of [...this.#records].sort(([a, x], [b, y]) => x.n - y.n || (a < b ? -1 : 1))) {
      const [[client, clock], [words, from, length]] = ranges
      const [mark, end] = [idKey(client, clock), idKey(words, from + length - 1)]
      // Of two that want the same text the first has it.
      if (this.#byMark.has(mark) || this.#byEnd.has(end)) continue
      const n = (counts.get(kind) ?? 0) + 1
      counts.set(kind, n)
      const note = { key, kind, name: `new ${kind} ${n}` }
      this.#byMark.set(mark, note)
      this.#byEnd.set(end, note)
    }
  }

  /** The note whose mark in the text this character is. */
  ofMark(client: number, clock: number): NewNote | undefined {
    return this.#byMark.size === 0 ? undefined : this.#byMark.get(idKey(client, clock))
  }

  /** The note whose last paragraph this mark ends. */
  ofEnd(client: number, clock: number): NewNote | undefined {
    return this.#byEnd.size === 0 ? undefined : this.#byEnd.get(idKey(client, clock))
  }

  /** Keys of the notes that came with this text, as mark or as words. */
  over([client, clock, length]: IdRange): string[] {
    if (this.#records.size === 0) return []
    return this.#parts.overlapping(client, clock, clock + length).flatMap(({ values }) => values)
  }
}

/** Whether a text beside the main one goes by the name of a note that came since the import. */
export const isNewNote = (name: string | undefined): boolean => name?.startsWith('new ') === true

/** Both are its writer's own text: nobody makes a note of another's words. */
const isSound = (key: string, { ranges }: NoteRecord): boolean => {
  const writer = writerOf(key)
  return ranges.length === 2 && ranges[0][2] === 1 && ranges.every(([of, , length]) => of === writer && length > 0)
}
