import { ContentString, findIndexSS, Item, type Text, type Transaction } from 'yjs'
import { IdIndex } from './id-index.ts'
import { type IdRange, idKey } from './ids.ts'

/** Consecutive characters of one client with consecutive clocks. Never holds a paragraph mark. */
export interface Segment {
  client: number
  clock: number
  text: string
}

/** Beyond this many pieces at once the whole text is read anew. */
const FEW = 64

/** One linear paragraph: its text in segments and the identity of the mark that ends it. */
export interface Paragraph {
  segments: Segment[]
  /** Identity of the '\n'. */
  client: number
  clock: number
  /** UTF-16 units without the mark. */
  length: number
  /** Grows whenever text or look changes, so that a view knows what to draw again. */
  version: number
}

/** For every client the clock before which its text and records count. */
export type Heads = ReadonlyMap<number, number>

export interface Place {
  readonly paragraph: number
  readonly offset: number
}

/** Questions where a character stands, before an index is made to answer them. */
const SELDOM = 8

/**
 * A story's text as paragraphs, kept in step with its Y.Text. Text that stands after the last mark has no paragraph:
 * every story is made with a closing mark, grows before it, and behind it by whole paragraphs alone.
 */
export class Story {
  paragraphs: Paragraph[] = []

  /** Reads the whole text anew: on opening, and when much has arrived. `until`: only what a turn held. */
  load(text: Text, until?: Heads): void {
    const before = new Map(this.paragraphs.map((p) => [idKey(p.client, p.clock), p]))
    const out: Paragraph[] = []
    let segments: Segment[] = []
    let length = 0
    for (let item = text._start; item; item = item.right) {
      if (item.deleted || !(item.content instanceof ContentString)) continue
      let clock = item.id.clock
      const client = item.id.client
      const known = until ? Math.max(0, (until.get(client) ?? 0) - clock) : item.length
      if (known === 0) continue
      const pieces = item.content.str.slice(0, known).split('\n')
      pieces.forEach((piece, i) => {
        if (piece) {
          pushSegment(segments, { client, clock, text: piece })
          clock += piece.length
          length += piece.length
        }
        if (i === pieces.length - 1) return
        out.push({ segments, client, clock, length, version: 0 })
        segments = []
        length = 0
        clock += 1
      })
    }
    this.#moved()
    this.paragraphs = out.map((p) => {
      const old = before.get(idKey(p.client, p.clock))
      if (!old) return p
      if (sameSegments(old.segments, p.segments)) return old
      return { ...p, version: old.version + 1 }
    })
  }

  /**
   * Mirrors what another device's text added, item by item. Answers false where reading anew costs less, or where an
   * item is not plain text with a known neighbour.
   */
  take(added: ReadonlySet<Item>): boolean {
    if (added.size > FEW || this.paragraphs.length === 0) return false
    const waiting = new Set(added)
    const take = (item: Item): boolean => {
      waiting.delete(item)
      const { left, content } = item
      if (!(content instanceof ContentString)) return false
      if (left && waiting.has(left) && !take(left)) return false
      const at = left ? this.#behind(left.id.client, left.lastId.clock) : { paragraph: 0, offset: 0 }
      if (!at) return false
      this.insert(at, content.str, item.id.client, item.id.clock)
      return true
    }
    for (const item of added) if (waiting.has(item) && !take(item)) return false
    return true
  }

  #behind(client: number, clock: number): Place | undefined {
    const at = this.placeOfId(client, clock)
    if (!at) return undefined
    const { length } = this.paragraphs[at.paragraph]!
    if (at.offset < length) return { paragraph: at.paragraph, offset: at.offset + 1 }
    return at.paragraph + 1 < this.paragraphs.length ? { paragraph: at.paragraph + 1, offset: 0 } : undefined
  }

  get length(): number {
    let n = 0
    for (const p of this.paragraphs) n += p.length + 1
    return n
  }

  /** Linear offset of a paragraph's first character. */
  startOf(paragraph: number): number {
    let n = 0
    for (let i = 0; i < paragraph; i++) n += this.paragraphs[i]!.length + 1
    return n
  }

  placeAt(offset: number): Place {
    let rest = offset
    for (let i = 0; i < this.paragraphs.length; i++) {
      const { length } = this.paragraphs[i]!
      if (rest <= length) return { paragraph: i, offset: rest }
      rest -= length + 1
    }
    throw new RangeError(`offset ${offset} lies behind the text`)
  }

  /** Where the character with this identity stands. */
  placeOfId(client: number, clock: number): Place | undefined {
    if (this.#asked++ < SELDOM) return this.#lookFor(client, clock)
    this.#index ??= new IdIndex(this.paragraphs)
    return this.#index.placeOf(client, clock)
  }

  /** Asked a few times between two insertions, looking is cheaper than an index; asked for thousands it is not. */
  #asked = 0
  #index: IdIndex | undefined

  /** Grows whenever text comes. */
  version = 0

  #moved(): void {
    this.version++
    this.#asked = 0
    this.#index = undefined
  }

  #lookFor(client: number, clock: number): Place | undefined {
    for (let p = 0; p < this.paragraphs.length; p++) {
      const { segments, length, ...mark } = this.paragraphs[p]!
      if (mark.client === client && mark.clock === clock) return { paragraph: p, offset: length }
      let offset = 0
      for (const s of segments) {
        if (s.client === client && s.clock <= clock && clock < s.clock + s.text.length)
          return { paragraph: p, offset: offset + clock - s.clock }
        offset += s.text.length
      }
    }
    return undefined
  }

  /**
   * Mirrors an insertion that the Y.Text has just taken, behind the last paragraph one of whole paragraphs. Answers how many
   * paragraphs are new.
   */
  insert(at: Place, text: string, client: number, firstClock: number): number {
    const host = this.paragraphs[at.paragraph]
    const [left, right] = host === undefined ? [[], []] : splitSegments(host.segments, at.offset)
    const pieces = text.split('\n')
    const made: Paragraph[] = []
    let clock = firstClock
    let segments = left
    pieces.forEach((piece, i) => {
      if (piece) pushSegment(segments, { client, clock, text: piece })
      clock += piece.length
      if (i === pieces.length - 1) return
      made.push({ segments, client, clock, length: lengthOf(segments), version: 1 })
      segments = []
      clock += 1
    })
    if (host !== undefined) {
      for (const segment of right) pushSegment(segments, segment)
      host.segments = segments
      host.length = lengthOf(segments)
      host.version++
    }
    this.#moved()
    if (made.length > 0) this.paragraphs.splice(at.paragraph, 0, ...made)
    return made.length
  }

  /** The identities of the characters in [from, to) of one paragraph; `to` may include the mark. */
  idsIn(paragraph: number, from: number, to: number): IdRange[] {
    const p = this.paragraphs[paragraph]!
    const out: IdRange[] = []
    let at = 0
    for (const s of p.segments) {
      const a = Math.max(from, at)
      const b = Math.min(to, at + s.text.length)
      if (a < b) out.push([s.client, s.clock + a - at, b - a])
      at += s.text.length
    }
    if (to > p.length && from <= p.length) out.push([p.client, p.clock, 1])
    return out
  }
}

/** The pieces of text a transaction brought. */
export function addedTo(text: Text, { doc, beforeState, afterState }: Transaction): Set<Item> {
  const added = new Set<Item>()
  for (const [client, clock] of afterState) {
    const before = beforeState.get(client) ?? 0
    if (before >= clock) continue
    const structs = doc.store.clients.get(client)!
    for (let i = findIndexSS(structs, before); i < structs.length; i++) {
      const struct = structs[i]!
      if (struct instanceof Item && struct.parent === text) added.add(struct)
    }
  }
  return added
}

function pushSegment(list: Segment[], s: Segment): void {
  const last = list.at(-1)
  if (last && last.client === s.client && last.clock + last.text.length === s.clock) {
    list[list.length - 1] = { client: s.client, clock: last.clock, text: last.text + s.text }
  } else list.push(s)
}

function splitSegments(list: readonly Segment[], offset: number): [Segment[], Segment[]] {
  const left: Segment[] = []
  const right: Segment[] = []
  let at = 0
  for (const s of list) {
    const cut = Math.max(0, Math.min(s.text.length, offset - at))
    if (cut > 0) left.push(cut === s.text.length ? s : { client: s.client, clock: s.clock, text: s.text.slice(0, cut) })
    if (cut < s.text.length)
      right.push(cut === 0 ? s : { client: s.client, clock: s.clock + cut, text: s.text.slice(cut) })
    at += s.text.length
  }
  return [left, right]
}

const lengthOf = (list: readonly Segment[]): number => list.reduce((n, s) => n + s.text.length, 0)

const sameSegments = (a: readonly Segment[], b: readonly Segment[]): boolean =>
  a.length === b.length &&
  a.every((s, i) => s.client === b[i]!.client && s.clock === b[i]!.clock && s.text === b[i]!.text)
