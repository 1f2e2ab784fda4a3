import * as Y from 'yjs'
import { type NegotiationRoots, negotiation } from '../document/negotiation.ts'
import { Apart } from './apart.ts'
import { type Guard, Held } from './guard.ts'
import { type IdRange, joinRanges } from './ids.ts'
import type { NewNote } from './notes.ts'
import { Overlay } from './overlay.ts'
import { contentOf, firstItem, recordsIn } from './reading.ts'
import { type Author, isKnown, type NewRecord, type PropsSet, type StampAs, type TextRecord } from './records.ts'
import { type MarkState, markAt, type Run, type StateRules, stateAt } from './state.ts'
import { addedTo, type Heads, type Paragraph, type Place, Story } from './story.ts'

export interface ModelOptions {
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly me: () => Author
  /** The document as a turn held it: read only, and not followed any further. */
  readonly until?: Heads
  /** With `until`: keys of records to read it without. */
  readonly without?: ReadonlySet<string>
}

/** What one edit did, for undo: record keys written and text typed. */
export interface Edit {
  readonly records: readonly string[]
  readonly typed: readonly IdRange[]
}

interface Cached {
  readonly version: number
  readonly runs: readonly Run[]
  readonly mark: MarkState
}

/**
 * One story of a negotiation, open for reading and redlining. The only writer of the story's text and records; text is
 * inserted and records are added, nothing else ever happens to the document.
 */
export class TextModel {
  readonly roots: NegotiationRoots
  readonly story = new Story()
  readonly overlay: Overlay
  readonly #apart: Apart
  readonly #text: Y.Text
  readonly #cache = new WeakMap<Paragraph, Cached>()
  readonly #listeners = new Set<() => void>()
  /** What holds edits: agreed clauses. Every edit passes it, whatever key, menu or paste it comes from. */
  guard: Guard | undefined
  #tried: { readonly records: string[]; readonly typed: IdRange[] } | undefined
  #applying = 0
  #counter = 0
  #looks = 0
  readonly #options: ModelOptions
  readonly storyId: string

  constructor(doc: Y.Doc, options: ModelOptions, storyId = 'body') {
    this.#options = options
    this.storyId = storyId
    this.roots = negotiation(doc)
    this.overlay = new Overlay(storyId)
    this.#apart = new Apart(this.story, this.overlay)
    this.#text = this.roots.story(storyId)
    this.story.load(this.#text, options.until)
    this.#takeRecords(recordsIn(this.roots.records, options.until, options.without))
    if (options.until) return
    this.#text.observe((_, transaction) => {
      if (this.#applying > 0) return
      // Added to only, as honest devices do: mirrored piece by piece. Anything else is read anew.
      const grown = transaction.deleteSet.clients.size === 0
      if (!grown || !this.story.take(addedTo(this.#text, transaction))) this.story.load(this.#text)
      this.#emit()
    })
    this.roots.records.observe((event) => {
      if (this.#applying > 0) return
      const { records } = this.roots
      this.#takeRecords([...event.keysChanged].map((key) => [key, contentOf(firstItem(records, key))]))
      this.#emit()
    })
  }

  get me(): Author {
    return this.#options.me()
  }

  get drafting(): boolean {
    return this.overlay.drafting(this.roots.origin()?.source ?? 'word')
  }

  get rules(): StateRules {
    return { drafting: this.drafting, baseClient: this.overlay.base?.client }
  }

  /** Called after every change, local or not, once per edit. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  runs(paragraph: number): readonly Run[] {
    return this.#look(this.story.paragraphs[paragraph]!).runs
  }

  mark(paragraph: number): MarkState {
    const { mark } = this.#look(this.story.paragraphs[paragraph]!)
    const apart = this.#apart.nameOf(paragraph)
    return mark.props.apart === apart ? mark : { ...mark, props: { ...mark.props, ...(apart && { apart }) } }
  }

  /** The note made since the import that a paragraph stands in. */
  noteOf(paragraph: number): NewNote | undefined {
    return this.#apart.noteOf(paragraph)
  }

  /** The paragraph that ends the file's own text: behind it stand only notes that came since. */
  get last(): number {
    return this.#apart.last
  }

  /** Whether what follows, if anything, is another text: a note, a header, a text box. */
  endsRoom(paragraph: number): boolean {
    if (paragraph + 1 >= this.story.paragraphs.length || paragraph === this.last) return true
    return this.#apart.nameOf(paragraph) !== this.#apart.nameOf(paragraph + 1)
  }

  /** Grows whenever this paragraph must be drawn again. */
  versionOf(paragraph: Paragraph): number {
    return paragraph.version + this.#looks
  }

  /** Inserts text ('\n' makes paragraphs, each mark born with `props`), as somebody else's where `as` says so. */
  insert(at: Place, text: string, props: readonly PropsSet[] = [], as?: StampAs): Edit {
    this.#pass(this.guard?.insertion(at, text))
    return this.edit((write) => {
      const client = this.roots.doc.clientID
      this.#register()
      const clock = Y.getState(this.roots.doc.store, client)
      this.#text.insert(this.story.startOf(at.paragraph) + at.offset, text)
      this.story.insert(at, text, client, clock)
      let mark = -1
      for (const set of props) {
        mark = text.indexOf('\n', mark + 1)
        if (mark < 0) break
        write({ t: 'para', ranges: [[client, clock + mark, 1]], set, first: true }, as)
      }
      this.#tried?.typed.push([client, clock, text.length])
      return [[client, clock, text.length]]
    })
  }

  /** Carries out an act of one or more edits whole; held in the midst of it, what it had written is taken back. */
  attempt<T>(act: () => T): T | Held {
    const tried = { records: [], typed: [] }
    this.#tried = tried
    try {
      return act()
    } catch (error) {
      if (!(error instanceof Held)) throw error
      this.#takeBack(tried)
      return error
    } finally {
      this.#tried = undefined
    }
  }

  #takeBack({ records, typed }: { readonly records: readonly string[]; readonly typed: readonly IdRange[] }): void {
    if (records.length === 0 && typed.length === 0) return
    this.edit((write) => {
      for (const record of [...records].reverse())
        if (this.overlay.record(record)?.t !== 'client') write({ t: 'void', record })
      if (typed.length > 0) write({ t: 'wd', ranges: joinRanges(typed) })
      return []
    })
  }

  #pass(held: string | undefined): void {
    if (held !== undefined) throw new Held(held)
  }

  /** Runs one edit in one Yjs transaction and tells the listeners once. */
  edit(act: (write: (record: NewRecord, as?: StampAs) => string) => readonly IdRange[]): Edit {
    const records: string[] = []
    let typed: readonly IdRange[] = []
    this.#applying++
    try {
      this.roots.doc.transact(() => {
        typed = act((record, as) => {
          const key = this.#write(record, as)
          records.push(key)
          return key
        })
      }, this)
    } finally {
      this.#applying--
    }
    this.#emit()
    return { records, typed }
  }

  /** Dates typed text, once a burst of typing is over. Not an edit: nothing looks different. */
  stamp(ranges: readonly IdRange[]): void {
    const joined = joinRanges(ranges)
    if (joined.length === 0) return
    this.#applying++
    try {
      this.roots.doc.transact(() => void this.#write({ t: 'ins', ranges: joined }), this)
    } finally {
      this.#applying--
    }
  }

  /** Who writes here is said before the first thing written: only what has a known writer counts for others. */
  #register(): void {
    const client = this.roots.doc.clientID
    if (!this.overlay.clients.has(client)) this.#write({ t: 'client', client })
  }

  #write(record: NewRecord, as: StampAs = {}): string {
    this.#pass(this.guard?.record(record))
    if (record.t !== 'client') this.#register()
    const { doc, records } = this.roots
    let key: string
    do key = `${doc.clientID.toString(36)}.${(this.#counter++).toString(36)}`
    while (records.has(key))
    const full = {
      ...record,
      story: this.storyId,
      by: this.#signature(),
      at: this.#options.now(),
      n: this.overlay.order + 1,
      ...as,
    } as TextRecord
    records.set(key, full)
    this.#tried?.records.push(key)
    this.#afresh(() => this.#touch(this.overlay.add(key, full)))
    return key
  }

  #signature(): Author {
    const { name, party } = this.#options.me()
    return { name, party }
  }

  #takeRecords(records: Iterable<readonly [key: string, value: unknown]>): void {
    const touched: IdRange[] = []
    this.#afresh(() => {
      for (const [key, record] of records) if (isKnown(record)) touched.push(...this.overlay.add(key, record))
    })
    this.#touch(touched)
  }

  /** Where a whole draft becomes the first text, every paragraph looks different. */
  #afresh(lay: () => void): void {
    const { drafting } = this
    const settled = this.overlay.settled.size
    lay()
    if (this.drafting !== drafting || this.overlay.settled.size !== settled) this.#looks++
  }

  /** Marks the paragraphs that hold these characters as looking different. */
  #touch(ranges: readonly IdRange[]): void {
    if (ranges.length === 0) return
    // Deciding thousands at once: looking at everything again is cheaper than asking each paragraph for each range.
    if (ranges.length > 50) {
      this.#looks++
      return
    }
    const hit = (client: number, clock: number, length: number): boolean =>
      ranges.some(([c, from, n]) => c === client && from < clock + length && clock < from + n)
    for (const p of this.story.paragraphs)
      if (hit(p.client, p.clock, 1) || p.segments.some((s) => hit(s.client, s.clock, s.text.length))) p.version++
  }

  #emit(): void {
    for (const listener of this.#listeners) listener()
  }

  #look(p: Paragraph): Cached {
    const version = this.versionOf(p)
    const cached = this.#cache.get(p)
    if (cached && cached.version === version) return cached
    const rules = this.rules
    const look = { version, runs: this.#runsOf(p, rules), mark: markAt(this.overlay, rules, p.client, p.clock) }
    this.#cache.set(p, look)
    return look
  }

  #runsOf(p: Paragraph, rules: StateRules): Run[] {
    const runs: Run[] = []
    let at = 0
    for (const { client, clock, text } of p.segments) {
      const cuts = this.#cuts(client, clock, text)
      for (let i = 0; i + 1 < cuts.length; i++) {
        const from = cuts[i]!
        const piece = text.slice(from - clock, cuts[i + 1]! - clock)
        runs.push({ text: piece, client, clock: from, at, state: stateAt(this.overlay, rules, client, from) })
        at += piece.length
      }
    }
    return runs
  }

  /** Clocks at which something begins or ends within a segment, its own ends included. */
  #cuts(client: number, clock: number, text: string): number[] {
    const end = clock + text.length
    const cuts = new Set([clock, end])
    const { layers, rulings, baseFormats, baseline, comments } = this.overlay
    for (const map of [layers, rulings, baseFormats, baseline, comments])
      for (const span of map.overlapping(client, clock, end)) {
        if (span.from > clock) cuts.add(span.from)
        if (span.to < end) cuts.add(span.to)
      }
    for (let i = text.indexOf('\uFFFC'); i >= 0; i = text.indexOf('\uFFFC', i + 1))
      cuts.add(clock + i).add(clock + i + 1)
    return [...cuts].sort((a, b) => a - b)
  }
}
