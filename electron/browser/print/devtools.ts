/** Speaking to a browser of our own over a pipe: no port is open that another program could find. */
import { type ChildProcess, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { z } from 'zod'

/** A PDF of the largest size that is carried further, as base64 in one answer. */
const LARGEST_ANSWER = 100 * 1024 * 1024
const GOING_MS = 5_000
const GROUPS = process.platform !== 'win32'

const answer = z.object({
  id: z.number(),
  result: z.unknown().optional(),
  error: z.object({ message: z.string() }).optional(),
})

interface Waiting {
  resolve(result: unknown): void
  reject(error: Error): void
}

export class DevTools {
  readonly #child: ChildProcess
  readonly #asked = new Map<number, Waiting>()
  #next = 1
  #chunks: Buffer[] = []
  #size = 0
  /** Resolves when the browser is gone, however it went. */
  readonly ended: Promise<void>

  constructor(browser: string, args: readonly string[]) {
    const child = spawn(browser, ['--remote-debugging-pipe', ...args], {
      stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
      // A group of its own, so that its helpers end with it and write nothing any more.
      detached: GROUPS,
    })
    this.#child = child
    this.ended = new Promise((resolve) => {
      const gone = () => {
        resolve()
        this.#lost()
      }
      child.once('error', gone)
      child.once('exit', gone)
    })
    const [toBrowser, fromBrowser] = this.#ends
    // A browser that dies while it is spoken to is noticed by its end.
    toBrowser.on('error', () => {})
    fromBrowser.on('error', () => {})
    fromBrowser.on('data', (chunk: Buffer) => this.#hear(chunk))
  }

  /** Rejects when the browser refuses, or ends before it has answered. */
  async ask<T>(shape: z.ZodType<T>, method: string, params: object = {}, session?: string): Promise<T> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) throw new Error('the browser has ended')
    const id = this.#next++
    const result = new Promise<unknown>((resolve, reject) => this.#asked.set(id, { resolve, reject }))
    const message = JSON.stringify({ id, method, params, ...(session && { sessionId: session }) })
    this.#ends[0].write(`${message}\0`)
    return shape.parse(await result)
  }

  /** Ends it, and resolves when it is gone. */
  async end(): Promise<void> {
    this.#kill()
    // Where a script started the browser and stayed, it is the closed pipe that ends it.
    for (const pipe of this.#ends) pipe.destroy()
    await Promise.race([this.ended, new Promise((resolve) => setTimeout(resolve, GOING_MS).unref())])
  }

  #kill(): void {
    const { pid } = this.#child
    try {
      if (GROUPS && pid !== undefined) process.kill(-pid, 'SIGKILL')
      else this.#child.kill('SIGKILL')
    } catch {
      // All of them have ended by themselves.
    }
  }

  get #ends(): [Writable, Readable] {
    return [this.#child.stdio[3] as Writable, this.#child.stdio[4] as Readable]
  }

  #hear(chunk: Buffer): void {
    let from = 0
    for (let at = chunk.indexOf(0); at >= 0; at = chunk.indexOf(0, from)) {
      this.#chunks.push(chunk.subarray(from, at))
      const message = Buffer.concat(this.#chunks).toString('utf8')
      this.#chunks = []
      this.#size = 0
      from = at + 1
      this.#take(message)
    }
    this.#chunks.push(chunk.subarray(from))
    this.#size += chunk.length - from
    if (this.#size > LARGEST_ANSWER) void this.end()
  }

  /** Events are of no interest here. */
  #take(message: string): void {
    const read = answer.safeParse(JSON.parse(message))
    if (!read.success) return
    const waiting = this.#asked.get(read.data.id)
    this.#asked.delete(read.data.id)
    if (read.data.error) waiting?.reject(new Error(read.data.error.message))
    else waiting?.resolve(read.data.result)
  }

  #lost(): void {
    for (const { reject } of this.#asked.values()) reject(new Error('the browser has ended'))
    this.#asked.clear()
  }
}
