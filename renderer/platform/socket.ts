/** The bridge over the browser shell's socket: admitted once, then kept up by itself. */
import { Asking } from '../../shared/bridge/asking.ts'
import { clientFor } from '../../shared/bridge/client.ts'
import { type BridgeEvent, bridge } from '../../shared/bridge/contract.ts'
import { BridgeError, LOST } from '../../shared/bridge/failure.ts'
import { decodeFrame, encodeFrame, KIND } from '../../shared/bridge/frame.ts'
import { packValue, unpackValue } from '../../shared/bridge/value.ts'
import { NotAdmitted, openSocket } from './admission.ts'
import type { Connection } from './bridge.ts'

const FIRST_WAIT_MS = 200
const LONGEST_WAIT_MS = 5_000

export async function connectSocket(): Promise<Connection> {
  const asking = new Asking()
  const events = new Set<(event: BridgeEvent) => void>()
  const connections = new Set<(up: boolean) => void>()
  let socket: WebSocket | undefined

  const receive = (data: ArrayBuffer) => {
    const { kind, id, body } = decodeFrame(new Uint8Array(data))
    if (kind === KIND.reply) asking.answer(id, unpackValue(body))
    else if (kind === KIND.event) for (const listener of events) listener(unpackValue(body) as BridgeEvent)
  }
  const use = (opened: WebSocket) => {
    socket = opened
    opened.onmessage = ({ data }) => receive(data as ArrayBuffer)
    opened.onclose = () => {
      socket = undefined
      asking.lost()
      for (const listener of connections) listener(false)
      void again()
    }
  }
  const again = async () => {
    for (let wait = FIRST_WAIT_MS; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
      await new Promise((resolve) => setTimeout(resolve, wait))
      try {
        use(await openSocket())
        break
      } catch (error) {
        // A shell that no longer knows this window will not know it later either.
        if (error instanceof NotAdmitted) return
      }
    }
    for (const listener of connections) listener(true)
  }

  use(await openSocket())
  return {
    client: clientFor(bridge, (service, method, args) =>
      asking.ask((id) => {
        if (!socket) throw new BridgeError(LOST)
        socket.send(encodeFrame(KIND.call, id, '', packValue([service, method, args])) as Uint8Array<ArrayBuffer>)
      }),
    ),
    onEvent(listener) {
      events.add(listener)
      return () => events.delete(listener)
    },
    onConnection(listener) {
      connections.add(listener)
      return () => connections.delete(listener)
    },
  }
}
