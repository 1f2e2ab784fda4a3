import type { NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { InlineObject, Picture } from '../../../shared/docx/model.ts'
import { answered, type SessionClient } from '../draft-lane.ts'
import type { PictureJob, PictureReply, Wanted } from './jobs.ts'

/** The package as it was imported, sealed until somebody asks for it. */
export type PackageSource = () => Promise<Uint8Array | Refusal>

/** That of a negotiation, by its hash. */
export const packageOf =
  (client: Pick<SessionClient, 'files'>, id: NegotiationId, sha256: string): PackageSource =>
  () =>
    answered(client.files.getBlob(id, sha256))

const gone = refuse('gone', 'cannot be shown just now')

/**
 * The pictures of one package. It is fetched, and a worker started, when the first of them comes into sight; a text
 * without pictures costs nothing. Closing ends the worker with all it holds.
 */
export class PictureBook {
  readonly #source: PackageSource
  readonly #waiting = new Map<number, (reply: PictureReply['result'] | undefined) => void>()
  #worker: Promise<Worker | Refusal> | undefined
  #asked = 0
  #closed = false

  constructor(source: PackageSource) {
    this.#source = source
  }

  /** A picture in the pixels wanted of it, or why it cannot be shown. */
  async draw(picture: Picture, wanted: Wanted): Promise<ImageBitmap | Refusal> {
    const result = await this.#ask((n) => ({ kind: 'draw', n, picture, wanted }))
    return result instanceof ImageBitmap || isRefusal(result) ? result : gone
  }

  /** What stands in the text and is drawn, read from the package anew. */
  async list(): Promise<readonly InlineObject[] | Refusal> {
    const result = await this.#ask((n) => ({ kind: 'list', n }))
    return Array.isArray(result) || isRefusal(result) ? result : gone
  }

  close(): void {
    this.#closed = true
    void this.#worker?.then((worker) => isRefusal(worker) || worker.terminate())
    for (const answer of this.#waiting.values()) answer(undefined)
    this.#waiting.clear()
  }

  async #ask(job: (n: number) => PictureJob): Promise<PictureReply['result'] | undefined> {
    this.#worker ??= this.#start()
    const worker = await this.#worker
    if (isRefusal(worker)) return worker
    if (this.#closed) return undefined
    const n = this.#asked++
    return new Promise((resolve) => {
      this.#waiting.set(n, resolve)
      worker.postMessage(job(n))
    })
  }

  async #start(): Promise<Worker | Refusal> {
    const bytes = await this.#source()
    if (isRefusal(bytes)) return bytes
    if (this.#closed) return gone
    const worker = new Worker(new URL('./pictures.worker.ts', import.meta.url), { type: 'module' })
    worker.onmessage = ({ data }: MessageEvent<PictureReply>) => {
      this.#waiting.get(data.n)?.(data.result)
      this.#waiting.delete(data.n)
    }
    // One picture too many for this computer's memory: those that wait stay boxes, and the next begin anew.
    worker.onerror = () => {
      worker.terminate()
      this.#worker = undefined
      for (const answer of this.#waiting.values()) answer(undefined)
      this.#waiting.clear()
    }
    const first: PictureJob = { kind: 'package', bytes }
    worker.postMessage(first)
    return worker
  }
}
