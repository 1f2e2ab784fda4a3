import type { ExportComment, ExportRun } from '../docx/model.ts'
import { IntervalMap } from './interval-map.ts'
import type { TextModel } from './model.ts'
import { type SpokenReason, spokenReasons } from './reasons.ts'
import { nameInFiles } from './rulings.ts'
import type { Run } from './state.ts'

interface Span {
  readonly first: number
  last: number
}

/** Finds, while the runs of an export are made, which of them the comments made here, and reasons, begin and end at. */
export class CommentSpans {
  /** By key; `file.<id>` for the file's own, which answers of ours hang at. */
  readonly #spans = new Map<string, Span>()
  readonly #model: TextModel
  readonly #reasons: readonly SpokenReason[]
  readonly #said = new IntervalMap<string>()

  constructor(model: TextModel) {
    this.#model = model
    this.#reasons = spokenReasons(model)
    for (const { key, ranges } of this.#reasons)
      for (const [client, clock, length] of ranges) this.#said.add(client, clock, clock + length, key)
  }

  /** Notes the run that comes next in the export. */
  pass(run: Pick<Run, 'client' | 'clock' | 'state'> & { readonly text: string }, at: number): void {
    for (const { id } of run.state.comments ?? []) this.#note(this.#model.overlay.record(id) ? id : `file.${id}`, at)
    for (const key of this.#reasonsFor(run)) this.#note(key, at)
  }

  /** What is said about text that is gone hangs at the run before it. */
  passGone(run: Pick<Run, 'client' | 'clock'> & { readonly text: string }, at: number): void {
    for (const key of this.#reasonsFor(run)) if (!this.#spans.has(key)) this.#note(key, Math.max(0, at - 1))
  }

  #reasonsFor({ client, clock, text }: Pick<Run, 'client' | 'clock' | 'text'>): Set<string> {
    return new Set(this.#said.overlapping(client, clock, clock + text.length).flatMap(({ values }) => values))
  }

  #note(key: string, run: number): void {
    const known = this.#spans.get(key)
    if (known) known.last = run
    else this.#spans.set(key, { first: run, last: run })
  }

  /** Comments made here that have a place in the export. An answer hangs where its comment does. */
  get comments(): ExportComment[] {
    const done = new Map<string, boolean>()
    const out: ExportComment[] = []
    for (const [, record] of this.#model.overlay.standing())
      if (record.t === 'done') done.set(record.comment, record.done)
    for (const [key, record] of this.#model.overlay.standing()) {
      if (record.t !== 'cmt' || !this.#spanOf(key)) continue
      const { by, at, text, parent } = record
      out.push({
        ...commentOf(key, nameInFiles(by, this.#model.me), at, text),
        ...(parent === undefined ? {} : { parent }),
        ...(done.get(key) ? { resolved: true } : {}),
      })
    }
    for (const { key, record } of this.#reasons)
      if (this.#spans.has(key))
        out.push(commentOf(key, nameInFiles(record.by, this.#model.me), record.at, record.say ?? ''))
    return out
  }

  #spanOf(key: string): Span | undefined {
    const own = this.#spans.get(key)
    if (own) return own
    const record = this.#model.overlay.record(key)
    return record?.t === 'cmt' && record.parent !== undefined ? this.#spans.get(record.parent) : undefined
  }

  /** The runs with the comments they open and close. */
  anchored(runs: readonly ExportRun[]): ExportRun[] {
    const opens = new Map<number, string[]>()
    const closes = new Map<number, string[]>()
    // A comment stands around text: one on a paragraph's mark takes the text before it, else what follows.
    const around = (at: number): number => {
      for (let n = at; n >= 0; n--) if (runs[n]?.text !== '\n') return n
      return Math.max(
        at,
        runs.findIndex((run, n) => n > at && run.text !== '\n'),
      )
    }
    for (const { key } of this.comments) {
      const span = this.#spanOf(key)!
      const first = around(Math.min(span.first, runs.length - 1))
      const last = Math.max(first, around(Math.min(span.last, runs.length - 1)))
      opens.set(first, [...(opens.get(first) ?? []), key])
      closes.set(last, [...(closes.get(last) ?? []), key])
    }
    return runs.map((run, n) => {
      const [o, c] = [opens.get(n), closes.get(n)]
      return o || c ? { ...run, ...(o ? { opens: o } : {}), ...(c ? { closes: c } : {}) } : run
    })
  }
}

const commentOf = (key: string, author: string, at: number, text: string): ExportComment => ({
  key,
  author,
  date: `${new Date(at).toISOString().slice(0, 19)}Z`,
  text,
})
