/**
 * Stage one of the guard: what one Yjs update (V1) of a peer holds, read from its bytes before Yjs sees them. Yjs itself
 * takes anything: a dozen bytes can make later text vanish, a few hundred kilobytes fill the memory (security.md,
 * "Guard for a peer's update"). The document only grows, so an honest update is narrow: strings in a story, fresh
 * records under its own client's keys, and no deletion. Never loops past its input, never allocates what it has not read.
 */
import { type Refusal, refuse } from '../base/refuse.ts'

export interface ScanRules {
  /** Yjs clients the signer writes under, each with the clock it goes on from. */
  readonly clients: ReadonlyMap<number, number>
  /** How far any client is known: what the update may refer to. */
  readonly known: ReadonlyMap<number, number>
  /** The first update of a document may write what it was made from. */
  readonly founding: boolean
}

export interface Scanned {
  /** Clock after the last, by client. */
  readonly reached: ReadonlyMap<number, number>
  /** Keys under which records are written. */
  readonly records: readonly string[]
}

const MOST_STRUCTS = 200_000
const MOST_CLOCK = 2 ** 31
const MOST_DEPTH = 32
const MOST_NAME = 200
const STORY = /^story\/[a-z0-9-]{1,40}$/
const RECORD_KEY = /^([0-9a-z]{1,8})\.([0-9a-z]{1,10})$/
const FOUNDING_KEY = /^base\.[a-z0-9-]{1,40}$/
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype'])

class Bad extends Error {}

const no = (why: string): never => {
  throw new Bad(why)
}

/** What it holds, or why it is not taken in. */
export function scan(update: Uint8Array, rules: ScanRules): Scanned | Refusal {
  try {
    return new Scan(update, rules).run()
  } catch (error) {
    if (error instanceof Bad) return refuse('update', `A change in it is not one Parley makes: ${error.message}.`)
    throw error
  }
}

interface Origin {
  readonly client: number
  readonly clock: number
}

class Scan {
  readonly #bytes: Uint8Array
  readonly #rules: ScanRules
  readonly #utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  readonly #reached = new Map<number, number>()
  readonly #refs: Origin[] = []
  readonly #records: string[] = []
  #at = 0

  constructor(bytes: Uint8Array, rules: ScanRules) {
    this.#bytes = bytes
    this.#rules = rules
  }

  run(): Scanned {
    const clients = this.#number(this.#rules.clients.size)
    let structs = 0
    for (let i = 0; i < clients; i++) structs = this.#client(structs)
    for (const { client, clock } of this.#refs)
      if (clock >= (this.#reached.get(client) ?? this.#rules.known.get(client) ?? 0))
        no('it builds on what is not there')
    if (this.#number(0) !== 0) no('it deletes')
    if (this.#at !== this.#bytes.length) no('something stands behind it')
    for (const client of this.#rules.clients.keys()) if (!this.#reached.has(client)) no('a client says nothing')
    return { reached: this.#reached, records: this.#records }
  }

  #client(before: number): number {
    const count = this.#number(MOST_STRUCTS)
    if (count === 0 || before + count > MOST_STRUCTS) no('too many pieces')
    const client = this.#number()
    let clock = this.#number(MOST_CLOCK)
    const from = this.#rules.clients.get(client)
    if (from === undefined) no('it is written under another’s name')
    if (this.#reached.has(client) || clock !== from) no('it leaves out or repeats something')
    for (let i = 0; i < count; i++) {
      clock += this.#struct(client, clock)
      if (clock > MOST_CLOCK) no('too long')
      this.#reached.set(client, clock)
    }
    return before + count
  }

  /** One piece; answers its length. */
  #struct(client: number, clock: number): number {
    const info = this.#byte()
    const content = info & 31
    if (content !== 4 && content !== 8) no(`content of kind ${content}`)
    const left = info & 128 ? this.#origin(client, clock) : undefined
    const right = info & 64 ? this.#origin(client, clock) : undefined
    if (content === 8) {
      if (left || right || !(info & 32)) no('it writes over a record')
      return this.#record(client)
    }
    if (left || right) {
      if (info & 32) no('text under a key')
    } else if (!(this.#number(1) === 1 && STORY.test(this.#text(MOST_NAME)) && !(info & 32))) no('text in no story')
    return this.#words()
  }

  #origin(client: number, clock: number): Origin {
    const origin = { client: this.#number(), clock: this.#number(MOST_CLOCK) }
    if (origin.client === client && origin.clock >= clock) no('it builds on itself')
    this.#refs.push(origin)
    return origin
  }

  /** A story's text: whole characters, of which none is a mark of another story or half a pair. */
  #words(): number {
    const words = this.#text(this.#bytes.length)
    if (words.length === 0) no('empty text')
    if (/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/.test(words)) no('half a character')
    return words.length
  }

  /** One fresh entry of one of the maps. */
  #record(client: number): number {
    if (this.#number(1) !== 1) no('a record within a record')
    const map = this.#text(MOST_NAME)
    const key = this.#text(MOST_NAME)
    if (map === 'records') {
      const own = RECORD_KEY.exec(key)?.[1]
      if (own !== client.toString(36) && !(this.#rules.founding && FOUNDING_KEY.test(key)))
        no('a record under another’s name')
      if (this.#records.includes(key)) no('a record twice')
      this.#records.push(key)
    } else if (!(map === 'about' && key === 'origin' && this.#rules.founding)) no('a map that is none of ours')
    const count = this.#number(1)
    if (count !== 1) no('several values at once')
    if (this.#any(0) !== 'object') no('a record that is none')
    return 1
  }

  /** A value; only what JSON has, and undefined. */
  #any(depth: number): 'object' | 'other' {
    if (depth > MOST_DEPTH) no('nested too deep')
    const kind = this.#byte()
    switch (kind) {
      case 127:
      case 126:
      case 121:
      case 120:
        return 'other'
      case 125:
        this.#signed()
        return 'other'
      case 124:
        this.#skip(4)
        return 'other'
      case 123:
        this.#skip(8)
        return 'other'
      case 119:
        this.#text(this.#bytes.length)
        return 'other'
      case 118: {
        const entries = this.#number(this.#bytes.length)
        for (let i = 0; i < entries; i++) {
          if (FORBIDDEN.has(this.#text(MOST_NAME))) no('a forbidden name')
          this.#any(depth + 1)
        }
        return 'object'
      }
      case 117: {
        const items = this.#number(this.#bytes.length)
        for (let i = 0; i < items; i++) this.#any(depth + 1)
        return 'other'
      }
      default:
        return no(`a value of kind ${kind}`)
    }
  }

  #byte(): number {
    if (this.#at >= this.#bytes.length) no('it ends too early')
    return this.#bytes[this.#at++]!
  }

  #skip(count: number): void {
    this.#at += count
    if (this.#at > this.#bytes.length) no('it ends too early')
  }

  #number(most = Number.MAX_SAFE_INTEGER): number {
    let value = 0
    let scale = 1
    for (let i = 0; i < 8; i++) {
      const byte = this.#byte()
      value += (byte & 127) * scale
      if (byte < 128) return value > most ? no('a number over its bound') : value
      scale *= 128
    }
    return no('a number too long')
  }

  #signed(): void {
    for (let i = 0; i < 9; i++) if (this.#byte() < 128) return
    no('a number too long')
  }

  #text(most: number): string {
    const length = this.#number(this.#bytes.length)
    if (length > most * 4 || this.#at + length > this.#bytes.length) no('it ends too early')
    try {
      const text = this.#utf8.decode(this.#bytes.subarray(this.#at, this.#at + length))
      this.#at += length
      return text.length > most ? no('a name too long') : text
    } catch (error) {
      if (error instanceof Bad) throw error
      return no('text that is none')
    }
  }
}
