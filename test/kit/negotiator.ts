/** Ann, Bob or Cora with the contract before them: what they do by chance, and the pencil that notes what it must mean. */
import { isRefusal } from '../../shared/base/refuse.ts'
import { sameCell } from '../../shared/docx/cells.ts'
import { type Change, changesOf } from '../../shared/text/changes.ts'
import { insertColumn, removeColumn } from '../../shared/text/columns.ts'
import { decide, isOwn as isOwnChange, letStand } from '../../shared/text/decide.ts'
import { remove, replace, setFormat, setParagraphs, type TextRange } from '../../shared/text/edit.ts'
import type { Edit, TextModel } from '../../shared/text/model.ts'
import { moveParagraphs, moveRange } from '../../shared/text/move.ts'
import type { Author, PropsSet } from '../../shared/text/records.ts'
import { insertRow, removeRow, rowAt } from '../../shared/text/rows.ts'
import type { CharState } from '../../shared/text/state.ts'
import type { Place } from '../../shared/text/story.ts'
import { type Entry, isGone, isOwn, isStruck, openStrikes, Pencil, type Word } from './ledger.ts'
import { type House, Peer } from './peer.ts'
import type { Random } from './random.ts'

/** Which word a stretch of the text is, by the identity of its first letter. Never by what the model says of it. */
export type Register = Map<string, Word>

interface Seen {
  readonly handle: string
  readonly text: string
  readonly at: Place
  readonly state: CharState
  readonly client: number
  readonly clock: number
}

export class Negotiator {
  readonly peer: Peer
  readonly pencil: Pencil
  readonly #register: Register
  readonly #house: House
  readonly #r: Random
  #done: Entry[][] = []
  #undone: Entry[][] = []
  #words = 0

  constructor(who: Author, live: boolean, contract: Uint8Array, known: Iterable<Entry>, all: Shared) {
    this.peer = new Peer(who, live, contract, all.house)
    this.pencil = new Pencil(who, known)
    this.#register = all.register
    this.#house = all.house
    this.#r = all.random
  }

  get model() {
    return this.peer.model
  }

  /** Every word in the document, also what is gone, in order. */
  words(): Seen[] {
    return this.model.story.paragraphs.flatMap((_, paragraph) =>
      this.model.runs(paragraph).flatMap((run) => {
        if (/\S$/.test(run.text)) throw new Error(`a word was cut in two: "${run.text}"`)
        return [...run.text.matchAll(/\S+ /g)].map(({ 0: text, index }) => ({
          handle: `${run.client}.${run.clock + index}`,
          text,
          at: { paragraph, offset: run.at + index },
          state: run.state,
          client: run.client,
          clock: run.clock + index,
        }))
      }),
    )
  }

  wordOf({ handle, text }: Pick<Seen, 'handle' | 'text'>): Word {
    const word = this.#register.get(handle)
    if (!word) throw new Error(`nobody typed "${text}" (${handle})`)
    if (word.text !== text) throw new Error(`"${word.text}" reads "${text}"`)
    return word
  }

  /** One act by chance. */
  act(): void {
    const x = this.#r.next()
    if (x < 0.2) this.#type()
    else if (x < 0.27) this.#paste()
    else if (x < 0.32) this.#split()
    else if (x < 0.47) this.#delete(this.#range())
    else if (x < 0.52) this.#moveText()
    else if (x < 0.58) this.#moveClause()
    else if (x < 0.64)
      this.#note(setFormat(this.model, this.#range(), this.#r.pick([{ bold: true }, { bold: false }])), [])
    else if (x < 0.68) this.#dress()
    else if (x < 0.71) this.#comment()
    else if (x < 0.75) this.#row()
    else if (x < 0.87) this.#decide()
    else if (x < 0.95) this.#back(this.#done, this.#undone, () => this.peer.undo.undo())
    else this.#back(this.#undone, this.#done, () => this.peer.undo.redo())
  }

  /** What leaves now, and the entries that go with it. */
  handOver(): { bytes: Uint8Array; notes: Entry[] } | undefined {
    const before = this.words().filter((w) => !w.state.gone)
    const bytes = this.peer.handOver()
    if (!this.peer.live) {
      // Published, a word has another identity: the page reads the same, word by word.
      const after = this.words().filter((w) => !w.state.gone)
      for (const [i, { handle, text }] of before.entries()) {
        if (after[i]?.text !== text) throw new Error(`"${text}" was on the page before publishing`)
        this.#register.set(after[i].handle, this.#register.get(handle)!)
      }
      if (after.length !== before.length) throw new Error('publishing brought words back')
      this.#done = []
      this.#undone = []
    }
    return bytes && { bytes, notes: this.pencil.fresh.splice(0) }
  }

  #note(edit: Edit, entries: Entry[]): void {
    if (edit.records.length === 0 && edit.typed.length === 0) {
      if (entries.length > 0) throw new Error('the pencil noted what the model did not do')
      return
    }
    this.peer.undo.push(edit, `act ${this.#done.length} ${this.#r.next()}`)
    this.peer.undo.close()
    this.#done.push(entries)
    this.#undone = []
  }

  #back(from: Entry[][], to: Entry[][], act: () => boolean): void {
    const entries = from.pop()
    if (act() !== (entries !== undefined)) throw new Error('undo does not know what was done')
    if (entries) to.push(this.pencil.undo(entries))
  }

  #fresh(n: number): string[] {
    return Array.from({ length: n }, () => `${this.peer.who.name}${this.#words++} `)
  }

  /** Notes words that were just typed, by where they stand. */
  #born(typed: Edit['typed'], texts: readonly string[]): Entry[] {
    const [client, clock, length] = typed[0] ?? [0, 0, 0]
    const here = this.words().filter((w) => w.client === client && w.clock >= clock && w.clock < clock + length)
    if (here.map((w) => w.text).join('') !== texts.join(''))
      throw new Error(`typed "${texts.join('')}", there stands "${here.map((w) => w.text).join('')}"`)
    return here.map(({ handle, text }) => {
      const birth = this.pencil.birth(text)
      this.#register.set(handle, birth.word)
      return birth
    })
  }

  #type(): void {
    const texts = this.#fresh(1 + this.#r.int(3))
    const from = this.#place()
    const range = this.#r.next() < 0.3 ? this.#range() : { from, to: from }
    const before = this.#struckIn(range)
    const edit = replace(this.model, range, texts.join(''))
    this.#note(edit, [...this.#born(edit.typed, texts), ...this.#strike(before)])
  }

  #paste(): void {
    const texts = this.#fresh(4)
    const text = `${texts[0]}\n${texts[1]}${texts[2]}\n${texts[3]}`
    const at = this.#place()
    const edit = this.model.insert(at, text, [this.#props(at), this.#props(at)])
    this.#note(edit, this.#born(edit.typed, texts))
  }

  #delete(range: TextRange): void {
    const before = this.#struckIn(range)
    this.#note(remove(this.model, range), this.#strike(before))
  }

  #moveText(): void {
    const range = this.#range()
    const to = this.#place()
    if (to.paragraph === range.from.paragraph || to.paragraph === range.to.paragraph) return
    if (to.paragraph > range.from.paragraph && to.paragraph < range.to.paragraph) return
    this.#moved(range, () => moveRange(this.model, range, to))
  }

  #moveClause(): void {
    const { paragraphs } = this.model.story
    const first = this.#r.int(paragraphs.length)
    const last = Math.min(paragraphs.length - 1, first + this.#r.int(2))
    const before = this.#r.int(paragraphs.length + 1)
    if (before >= first && before <= last + 1) return
    const range = { from: { paragraph: first, offset: 0 }, to: { paragraph: last, offset: paragraphs[last]!.length } }
    this.#moved(range, () => moveParagraphs(this.model, first, last, before))
  }

  #moved(range: TextRange, act: () => Edit): void {
    const { known } = this.pencil
    const goes = this.#in(range).filter((w) => !isGone(w, known) && !isStruck(w, known))
    const entries = () => [
      ...goes.map((w) =>
        isOwn(w, this.peer.who, known) ? this.pencil.rule(w, undefined, 'reject') : this.pencil.strike(w, true),
      ),
    ]
    const edit = act()
    const texts = goes.map((w) => w.text)
    const born = this.#born(edit.typed, texts)
    this.#note(edit, [...born, ...entries()])
    const halves = changesOf(this.model).filter((c) => c.moves.some((m) => edit.records.includes(m)))
    const taken = halves.some((c) => c.deleted !== '')
    if (taken !== halves.some((c) => c.inserted !== '')) throw new Error('half a move')
    if (!taken && born.length > 0 && !goes.every((w) => w.by?.party === this.peer.who.party))
      throw new Error('a move that is none')
  }

  /** A table row comes or goes. */
  #row(): void {
    const tabled = this.model.story.paragraphs.flatMap((_, p) => (this.model.mark(p).props.cell ? [p] : []))
    if (tabled.length === 0) return
    const paragraph = this.#r.pick(tabled)
    if (this.#r.next() < 0.4) {
      this.#column(paragraph)
      return
    }
    const row = rowAt(this.model, paragraph)!
    if (this.#r.next() < 0.5) {
      const id = `${this.peer.who.name}${this.#words++}`
      const edit = insertRow(this.model, row, this.#r.pick(['above', 'below'] as const), id)
      if (!isRefusal(edit)) this.#note(edit, [])
      return
    }
    const { known } = this.pencil
    const end = { paragraph: row.last, offset: this.model.story.paragraphs[row.last]!.length + 1 }
    const words = this.#in({ from: { paragraph: row.first, offset: 0 }, to: end }).filter((w) => !isGone(w, known))
    const edit = removeRow(this.model, row)
    if (!isRefusal(edit)) this.#note(edit, this.#strike(words))
  }

  /** A table column comes or goes. */
  #column(paragraph: number): void {
    if (this.#r.next() < 0.5) {
      const id = `${this.peer.who.name}${this.#words++}`
      const edit = insertColumn(this.model, paragraph, this.#r.pick(['left', 'right'] as const), id)
      if (!isRefusal(edit)) this.#note(edit, [])
      return
    }
    const { known } = this.pencil
    const goes = (at: Place) => sameColumn(this.model, at.paragraph, paragraph)
    const words = this.words()
      .filter(({ at }) => goes(at))
      .map((w) => this.wordOf(w))
      .filter((w) => !isGone(w, known))
    const before = this.model.story.paragraphs.length
    const edit = removeColumn(this.model, paragraph)
    if (this.model.story.paragraphs.length !== before) throw new Error('taking a column out made paragraphs')
    if (!isRefusal(edit)) this.#note(edit, this.#strike(words))
  }

  #dress(): void {
    const p = this.#r.int(this.model.story.paragraphs.length)
    this.#note(setParagraphs(this.model, p, p, this.#r.pick<PropsSet>([{ align: 'center' }, { align: undefined }])), [])
  }

  #comment(): void {
    const word = this.#r.pick(this.words())
    const text = `${this.peer.who.name} asks ${this.#words++}`
    const edit = this.model.edit((write) => {
      write({ t: 'cmt', ranges: [[word.client, word.clock, word.text.length]], text })
      return []
    })
    this.#note(edit, [])
  }

  #decide(): void {
    const changes = changesOf(this.model)
    if (changes.length === 0) return
    const { known, me } = { known: this.pencil.known, me: this.peer.who }
    // Where two sides have said different things, saying it again or yielding is what matters.
    const contested = changes.filter((c) => c.conflict)
    const one = this.#r.pick(contested.length > 0 && this.#r.next() < 0.5 ? contested : changes)
    const verdict = this.#r.pick(['accept', 'reject'] as const)
    const yielding = verdict === 'accept' && one.conflict && isOwnChange(one, me)
    const all = changes.filter((c) => c === one || c.moves.some((m) => one.moves.includes(m)))
    // Agreed twice, a moved word would stand twice: what moves the same words elsewhere goes.
    const decides = all.filter((c) => verdict === 'reject' || !isOwnChange(c, me) || yielding)
    const rivals = verdict === 'accept' && !yielding ? rivalsOf(decides, changes) : []
    const on = [
      ...decides.flatMap((c) => this.#wordsIn(c).map((w) => ({ ...w, verdict }))),
      ...rivals.flatMap((c) => this.#wordsIn(c).map((w) => ({ ...w, verdict: 'reject' as const }))),
    ]
    // One person struck a word twice and both are open again: which one is meant cannot be seen from here.
    const strikes = on.map(({ word, author, kind }) =>
      kind === 'ins' ? [] : openStrikes(word, known).filter((s) => s.by.name === author.name),
    )
    if (strikes.some((s) => s.length > 1)) return
    const edit = yielding ? letStand(this.model, one) : decide(this.model, [one], verdict).edit
    // Marks have no letters to know them by: noted is only that somebody decided about them.
    const marks = [...decides, ...rivals].flatMap((c) => (/\n/.test(c.inserted + c.deleted) ? [c.author] : []))
    this.#note(edit, [
      ...on.map(({ word, verdict: said }, i) => this.pencil.rule(word, strikes[i]![0], said)),
      ...marks.map((by) => this.pencil.rule({ text: '\n', by, entries: [] }, undefined, verdict)),
    ])
  }

  /** The words a change puts in or strikes. */
  #wordsIn({ parts }: Change): { word: Word; author: Author; kind: 'ins' | 'del' }[] {
    return parts.flatMap(({ layer, ranges }) => {
      const { kind, author } = layer
      if (kind !== 'ins' && kind !== 'del') return []
      const within = this.words().filter((w) =>
        ranges.some(([c, from, n]) => c === w.client && w.clock >= from && w.clock < from + n),
      )
      return within.map((w) => ({ word: this.wordOf(w), author, kind }))
    })
  }

  #strike(words: readonly Word[]): Entry[] {
    const { known } = this.pencil
    return words.map((w) =>
      isOwn(w, this.peer.who, known) ? this.pencil.rule(w, undefined, 'reject') : this.pencil.strike(w),
    )
  }

  #struckIn(range: TextRange): Word[] {
    const { known } = this.pencil
    return this.#in(range).filter((w) => !isGone(w, known) && !isStruck(w, known))
  }

  #in({ from, to }: TextRange): Word[] {
    const n = (p: Place) => p.paragraph * 1e6 + p.offset
    return this.words()
      .filter(({ at }) => n(at) >= n(from) && n(at) < n(to))
      .map((w) => this.wordOf(w))
  }

  #split(): void {
    const at = this.#place()
    this.#note(this.model.insert(at, '\n', [this.#props(at)]), [])
  }

  /** A new paragraph stands in the cell it was typed in. */
  #props({ paragraph }: Place): PropsSet {
    const { cell } = this.model.mark(paragraph).props
    const look = this.#r.pick<PropsSet>([
      { role: 'body' },
      { role: 'heading', level: 2 },
      { role: 'body', align: 'right' },
    ])
    return cell ? { ...look, cell } : look
  }

  /** Between two words. */
  #place(paragraph = this.#r.int(this.model.story.paragraphs.length)): Place {
    const ends = this.words().flatMap((w) => (w.at.paragraph === paragraph ? [w.at.offset + w.text.length] : []))
    return { paragraph, offset: this.#r.pick([0, ...ends]) }
  }

  #range(): TextRange {
    const from = this.#place()
    const next = Math.min(this.model.story.paragraphs.length - 1, from.paragraph + (this.#r.next() < 0.25 ? 1 : 0))
    const to = this.#place(next)
    return next === from.paragraph && to.offset < from.offset ? { from: to, to: from } : { from, to }
  }
}

export interface Shared {
  readonly house: House
  readonly register: Register
  readonly random: Random
}

/** Changes of other moves of the very words that a decided move moves, nothing more and nothing less. */
function rivalsOf(decided: readonly Change[], all: readonly Change[]): Change[] {
  const letters = ({ ranges }: Change['parts'][number]) =>
    ranges.flatMap(([client, clock, n]) => Array.from({ length: n }, (_, i) => `${client}.${clock + i}`))
  const struckBy = ({ parts }: Change) => parts.filter((p) => p.layer.kind === 'del').flatMap((p) => letters(p))
  const struck = new Set(all.flatMap(struckBy))
  const read = (name: string) => {
    const halves = all.filter((c) => c.moves.includes(name))
    const text = (of: 'deleted' | 'inserted') => halves.map((c) => c[of].replaceAll('\n', '')).join('')
    const from = halves.flatMap((c) => struckBy(c))
    const arrived = halves.flatMap(({ parts }) =>
      parts.filter((p) => p.layer.kind === 'ins').flatMap((p) => letters(p)),
    )
    return text('deleted') === text('inserted') && !arrived.some((id) => struck.has(id)) ? from.sort().join() : ''
  }
  const ours = new Set(decided.flatMap((c) => c.moves))
  const words = new Set([...ours].map(read).filter(Boolean))
  return all.filter((c) => c.moves.some((m) => !ours.has(m) && words.has(read(m))))
}

/**
 * Whether two paragraphs stand in one column of one table; what is stranded where a cell was stands in none. A row that
 * text has come to stand before is a table by itself.
 */
function sameColumn(model: TextModel, a: number, b: number): boolean {
  const [x, y] = [a, b].map((p) => model.mark(p).props.cell)
  for (let p = Math.min(a, b); p < Math.max(a, b); p++) if (model.mark(p).props.cell?.table !== x?.table) return false
  const isThere = model.story.paragraphs.some(
    (_, p) => sameCell(model.mark(p).props.cell, x) && !model.mark(p).state.gone,
  )
  return !!x && !!y && isThere && x.table === y.table && x.cell === y.cell && x.column === y.column
}
