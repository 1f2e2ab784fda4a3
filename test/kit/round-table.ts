/** Three people, one contract, four rounds without a network: set up, played, and brought together again. */
import * as Y from 'yjs'
import type { ClaimedChange, ImportedDocument, ImportedParagraph } from '../../shared/docx/model.ts'
import { makeBase } from '../../shared/text/base.ts'
import type { Author } from '../../shared/text/records.ts'
import { contract } from './desk.ts'
import { type Entry, Pencil, type Word } from './ledger.ts'
import { Negotiator, type Register } from './negotiator.ts'
import { house, Wire } from './peer.ts'
import { type Random, random } from './random.ts'

export const ANN: Author = { name: 'Ann', party: 'Kestrelmoor' }
export const BOB: Author = { name: 'Bob', party: 'Vantaloft' }
export const CORA: Author = { name: 'Cora', party: 'Vantaloft' }
const FILE: Author = { name: 'Dora', party: '' }

const WORDS_PER_LINE = [4, 6, 5, 2, 2, 1, 2, 1, 3, 5]
/** Paragraphs 3 to 6 are the cells of a table of two rows and two columns. */
const CELLS: Record<number, readonly [row: number, cell: number]> = {
  3: [0, 0],
  4: [0, 1],
  5: [1, 0],
  6: [1, 1],
}

let count = 0
const LINES = WORDS_PER_LINE.map((n) => Array.from({ length: n }, () => `base${count++} `).join(''))

/** Dora's tracked changes of the file: two words inserted, one deleted. */
const at = (word: string) => {
  const from = LINES.map((l) => `${l}\n`)
    .join('')
    .indexOf(`${word} `)
  return { from, to: from + word.length + 1 }
}
const CLAIMS: ClaimedChange[] = [
  {
    id: 0,
    kind: 'insertion',
    author: FILE.name,
    date: '2026-01-02T03:04:05Z',
    from: at('base5').from,
    to: at('base6').to,
  },
  { id: 1, kind: 'deletion', author: FILE.name, date: '2026-01-02T03:04:05Z', ...at('base12') },
]

function imported(claims: readonly ClaimedChange[]): ImportedDocument {
  const document = contract(LINES, claims)
  const [story] = document.stories
  const paragraphs = story!.paragraphs.map(({ end }, i): ImportedParagraph => {
    const cell = CELLS[i]
    const wall = cell !== undefined || CELLS[i + 1] !== undefined ? { wall: true as const } : {}
    return {
      end,
      props: { role: 'body', ...(cell === undefined ? {} : { cell: { table: 0, row: cell[0], cell: cell[1] } }) },
      ...wall,
    }
  })
  return { ...document, stories: [{ ...story!, paragraphs }] }
}

const BASE_CLIENT = 1

export class RoundTable {
  readonly random: Random
  readonly house = house()
  readonly register: Register = new Map()
  readonly contract: Uint8Array
  readonly wire = new Wire<Entry>(3)
  readonly people: Negotiator[]
  readonly claimed: boolean

  constructor(seed: number) {
    this.random = random(seed)
    this.claimed = this.random.next() < 0.5
    const origin = { source: 'word' as const, fileName: '', sha256: '', numbering: [], styles: [] }
    this.contract = Y.encodeStateAsUpdate(makeBase(imported(this.claimed ? CLAIMS : []), origin, BASE_CLIENT))
    const known = this.#baseWords()
    this.people = [ANN, BOB, CORA].map(
      (who) => new Negotiator(who, this.random.next() < 0.5, this.contract, known, this),
    )
  }

  /** The contract as it reads while nobody has agreed to anything: without what Dora's file had inserted. */
  get baseline(): string[] {
    return LINES.map((l) => (this.claimed ? l.replace('base5 base6 ', '') : l))
  }

  #baseWords(): Entry[] {
    const file = new Pencil(FILE, [])
    let offset = 0
    for (const line of LINES) {
      for (const { 0: text, index } of line.matchAll(/\S+ /g)) {
        const inserted = this.claimed && /^base[56] /.test(text)
        const word: Word = inserted ? file.birth(text).word : { text, entries: [] }
        if (this.claimed && text === 'base12 ') file.strike(word)
        this.register.set(`${BASE_CLIENT}.${offset + index}`, word)
      }
      offset += line.length + 1
    }
    return file.fresh
  }

  /** One round: everybody works alone for a while, hands over or not, and something of it arrives. */
  round(check: () => void): void {
    const r = this.random
    for (let turn = r.int(4) + 2; turn > 0; turn--) {
      const who = r.int(3)
      for (let k = r.int(5); k >= 0; k--) this.people[who]!.act()
      if (r.next() < 0.6) this.handOver(who)
      this.deliver(r.int(3), r.next())
      check()
    }
  }

  handOver(who: number): void {
    const left = this.people[who]!.handOver()
    if (left) this.wire.send(who, left.bytes, left.notes)
  }

  /** Some of what could arrive, in any order, and now and then again what was there already. */
  deliver(to: number, share: number): void {
    const { wire, random: r } = this
    for (let waiting = wire.waiting(to); waiting.length > 0 && r.next() < share; waiting = wire.waiting(to)) {
      const batch = r.pick(waiting)
      this.people[to]!.peer.take(batch.bytes)
      wire.arrive(batch, to)
      for (const note of batch.notes) this.people[to]!.pencil.known.add(note)
      const had = wire.had(to)
      if (r.next() < 0.2) this.people[to]!.peer.take(r.pick(had).bytes)
    }
  }

  /** Everybody publishes, and everything arrives everywhere. */
  settle(): void {
    for (const i of this.people.keys()) this.handOver(i)
    for (const i of this.people.keys()) while (this.wire.waiting(i).length > 0) this.deliver(i, 1)
  }
}
