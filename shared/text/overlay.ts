import type { CharFormat, ClaimedChange, ImportedComment, ParagraphProps } from '../docx/model.ts'
import { writerOf } from './draft/plane.ts'
import { type IdRange, idKey } from './ids.ts'
import { IntervalMap } from './interval-map.ts'
import { Notes } from './notes.ts'
import type {
  Author,
  BaseRecord,
  DeletionRecord,
  FormatRecord,
  FormatSet,
  InsertionRecord,
  ParagraphRecord,
  PropsSet,
  TextRecord,
  Via,
} from './records.ts'
import { type Ruling, sameSide } from './rulings.ts'

/** One proposal lying over characters: an insertion, a deletion, a format or a paragraph property. */
export interface Layer {
  /** `i` typed text, `c<n>` claimed in the file, else the key of its record. */
  readonly id: string
  readonly kind: 'ins' | 'del' | 'fmt' | 'para'
  readonly author: Author
  /** Milliseconds since 1970; NaN where the file claims no readable date. */
  readonly at: number
  /** Lamport order: of two looks on one character the later is in force, whenever it arrived. 0 for the file's own. */
  readonly n: number
  readonly claimed?: ClaimedChange
  readonly format?: FormatSet
  /** What a claimed format change replaced. */
  readonly formatBefore?: CharFormat
  readonly props?: PropsSet
  readonly propsBefore?: ParagraphProps
  /** Born with its paragraph mark: no change of its own. */
  readonly first?: true
  /** A move: the text stands there now. */
  readonly movedTo?: readonly IdRange[]
  /** Taken from a returned file: who and when are its claim. */
  readonly via?: Via
}

const INSERTING = new Set(['insertion', 'moveTo', 'rowInsertion', 'cellInsertion'])
const DELETING = new Set(['deletion', 'moveFrom', 'rowDeletion', 'cellDeletion'])

/** Of a claimed change, the layer kind it shows as; undefined where it lies on no text ('other'). */
function claimedKind(kind: string): Layer['kind'] | undefined {
  if (INSERTING.has(kind)) return 'ins'
  if (DELETING.has(kind)) return 'del'
  return kind === 'format' ? 'fmt' : kind === 'paragraph' || kind === 'layout' ? 'para' : undefined
}

/**
 * The records of one story, laid over its characters. Feeding records in any order gives the same overlay.
 */
export class Overlay {
  readonly layers = new IntervalMap<Layer>()
  readonly rulings = new IntervalMap<Ruling>()
  readonly baseFormats = new IntervalMap<CharFormat>()
  readonly objects = new Map<string, string>()
  /** Comments over the text they stand at, the file's and ours. */
  readonly comments = new IntervalMap<ImportedComment>()
  readonly baseProps = new Map<string, ParagraphProps>()
  /** Marks behind which a cell, table or container ends: their text can join no other. */
  readonly walls = new Set<string>()
  readonly clients = new Map<number, Layer>()
  readonly notes = new Notes()
  /** Text that counts as base though typed here (turn 0 of a negotiation begun from blank). */
  readonly baseline = new IntervalMap<true>()
  /** Format and paragraph layers settled with the first text. */
  readonly settled = new Set<string>()
  base: BaseRecord | undefined
  /** The greatest Lamport order seen. */
  order = 0
  readonly #begun = new Set<string>()
  readonly #records = new Map<string, TextRecord>()
  readonly #layerOf = new Map<string, Layer>()
  readonly #voids = new Map<string, Set<string>>()

  readonly #story: string

  constructor(story: string) {
    this.#story = story
  }

  /** True while a negotiation begun from blank is still first written: edits are plain. */
  drafting(source: 'word' | 'blank'): boolean {
    return source === 'blank' && this.#begun.size === 0
  }

  /** Takes in one record; answers the id ranges whose look may have changed. */
  add(key: string, record: TextRecord): readonly IdRange[] {
    if (record.story !== this.#story || this.#records.has(key)) return []
    // One base, under the key it was made with: another cannot take its place.
    if (record.t === 'base' && key !== `base.${record.story}`) return []
    this.#records.set(key, record)
    if (record.t !== 'base') this.order = Math.max(this.order, record.n)
    if (record.t === 'void') return this.#addVoid(key, record.record)
    return record.t !== 'client' && this.#isVoid(key) ? [] : this.#lay(key, record, true)
  }

  record(key: string): TextRecord | undefined {
    return this.#records.get(key)
  }

  #isVoid(key: string): boolean {
    for (const by of this.#voids.get(key) ?? []) if (this.#mayVoid(by, key) && !this.#isVoid(by)) return true
    return false
  }

  /** One takes back what one's own side wrote, and earlier: so nobody undoes another's word, and no two undo each other. */
  #mayVoid(by: string, target: string): boolean {
    const a = this.#records.get(by)
    const b = this.#records.get(target)
    // That words are a note holds with the words: accepted ones nobody makes something else of.
    const stays = b?.t === 'base' || b?.t === 'note'
    return !!a && !!b && a.t === 'void' && !stays && a.n > b.n && sameSide(a.by, ownerOf(b))
  }

  #addVoid(key: string, target: string): readonly IdRange[] {
    const before = this.#isVoid(target)
    const voids = this.#voids.get(target) ?? new Set()
    voids.add(key)
    this.#voids.set(target, voids)
    return this.#changed(target, before)
  }

  /** Voiding a void brings the record it silenced back, so a change is followed down to the record it ends at. */
  #changed(target: string, before: boolean): readonly IdRange[] {
    const now = this.#isVoid(target)
    const record = this.#records.get(target)
    if (!record || now === before) return []
    if (record.t !== 'void') return this.#lay(target, record, !now)
    return this.#changed(record.record, this.#wasVoid(record.record, target, before))
  }

  #wasVoid(target: string, by: string, byWasVoid: boolean): boolean {
    for (const other of this.#voids.get(target) ?? [])
      if (this.#mayVoid(other, target) && (other === by ? !byWasVoid : !this.#isVoid(other))) return true
    return false
  }

  #lay(key: string, record: TextRecord, on: boolean): readonly IdRange[] {
    switch (record.t) {
      case 'base':
        return this.#layBase(record)
      case 'client':
        // Said by that client itself, and once: nobody is registered by another, or twice.
        if (writerOf(key) === record.client && !this.clients.has(record.client))
          this.clients.set(record.client, { id: 'i', kind: 'ins', author: record.by, at: record.at, n: record.n })
        return [[record.client, 0, Number.MAX_SAFE_INTEGER]]
      case 'wd': {
        const ruling = this.#ruling(key, {
          layer: 'i',
          verdict: 'reject',
          key,
          by: record.by,
          after: record.after ?? [],
          withdrawal: true,
        })
        return put(this.rulings, record.ranges, ruling, on)
      }
      case 'baseline':
        this.#begun[on ? 'add' : 'delete'](key)
        for (const layer of record.looks ?? []) this.settled[on ? 'add' : 'delete'](layer)
        return put(this.baseline, record.ranges, true as const, on)
      case 'dec': {
        for (const { layer, ranges } of record.on) {
          const { verdict, by, after = [] } = record
          put(this.rulings, ranges, this.#ruling(`${key}/${layer}`, { layer, verdict, key, by, after }), on)
        }
        return record.on.flatMap((d) => d.ranges)
      }
      case 'note':
        return this.notes.lay(key, record)
      case 'ins':
      case 'del':
      case 'fmt':
      case 'para':
        return put(this.layers, record.ranges, this.#layer(key, record), on)
      case 'why':
        return record.ranges
      case 'cmt':
        return put(this.comments, record.ranges, this.#remark(key, record.by.name, record.text), on)
      default:
        return []
    }
  }

  readonly #remarks = new Map<string, ImportedComment>()

  #remark(id: string, author: string, text: string): ImportedComment {
    const remark = this.#remarks.get(id) ?? { id, author, date: '', text, from: 0, to: 0 }
    this.#remarks.set(id, remark)
    return remark
  }

  readonly #rulings = new Map<string, Ruling>()

  /** One object per ruling, so that what was laid can be lifted again. */
  #ruling(id: string, made: Ruling): Ruling {
    const known = this.#rulings.get(id)
    if (known) return known
    this.#rulings.set(id, made)
    return made
  }

  #layer(key: string, record: InsertionRecord | DeletionRecord | FormatRecord | ParagraphRecord): Layer {
    const known = this.#layerOf.get(key)
    if (known) return known
    const { by: author, at, n, via } = record
    const stamp = { author, at, n, ...(via ? { via } : {}) }
    const layer: Layer =
      record.t === 'ins'
        ? { id: 'i', kind: 'ins', ...stamp }
        : record.t === 'del'
          ? { id: key, kind: 'del', ...stamp, ...(record.movedTo ? { movedTo: record.movedTo } : {}) }
          : record.t === 'fmt'
            ? { id: key, kind: 'fmt', ...stamp, format: record.set }
            : { id: key, kind: 'para', ...stamp, props: record.set, ...(record.first ? { first: true } : {}) }
    this.#layerOf.set(key, layer)
    return layer
  }

  /** The records that count (not taken back), by key: comments, reasons, turns, agreements. */
  *standing(): Generator<readonly [key: string, record: TextRecord]> {
    for (const [key, record] of this.#records) if (record.t !== 'void' && !this.#isVoid(key)) yield [key, record]
  }

  /** The taking-back records that count, with what they take back. */
  *voiding(): Generator<readonly [key: string, target: string]> {
    for (const [target, by] of this.#voids)
      for (const key of by) if (this.#mayVoid(key, target) && !this.#isVoid(key)) yield [key, target]
  }

  isStanding(key: string): boolean {
    return this.#records.has(key) && !this.#isVoid(key)
  }

  #layBase(base: BaseRecord): readonly IdRange[] {
    this.base = base
    const { client, clock } = base
    for (const { from, to, format } of base.formats) this.baseFormats.add(client, clock + from, clock + to, format)
    for (const comment of base.comments ?? [])
      this.comments.add(client, clock + comment.from, clock + Math.max(comment.to, comment.from + 1), comment)
    for (const { at, label } of base.objects) this.objects.set(idKey(client, clock + at), label)
    for (const { end, props, wall } of base.paragraphs) {
      this.baseProps.set(idKey(client, clock + end), props)
      if (wall) this.walls.add(idKey(client, clock + end))
    }
    for (const change of base.changes) {
      const kind = claimedKind(change.kind)
      if (!kind) continue
      this.layers.add(client, clock + change.from, clock + change.to, {
        id: `c${change.id}`,
        kind,
        author: { name: change.author, party: '' },
        at: Date.parse(change.date),
        n: 0,
        claimed: change,
        ...(change.formatBefore ? { formatBefore: change.formatBefore } : {}),
        ...(change.propsBefore ? { propsBefore: change.propsBefore } : {}),
      })
    }
    return [[client, clock, Number.MAX_SAFE_INTEGER - clock]]
  }
}

/** Whose a record is: what we wrote down for the other side is ours to take back. */
const ownerOf = (record: Exclude<TextRecord, BaseRecord>): Author =>
  record.t === 'agree' && record.recorded ? record.recorded.by : record.by

function put<T>(map: IntervalMap<T>, ranges: readonly IdRange[], value: T, on: boolean): readonly IdRange[] {
  for (const [client, clock, length] of ranges)
    if (on) map.add(client, clock, clock + length, value)
    else map.remove(client, clock, clock + length, value)
  return ranges
}
