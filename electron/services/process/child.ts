/** The process that holds the keys. It ends to lock: memory that is gone cannot be read. */
import { randomBytes } from 'node:crypto'
import * as disk from 'node:fs'
import { Asking } from '../../../shared/bridge/asking.ts'
import { clientFor } from '../../../shared/bridge/client.ts'
import { bridge } from '../../../shared/bridge/contract.ts'
import { failed } from '../../../shared/bridge/failure.ts'
import { decodeFrame, encodeFrame, type Frame, KIND, type Kind } from '../../../shared/bridge/frame.ts'
import { type Host, hostFor } from '../../../shared/bridge/host.ts'
import { packValue, unpackValue } from '../../../shared/bridge/value.ts'
import { createServices, type Running } from '../create.ts'
import type { Clock } from '../deps.ts'
import { waitToHold } from '../hold.ts'
import { stretch } from '../vault/stretch.ts'
import { childPort } from './child-port.ts'
import { type Setup, setup, shellBridge } from './shell-bridge.ts'

/** How long a predecessor that was just killed may still be writing. */
const PATIENCE_MS = 10_000

const clock: Clock = {
  now: () => Date.now(),
  every(ms, run) {
    const timer = setInterval(run, ms).unref()
    return () => clearInterval(timer)
  },
}

const port = childPort()
const asking = new Asking()
let running: Running | undefined
let host: Host | undefined
/** Nothing is answered any more: the keys are gone and this process with them in a moment. */
let locking = false

const send = (kind: Kind, id = 0, caller = '', value: unknown = undefined) =>
  port.send(encodeFrame(kind, id, caller, packValue(value)))

function end(code: number): void {
  running?.close()
  process.exit(code)
}

async function begin({ folder, info, locked }: Setup): Promise<void> {
  if (!(await waitToHold(folder, 'services', PATIENCE_MS))) return end(75)
  const shell = clientFor(shellBridge, (service, method, args) =>
    asking.ask((id) => send(KIND.ask, id, '', [service, method, args])),
  )
  running = createServices({
    folder,
    disk,
    clock,
    random: randomBytes,
    stretch,
    keychain: shell.keychain,
    shell: shell.shell,
    info,
    locked,
    emit: (to, event) => send(KIND.event, 0, to, event),
    lockDown(why) {
      locking = true
      send(KIND.lock, 0, '', why)
      // By then the answer to the call that asked for it is on its way.
      setImmediate(() => send(KIND.close))
    },
  })
  host = hostFor(bridge, running.services, (error) => console.error(error))
  send(KIND.setup)
}

async function answer({ id, caller, body }: Frame): Promise<void> {
  const [service, method, args] = unpackValue(body) as [string, string, unknown]
  const reply = await host!(caller, String(service), String(method), args)
  try {
    send(KIND.reply, id, caller, reply)
  } catch {
    send(KIND.reply, id, caller, failed('failed', 'The answer was too large to carry.'))
  }
}

function receive(bytes: Uint8Array): void {
  const frame = decodeFrame(bytes)
  if (locking) return
  if (frame.kind === KIND.setup) void begin(setup.parse(unpackValue(frame.body)))
  else if (frame.kind === KIND.call) {
    answer(frame).catch(() =>
      send(KIND.reply, frame.id, frame.caller, failed('arguments', 'The request could not be read.')),
    )
  } else if (frame.kind === KIND.answer) asking.answer(frame.id, unpackValue(frame.body))
  else if (frame.kind === KIND.gone) running?.gone(frame.caller)
  else if (frame.kind === KIND.close) end(0)
}

port.onFrame(receive)
port.onGone(() => end(0))
