import type { ExportComment, ExportRun } from '../docx/model.ts'
import type { TextModel } from './model.ts'
import type { CharState } from './state.ts'

interface Span {
  readonly first: number
  last: number
}

/** Finds, while the runs of an export are made, which of them the comments made here begin and end at. */
export class CommentSpans {
  /** By key; `file.<id>` for the file's own, which answers of ours hang at. */
  readonly #spans = new Map<string, Span>()
  readonly #model: TextModel

  constructor(model: TextModel) {
    this.#model = model
  }

  /** Notes the run that comes next in the export. */
  pass({ comments }: CharState, run: number): void {
    for (const { id } of comments ?? []) {
      const key = this.#model.overlay.record(id) ? id : `file.${id}`
      const known = this.#spans.get(key)
      if (known) known.last = run
      else this.#spans.set(key, { first: run, last: run })
    }
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
        key,
        author: by.name,
        date: `${new Date(at).toISOString().slice(0, 19)}Z`,
        text,
        ...(parent === undefined ? {} : { parent }),
        ...(done.get(key) ? { resolved: true } : {}),
      })
    }
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
    for (const { key } of this.comments) {
      const { first, last } = this.#spanOf(key)!
      opens.set(first, [...(opens.get(first) ?? []), key])
      closes.set(last, [...(closes.get(last) ?? []), key])
    }
    return runs.map((run, n) => {
      const [o, c] = [opens.get(n), closes.get(n)]
      return o || c ? { ...run, ...(o ? { opens: o } : {}), ...(c ? { closes: c } : {}) } : run
    })
  }
}
