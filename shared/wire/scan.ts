/**
 * Stage one of the guard: what one Yjs update (V1) of a peer holds, read from its bytes before Yjs sees them. Yjs itself
 * takes anything: a dozen bytes can make later text vanish, a few hundred kilobytes fill the memory (docs/security.md,
 * "What a peer sends"). The document only grows, so an honest update is narrow: words in a story, fresh records under its
 * own client's keys, and no deletion.
 */
import type { Refusal } from '../base/refuse.ts'
import { Misfit, no, Reader } from './reader.ts'

export interface ScanRules {
  /** Yjs clients the signer writes under, each with the clock it goes on from. */
  readonly clients: ReadonlyMap<number, number>
  /** How far any client is known: what the update may refer to. */
  readonly known: ReadonlyMap<number, number>
  /** Stories there are. The first update of a document brings its own. */
  readonly stories: ReadonlySet<string>
  /** The first update of a document may write what it was made from. */
  readonly founding: boolean
}

export interface Id {
  readonly client: number
  readonly clock: number
}

/** A stretch of words, and the characters it was put between. */
export interface Piece extends Id {
  readonly text: string
  readonly left: Id | undefined
  readonly right: Id | undefined
}

/** A fresh entry of the records. */
export interface Entry extends Id {
  readonly key: string
}

export interface Scanned {
  /** Clock after the last, by client. */
  readonly reached: ReadonlyMap<number, number>
  readonly pieces: readonly Piece[]
  readonly records: readonly Entry[]
}

/** Far above what honest people send: a turn, and a whole document of a thousand pages with its history. */
const MOST = {
  turn: { bytes: 8 * 1024 * 1024, structs: 20_000, values: 1_000_000 },
  founding: { bytes: 64 * 1024 * 1024, structs: 200_000, values: 8_000_000 },
}
const MOST_CLOCK = 2 ** 31
const MOST_NAME = 80
const STRING = 4
const VALUES = 8
const STORY = /^story\/([a-z0-9-]{1,40})$/
const RECORD_KEY = /^(?!base\.)([0-9a-z]{1,8})\.[0-9a-z]{1,10}$/
const FOUNDING_KEY = /^base\.[a-z0-9-]{1,40}$/

/** What it holds, or why it is not taken in. */
export function scan(update: Uint8Array, rules: ScanRules): Scanned | Refusal {
  try {
    return new Scan(update, rules).run()
  } catch (error) {
    if (error instanceof Misfit) return error.refusal
    throw error
  }
}

class Scan {
  readonly #read: Reader
  readonly #rules: ScanRules
  readonly #most: typeof MOST.turn
  readonly #size: number
  readonly #reached = new Map<number, number>()
  readonly #pieces: Piece[] = []
  readonly #records = new Map<string, Entry>()
  #origin = false

  constructor(bytes: Uint8Array, rules: ScanRules) {
    this.#most = rules.founding ? MOST.founding : MOST.turn
    this.#size = bytes.length
    this.#read = new Reader(bytes, this.#most.values)
    this.#rules = rules
  }

  run(): Scanned {
    if (this.#size > this.#most.bytes) no('large')
    const count = this.#read.number()
    if (count > this.#rules.clients.size) no('device')
    let structs = 0
    let last = Number.POSITIVE_INFINITY
    for (let i = 0; i < count; i++) {
      const many = this.#read.number()
      structs += many
      if (many === 0 || structs > this.#most.structs) no('pieces')
      last = this.#client(many, last)
    }
    if (this.#read.number() !== 0) no('deletes')
    if (!this.#read.ended) no('trailing')
    if (this.#reached.size < this.#rules.clients.size) no('silent')
    for (const { left, right } of this.#pieces)
      for (const id of [left, right]) if (id && !this.#isThere(id)) no('unknown')
    if (this.#rules.founding && !this.#origin) no('origin')
    return { reached: this.#reached, pieces: this.#pieces, records: [...this.#records.values()] }
  }

  /** All that one client says. Encoders write the greatest first. */
  #client(structs: number, before: number): number {
    const client = this.#read.number()
    let clock = this.#read.number(MOST_CLOCK)
    const from = this.#rules.clients.get(client)
    if (from === undefined) no('device')
    if (client >= before || clock !== from) no('clocks')
    for (let i = 0; i < structs; i++) {
      clock += this.#struct({ client, clock })
      if (clock > MOST_CLOCK) no('bounds')
      this.#reached.set(client, clock)
    }
    return client
  }

  /** One piece; answers its length. */
  #struct(id: Id): number {
    const info = this.#read.byte()
    const content = info & 31
    if (content !== STRING && content !== VALUES) no('content')
    const left = info & 128 ? this.#neighbour(id) : undefined
    const right = info & 64 ? this.#neighbour(id) : undefined
    const keyed = (info & 32) !== 0
    if (content === VALUES) {
      if (left || right) no('overwrites')
      return this.#entry(id, keyed)
    }
    if (keyed) no('keyed')
    if (!left && !right) this.#inStory()
    const text = this.#read.text()
    if (text === '') no('empty')
    // Every story ends in a mark that was there from the beginning, and grows before it. Behind it stand whole notes alone.
    if (!right && !this.#rules.founding && !text.endsWith('\n')) no('beside')
    this.#pieces.push({ ...id, text, left, right })
    return text.length
  }

  #neighbour(of: Id): Id {
    const id = { client: this.#read.number(), clock: this.#read.number(MOST_CLOCK) }
    if (id.client === of.client && id.clock >= of.clock) no('itself')
    return id
  }

  #inStory(): void {
    if (this.#read.number() !== 1) no('root')
    const story = STORY.exec(this.#read.text())?.[1]
    if (story === undefined || !(this.#rules.founding || this.#rules.stories.has(story))) no('root')
  }

  /** One fresh entry of one of the maps. */
  #entry({ client, clock }: Id, keyed: boolean): number {
    if (this.#read.number() !== 1) no('root')
    const map = this.#read.text()
    if (!keyed) no('root')
    const key = this.#read.text()
    const { founding } = this.#rules
    if (map === 'about') {
      if (!founding || key !== 'origin' || this.#origin) no('base')
      this.#origin = true
    } else if (map === 'records') {
      const own = key.length <= MOST_NAME && RECORD_KEY.exec(key)?.[1] === client.toString(36)
      if (!own && !(founding && FOUNDING_KEY.test(key))) no(FOUNDING_KEY.test(key) ? 'base' : 'key')
      if (this.#records.has(key)) no('overwrites')
      this.#records.set(key, { key, client, clock })
    } else no('root')
    if (this.#read.number() !== 1 || !this.#read.value()) no('values')
    return 1
  }

  #isThere({ client, clock }: Id): boolean {
    return clock < (this.#reached.get(client) ?? this.#rules.known.get(client) ?? 0)
  }
}
