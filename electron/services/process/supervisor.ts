/** The shell's side of the service process: forwards frames, replaces the process to lock it, and tells the windows. */
import type { BridgeEvent } from '../../../shared/bridge/contract.ts'
import type { Services } from '../../../shared/bridge/define.ts'
import { LOST } from '../../../shared/bridge/failure.ts'
import { decodeFrame, encodeFrame, type Frame, KIND } from '../../../shared/bridge/frame.ts'
import { type Host, hostFor } from '../../../shared/bridge/host.ts'
import { packValue, unpackValue } from '../../../shared/bridge/value.ts'
import type { LockReason } from '../deps.ts'
import { type Setup, shellBridge } from './shell-bridge.ts'

/** A started service process, however it was started. */
export interface ServiceProcess {
  send(frame: Uint8Array): void
  onFrame(listener: (frame: Uint8Array) => void): void
  onExit(listener: () => void): void
  kill(): void
}

export interface SupervisorOptions {
  fork(): ServiceProcess
  readonly folder: string
  readonly info: Setup['info']
  readonly shell: Services<typeof shellBridge>
  /** The packed reply to one call. */
  onReply(caller: string, id: number, reply: Uint8Array): void
  onEvent(to: string | undefined, event: BridgeEvent): void
  /** The process ends again and again, so it is not started any more. */
  onGivenUp(): void
}

const CLOSE_PATIENCE_MS = 3_000
/** How long the answer to the call that locks may take. */
const LAST_ANSWER_MS = 1_000
const MAX_DEATHS = 5
const WITHIN_MS = 60_000
const NO_ANSWER = packValue({ failure: LOST })

export class Supervisor {
  readonly #options: SupervisorOptions
  readonly #host: Host
  #child: ServiceProcess | undefined
  #ready = false
  /** What waits for a fresh process; `number` is that of a call. */
  #queue: { readonly number: number; readonly frame: Uint8Array }[] = []
  /** What the process still owes, by its own numbers. */
  readonly #owed = new Map<number, { caller: string; id: number }>()
  #next = 1
  #deaths: number[] = []
  #stopping = false
  #locking: 'idle' | 'asked' | undefined

  constructor(options: SupervisorOptions) {
    this.#options = options
    this.#host = hostFor(shellBridge, options.shell)
    this.#start({ why: 'start' })
  }

  /** Forwards a call without opening it. Exactly one reply follows, at the latest when the process ends. */
  call(caller: string, id: number, body: Uint8Array): void {
    const number = this.#next++
    this.#owed.set(number, { caller, id })
    this.#post(number, encodeFrame(KIND.call, number, caller, body))
  }

  gone(caller: string): void {
    for (const [number, owed] of this.#owed) if (owed.caller === caller) this.#owed.delete(number)
    this.#post(0, encodeFrame(KIND.gone, 0, caller, packValue(undefined)))
  }

  /** Lets the process write down what is still lazy; one that does not end by itself is ended. */
  async stop(): Promise<void> {
    const child = this.#child
    this.#stopping = true
    if (!child) return
    await new Promise<void>((resolve) => {
      const timer = setTimeout(() => child.kill(), CLOSE_PATIENCE_MS)
      child.onExit(() => {
        clearTimeout(timer)
        resolve()
      })
      child.send(encodeFrame(KIND.close, 0, '', packValue(undefined)))
    })
  }

  #start(locked: Setup['locked']): void {
    const child = this.#options.fork()
    this.#child = child
    this.#ready = false
    child.onFrame((bytes) => child === this.#child && this.#receive(decodeFrame(bytes)))
    child.onExit(() => child === this.#child && this.#died())
    const { folder, info } = this.#options
    child.send(encodeFrame(KIND.setup, 0, '', packValue({ folder, info, locked })))
  }

  #receive(frame: Frame): void {
    if (frame.kind === KIND.setup) this.#begin()
    else if (frame.kind === KIND.reply) this.#reply(frame)
    else if (frame.kind === KIND.event) {
      this.#options.onEvent(frame.caller || undefined, unpackValue(frame.body) as BridgeEvent)
    } else if (frame.kind === KIND.ask) void this.#answer(frame)
    else if (frame.kind === KIND.lock) this.#beginLock(unpackValue(frame.body) === 'idle' ? 'idle' : 'asked')
    else if (frame.kind === KIND.close) this.#child?.kill()
  }

  #begin(): void {
    this.#ready = true
    for (const { frame } of this.#queue.splice(0)) this.#child?.send(frame)
  }

  #reply({ id: number, body }: Frame): void {
    const owed = this.#owed.get(number)
    this.#owed.delete(number)
    if (owed) this.#options.onReply(owed.caller, owed.id, body)
  }

  async #answer({ id, body }: Frame): Promise<void> {
    const child = this.#child
    const [service, method, args] = unpackValue(body) as [string, string, unknown]
    const reply = await this.#host('', service, method, args)
    if (child === this.#child) child?.send(encodeFrame(KIND.answer, id, '', packValue(reply)))
  }

  #post(number: number, frame: Uint8Array): void {
    if (this.#ready) this.#child?.send(frame)
    else this.#queue.push({ number, frame })
  }

  /**
   * From here on calls wait for the next process: whoever was told that the vault is locked must not reach this one.
   * It says when its last answer is on its way and is then killed; if it does not say so, it is killed as well.
   */
  #beginLock(why: 'idle' | 'asked'): void {
    const child = this.#child
    this.#ready = false
    this.#locking = why
    setTimeout(() => child === this.#child && child?.kill(), LAST_ANSWER_MS).unref()
  }

  #replace(why: LockReason): void {
    this.#settleOwed()
    const since = new Date().toISOString()
    this.#start(why === 'stopped' ? { since } : { why, since })
    this.#options.onEvent(undefined, { kind: 'locked', why })
  }

  #died(): void {
    const locking = this.#locking
    this.#child = undefined
    this.#ready = false
    this.#locking = undefined
    if (this.#stopping) this.#giveUp()
    else if (locking) this.#replace(locking)
    else {
      const now = Date.now()
      this.#deaths = [...this.#deaths.filter((at) => now - at < WITHIN_MS), now]
      if (this.#deaths.length < MAX_DEATHS) this.#replace('stopped')
      else {
        this.#giveUp()
        this.#options.onGivenUp()
      }
    }
  }

  #giveUp(): void {
    this.#queue = []
    this.#settleOwed()
  }

  /** Answers what the ended process had been given and still owed; what is only queued is still to come. */
  #settleOwed(): void {
    const queued = new Set(this.#queue.map(({ number }) => number))
    for (const [number, { caller, id }] of [...this.#owed]) {
      if (queued.has(number)) continue
      this.#owed.delete(number)
      this.#options.onReply(caller, id, NO_ANSWER)
    }
  }
}
