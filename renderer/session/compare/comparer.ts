import * as Y from 'yjs'
import { isRefusal, type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { ComparisonView, ViewRow } from '../../../shared/compare/index.ts'
import type { Attribution } from '../../../shared/docx/model.ts'
import { headsNow, type Turn } from '../../../shared/text/turns.ts'
import { answered, type SessionClient } from '../draft-lane.ts'
import type { Session } from '../session.ts'
import type { Asked, CompareJob, CompareReply, Progress, Reading, Rowless, Wanted, Written } from './jobs.ts'

/** What one picks to compare. */
export type Pick =
  | { readonly kind: 'turn'; readonly turn: Turn; readonly reading: Reading }
  | { readonly kind: 'shared' | 'draft'; readonly reading: Reading }
  | { readonly kind: 'file'; readonly id: string; readonly name: string }

export interface Pair {
  readonly old: Pick
  readonly now: Pick
}

export interface Following {
  readonly onProgress?: (progress: Progress) => void
  readonly signal?: AbortSignal
}

const cancelled = refuse('cancelled', 'Cancelled. Nothing was compared.')
const tooLarge = refuse('too-large', 'This file is larger than 25 MB. Choose a smaller one.')
const LARGEST = 25 * 1024 * 1024

interface Waiting {
  readonly onProgress: Following['onProgress']
  readonly rows: ViewRow[]
  readonly resolve: (result: CompareReply & { kind: 'done' | 'failed' }) => void
}

/** Compares texts of one open negotiation in a worker of its own, which is kept: warm it answers three times as fast. */
export class Comparer {
  readonly #session: Session
  readonly #client: SessionClient
  readonly #files = new Map<string, { readonly name: string; readonly bytes: Uint8Array }>()
  readonly #waiting = new Map<number, Waiting>()
  #worker: Worker | undefined
  #asked = 0
  /** What the worker has: the document up to here, and these files. */
  #has: { vector: Uint8Array | undefined; readonly files: Set<string> } = { vector: undefined, files: new Set() }

  constructor(session: Session, client: SessionClient) {
    this.#session = session
    this.#client = client
  }

  /** Reads a file to compare with. It stays here only, and goes when the negotiation is closed. */
  async takeFile(file: File, following: Following = {}): Promise<Pick | Refusal> {
    if (file.size > LARGEST) return tooLarge
    const id = crypto.randomUUID()
    const { name } = file
    this.#files.set(id, { name, bytes: new Uint8Array(await file.arrayBuffer()) })
    const refused = await this.#giveFile(id, following)
    if (!refused) return { kind: 'file', id, name }
    this.#files.delete(id)
    return refused
  }

  /** What became of the one text in the other. */
  async compare(pair: Pair, following: Following = {}): Promise<ComparisonView | Refusal> {
    const given = await this.#give(pair, following)
    if (isRefusal(given)) return given
    const rows: ViewRow[] = []
    const view = await this.#ask<Rowless>({ kind: 'compare', ...given }, following, rows)
    return isRefusal(view) ? view : { ...view, rows }
  }

  /** The older text's Word file with every difference as a tracked change. */
  async redline(pair: Pair, by: Attribution, following: Following = {}): Promise<Written | Refusal> {
    const given = await this.#give(pair, following)
    if (isRefusal(given)) return given
    const sha256 = this.#session.model.roots.origin()?.sha256 ?? ''
    const original =
      given.old.from === 'file'
        ? new Uint8Array()
        : await answered(this.#client.files.getBlob(this.#session.id, sha256))
    if (isRefusal(original)) return original
    return this.#ask<Written>({ kind: 'redline', ...given, original, by }, following)
  }

  /** What would be compared, as text: equal while nothing has changed. */
  fingerprint({ old, now }: Pair): string {
    return JSON.stringify([this.#wanted(old), this.#wanted(now)])
  }

  /** Starts the worker while a person still looks at the screen. */
  warm(): void {
    this.#start()
  }

  /** Ends the worker with all it holds. */
  close(): void {
    this.#end()
    this.#files.clear()
  }

  #wanted(pick: Pick): Wanted {
    if (pick.kind === 'file') return { from: 'file', id: pick.id }
    const { doc, isDraft } = this.#session.work.getState()
    if (pick.kind === 'turn') return { from: 'text', heads: pick.turn.record.heads, reading: pick.reading }
    return {
      from: 'text',
      heads: headsNow(doc, pick.kind === 'shared' ? isDraft : () => false),
      reading: pick.reading,
    }
  }

  /** Brings the worker up to date; only what it lacks goes over. */
  async #give({ old, now }: Pair, following: Following): Promise<{ old: Wanted; now: Wanted } | Refusal> {
    if (following.signal?.aborted) return cancelled
    this.#start()
    if (old.kind !== 'file' || now.kind !== 'file') {
      // In a task of its own: of a long contract this takes some milliseconds, and a screen is just being drawn.
      await new Promise((resolve) => setTimeout(resolve, 0))
      if (following.signal?.aborted) return cancelled
      const { doc } = this.#session.work.getState()
      const update = Y.encodeStateAsUpdate(doc, this.#has.vector)
      this.#has.vector = Y.encodeStateVector(doc)
      void this.#ask<undefined>({ kind: 'document', update })
    }
    // Heads and document of one moment: nothing is written between here and there.
    const wanted = { old: this.#wanted(old), now: this.#wanted(now) }
    for (const pick of [old, now]) {
      if (pick.kind !== 'file' || this.#has.files.has(pick.id)) continue
      const refused = await this.#giveFile(pick.id, following)
      if (refused) return refused
    }
    return wanted
  }

  async #giveFile(id: string, following: Following): Promise<Refusal | undefined> {
    const file = this.#files.get(id)
    if (!file) return refuse('lost', 'This file is no longer at hand. Choose it again.')
    const refused = await this.#ask<undefined>({ kind: 'file', id, ...file }, following)
    if (!refused) this.#has.files.add(id)
    return refused
  }

  async #ask<T>(job: CompareJob, { onProgress, signal }: Following = {}, rows: ViewRow[] = []): Promise<T | Refusal> {
    if (signal?.aborted) return cancelled
    const worker = this.#start()
    const n = ++this.#asked
    // Cancelling ends the worker, whatever it is doing; the next question starts another.
    const stop = () => this.#end()
    signal?.addEventListener('abort', stop, { once: true })
    const reply = await new Promise<CompareReply & { kind: 'done' | 'failed' }>((resolve) => {
      this.#waiting.set(n, { onProgress, rows, resolve })
      worker.postMessage({ n, job } satisfies Asked)
    })
    signal?.removeEventListener('abort', stop)
    if (reply.kind === 'done') return reply.result as T | Refusal
    return refuse('fault', `Parley could not compare these (${reply.say}). Nothing in the document has changed.`)
  }

  #start(): Worker {
    if (this.#worker) return this.#worker
    const worker = new Worker(new URL('./compare.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<CompareReply>) => {
      const waiting = this.#waiting.get(data.n)
      if (data.kind === 'rows') return void waiting?.rows.push(...(JSON.parse(data.json) as ViewRow[]))
      if (data.kind === 'progress') return waiting?.onProgress?.(data.progress)
      this.#waiting.delete(data.n)
      waiting?.resolve(data)
    }
    worker.onerror = () => this.#fail('its worker ended')
    this.#worker = worker
    return worker
  }

  #end(): void {
    this.#release((n) => ({ n, kind: 'done', result: cancelled }))
  }

  #fail(say: string): void {
    this.#release((n) => ({ n, kind: 'failed', say }))
  }

  #release(reply: (n: number) => CompareReply & { kind: 'done' | 'failed' }): void {
    this.#worker?.terminate()
    this.#worker = undefined
    this.#has = { vector: undefined, files: new Set() }
    for (const [n, { resolve }] of this.#waiting) resolve(reply(n))
    this.#waiting.clear()
  }
}
