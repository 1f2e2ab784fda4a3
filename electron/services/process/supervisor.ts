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
const MAX_DEATHS = 5
const WITHIN_MS = 60_000
const NO_ANSWER = packValue({ failure: LOST })

export class Supervisor {
  readonly #options: SupervisorOptions
  readonly #host: Host
  #child: ServiceProcess | undefined
  #ready = false
  /** Calls made while a fresh process is starting. */
  #queue: Uint8Array[] = []
  /** What the process still owes, by its own numbers. */
  readonly #owed = new Map<number, { caller: string; id: number }>()
  #next = 1
  #deaths: number[] = []
  #stopping = false

  constructor(options: SupervisorOptions) {
    this.#options = options
    this.#host = hostFor(shellBridge, options.shell)
    this.#start({ why: 'start' })
  }

  /** Forwards a call without opening it. Exactly one reply follows, at the latest when the process ends. */
  call(caller: string, id: number, body: Uint8Array): void {
    const number = this.#next++
    this.#owed.set(number, { caller, id })
    this.#post(encodeFrame(KIND.call, number, caller, body))
  }

  gone(caller: string): void {
    for (const [number, owed] of this.#owed) if (owed.caller === caller) this.#owed.delete(number)
    this.#post(encodeFrame(KIND.gone, 0, caller, packValue(undefined)))
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
    else if (frame.kind === KIND.lock) this.#replace(unpackValue(frame.body) === 'idle' ? 'idle' : 'asked')
  }

  #begin(): void {
    this.#ready = true
    for (const frame of this.#queue.splice(0)) this.#child?.send(frame)
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

  #post(frame: Uint8Array): void {
    if (this.#ready) this.#child?.send(frame)
    else this.#queue.push(frame)
  }

  /** Locking: the process with the keys is killed, not asked. */
  #replace(why: LockReason): void {
    const old = this.#child
    this.#child = undefined
    old?.kill()
    this.#settleOwed()
    const since = new Date().toISOString()
    this.#start(why === 'stopped' ? { since } : { why, since })
    this.#options.onEvent(undefined, { kind: 'locked', why })
  }

  #died(): void {
    this.#child = undefined
    this.#settleOwed()
    if (this.#stopping) return
    const now = Date.now()
    this.#deaths = [...this.#deaths.filter((at) => now - at < WITHIN_MS), now]
    if (this.#deaths.length < MAX_DEATHS) this.#replace('stopped')
    else this.#options.onGivenUp()
  }

  #settleOwed(): void {
    const owed = [...this.#owed.values()]
    this.#owed.clear()
    this.#queue = []
    for (const { caller, id } of owed) this.#options.onReply(caller, id, NO_ANSWER)
  }
}
