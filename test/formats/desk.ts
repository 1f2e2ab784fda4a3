/** A stand-in for the text model: an imported story, and the edits a person makes to it. */
import {
  type Attribution,
  asImported,
  type ClaimedKind,
  type ExportRun,
  type ExportStory,
  type ImportedStory,
  type ParagraphProps,
} from '../../shared/docx/index.ts'

/** Someone at work on a story. Offsets are those of the imported text. */
export class Desk {
  readonly #story: ImportedStory
  readonly #by: Attribution
  #runs: ExportRun[]
  readonly #accepted: number[] = []
  readonly #rejected: number[] = []

  constructor(story: ImportedStory, author = 'Ann', date = '2026-03-01T09:30:00Z') {
    this.#story = story
    this.#by = { author, date }
    this.#runs = [...asImported(story).runs]
  }

  get by(): Attribution {
    return this.#by
  }

  /** Offset of a stretch of the imported text. */
  find(text: string): number {
    const at = this.#story.text.indexOf(text)
    if (at === -1) throw new Error(`not in the story: ${text}`)
    return at
  }

  /** Types before the imported character at this offset. */
  type(at: number, text: string, props?: ParagraphProps): this {
    const n = this.#cut(at)
    const typed = text.split(/(\n)/).filter((t) => t !== '')
    const runs = typed.map((t) => ({
      text: t,
      inserted: this.#by,
      ...(t === '\n' && { props: props ?? this.#propsAt(at) }),
    }))
    this.#runs.splice(n, 0, ...runs)
    return this
  }

  delete(from: number, to: number): this {
    return this.#each(from, to, (run) => (run.deleted === undefined ? { ...run, deleted: this.#by } : run))
  }

  format(from: number, to: number, format: NonNullable<ExportRun['format']>): this {
    return this.#each(from, to, (run) => (run.text === '\n' ? run : { ...run, format, formatBy: this.#by }))
  }

  setProps(at: number, props: ParagraphProps): this {
    const { end } = this.#story.paragraphs.find((p) => p.end >= at)!
    return this.#each(end, end + 1, (run) => ({ ...run, props, propsBy: this.#by }))
  }

  /** Decides every change of the file, as the text model does: settled text loses its claim, dropped text leaves. */
  decideAll(how: 'accept' | 'reject'): this {
    const dropped: ReadonlySet<ClaimedKind> =
      how === 'accept'
        ? new Set(['deletion', 'moveFrom', 'rowDeletion', 'cellDeletion'])
        : new Set(['insertion', 'moveTo', 'rowInsertion', 'cellInsertion'])
    const gone = this.#story.changes.filter((c) => dropped.has(c.kind))
    for (const { from, to } of gone) {
      this.#cut(from)
      this.#cut(to)
    }
    this.#runs = this.#runs.flatMap((run) => {
      if (run.origin !== undefined && gone.some((c) => c.from <= run.origin! && run.origin! < c.to)) return []
      const { inserted: _i, deleted: _d, ...settled } = run
      return [settled]
    })
    const ids = this.#story.changes.map((c) => c.id)
    ;(how === 'accept' ? this.#accepted : this.#rejected).push(...ids)
    return this
  }

  story(): ExportStory {
    return { id: this.#story.id, runs: this.#runs, accepted: this.#accepted, rejected: this.#rejected }
  }

  #propsAt(at: number): ParagraphProps {
    return this.#story.paragraphs.find((p) => p.end >= at)!.props
  }

  #each(from: number, to: number, change: (run: ExportRun) => ExportRun): this {
    const first = this.#cut(from)
    const last = this.#cut(to)
    this.#runs = this.#runs.map((run, n) => (n >= first && n < last && run.origin !== undefined ? change(run) : run))
    return this
  }

  /** Makes sure a run begins at the imported offset; answers its index, after what was typed before it. */
  #cut(at: number): number {
    const n = this.#runs.findIndex((r) => r.origin !== undefined && r.origin + r.text.length > at)
    if (n === -1) return this.#runs.length
    const run = this.#runs[n]!
    const cut = at - run.origin!
    if (cut <= 0) return n
    this.#runs.splice(n, 1, { ...run, text: run.text.slice(0, cut) }, { ...run, text: run.text.slice(cut), origin: at })
    return n + 1
  }
}
