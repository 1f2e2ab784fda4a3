import { isRefusal, type Refusal } from '../../shared/base/refuse.ts'

/** Where the words are. `waiting` = typed, not yet acknowledged by the journal. */
export type SaveState =
  | { readonly kind: 'saved'; readonly at: number | undefined }
  | { readonly kind: 'waiting'; readonly since: number }
  | { readonly kind: 'failed'; readonly say: string; readonly code: string; readonly waiting: number }

export interface SaverOptions {
  /** Appends in order and answers after fdatasync. `expected` is where the lane ends as far as we know. */
  readonly append: (expected: number, updates: Uint8Array[]) => Promise<{ next: number } | Refusal>
  /** Finds the lane's end again after an answer was lost or somebody else wrote. */
  readonly reopen: () => Promise<{ next: number } | Refusal>
  readonly now: () => number
  readonly later: (act: () => void, ms: number) => () => void
  readonly onState: (state: SaveState) => void
}

const BATCH_MS = 100
const RETRY_MS = 1000
const MOST = 1000

/** The lane is still ours, only the disk said no. After any other refusal it has to be opened again first. */
const DISK = new Set(['disk-full', 'read-only', 'io'])

/**
 * Brings updates to the journal in order, in batches of about a tenth of a second. A failed append is tried again
 * every second with the same updates; nothing leaves the queue before the journal has acknowledged it. Appending an
 * update twice is harmless (Yjs updates are idempotent), so a lost answer is answered by appending again.
 */
export class Saver {
  #queue: Uint8Array[] = []
  #next: number
  #since: number | undefined
  #busy: Promise<void> | undefined
  #cancel: (() => void) | undefined
  #doubt = false
  #stopped = false
  readonly #o: SaverOptions

  constructor(next: number, options: SaverOptions) {
    this.#next = next
    this.#o = options
  }

  /** The journal sequence number that everything acknowledged so far lies before. */
  get next(): number {
    return this.#next
  }

  get waiting(): number {
    return this.#queue.length
  }

  push(update: Uint8Array): void {
    this.#queue.push(update)
    if (this.#since === undefined) {
      this.#since = this.#o.now()
      this.#o.onState({ kind: 'waiting', since: this.#since })
    }
    this.#schedule(BATCH_MS)
  }

  /** Tries at once; resolves when the queue is empty or the attempt failed. */
  async flush(): Promise<boolean> {
    this.#cancel?.()
    this.#cancel = undefined
    this.#busy ??= this.#run().finally(() => {
      this.#busy = undefined
      if (this.#queue.length > 0) this.#schedule(RETRY_MS)
    })
    await this.#busy
    return this.#queue.length === 0
  }

  /** After the lane was lost to another window and taken back. */
  resume(next: number): void {
    this.#next = next
    this.#stopped = false
    this.#doubt = false
    if (this.#queue.length > 0) void this.flush()
    else this.#o.onState({ kind: 'saved', at: undefined })
  }

  /** Another window writes now: keep what waits, try no more. */
  stop(): void {
    this.#stopped = true
    this.#cancel?.()
  }

  #schedule(ms: number): void {
    if (this.#stopped || this.#cancel || this.#busy) return
    this.#cancel = this.#o.later(() => void this.flush(), ms)
  }

  async #run(): Promise<void> {
    while (this.#queue.length > 0 && !this.#stopped) {
      const failed = await this.#append()
      if (failed) {
        this.#o.onState({ kind: 'failed', say: failed.say, code: failed.refused, waiting: this.#queue.length })
        return
      }
    }
    if (this.#queue.length === 0 && this.#since !== undefined) {
      this.#since = undefined
      this.#o.onState({ kind: 'saved', at: this.#o.now() })
    }
  }

  async #append(): Promise<Refusal | undefined> {
    if (this.#doubt) {
      const found = await this.#o.reopen()
      if (isRefusal(found)) return found
      this.#next = found.next
      this.#doubt = false
    }
    const batch = this.#queue.slice(0, MOST)
    const answer = await this.#o.append(this.#next, batch)
    if (isRefusal(answer)) {
      this.#doubt = !DISK.has(answer.refused)
      return answer
    }
    this.#next = answer.next
    this.#queue = this.#queue.slice(batch.length)
    return undefined
  }
}
