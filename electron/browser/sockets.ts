/** The bridge over WebSockets, on a loopback server of ours or of Vite's. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { BRIDGE_PATH, PROTOCOL } from '../../shared/bridge/admission.ts'
import type { BridgeEvent } from '../../shared/bridge/contract.ts'
import { decodeFrame, encodeFrame, KIND, MAX_FRAME } from '../../shared/bridge/frame.ts'
import { packValue } from '../../shared/bridge/value.ts'
import type { Supervisor } from '../services/process/supervisor.ts'
import { admit } from './admit.ts'
import type { Sessions } from './sessions.ts'
import type { Tickets } from './tickets.ts'

/** Sockets that have not yet shown anything. More than a few at once are not people opening windows. */
const MAX_STRANGERS = 8
const HEARTBEAT_MS = 15_000

export const authorityOf = (server: Server): string => `127.0.0.1:${(server.address() as AddressInfo).port}`

export class Sockets {
  readonly #windows = new Map<string, WebSocket>()
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME + 1024,
    perMessageDeflate: false,
    handleProtocols: () => PROTOCOL,
  })
  /** Asked for a sign of life and not yet answered. */
  readonly #silent = new WeakSet<WebSocket>()
  readonly #tickets: Tickets
  readonly #sessions: Sessions
  readonly #services: () => Supervisor
  readonly #heartbeat: NodeJS.Timeout
  #strangers = 0
  /** How many windows were ever let in. */
  admitted = 0
  /** Told the number of windows whenever it changes. */
  onCount: (windows: number) => void = () => {}

  constructor(tickets: Tickets, sessions: Sessions, services: () => Supervisor) {
    this.#tickets = tickets
    this.#sessions = sessions
    this.#services = services
    this.#heartbeat = setInterval(() => this.#beat(), HEARTBEAT_MS).unref()
  }

  get count(): number {
    return this.#windows.size
  }

  attach(server: Server): void {
    server.on('upgrade', (request, socket, head) => this.#upgrade(server, request, socket, head))
  }

  reply(caller: string, id: number, reply: Uint8Array): void {
    this.#windows.get(caller)?.send(encodeFrame(KIND.reply, id, '', reply))
  }

  event(to: string | undefined, event: BridgeEvent): void {
    const frame = encodeFrame(KIND.event, 0, '', packValue(event))
    for (const [name, socket] of this.#windows) if (to === undefined || to === name) socket.send(frame)
  }

  close(): void {
    clearInterval(this.#heartbeat)
    for (const socket of this.#sockets.clients) socket.terminate()
  }

  #upgrade(server: Server, request: IncomingMessage, stream: Duplex, head: Buffer): void {
    if (request.url !== BRIDGE_PATH) return
    const authority = authorityOf(server)
    const origin = `http://${authority}`
    const right = request.headers.host === authority && request.headers.origin === origin
    if (!right || this.#strangers >= MAX_STRANGERS) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
      return
    }
    this.#strangers++
    stream.once('error', () => stream.destroy())
    this.#sockets.handleUpgrade(request, stream, head, (socket) => {
      let strange = true
      const known = () => {
        if (strange) this.#strangers--
        strange = false
      }
      socket.once('close', known)
      socket.on('error', () => socket.terminate())
      void admit(socket, origin, this.#tickets, this.#sessions).then(() => {
        known()
        this.#serve(socket)
      })
    })
  }

  #serve(socket: WebSocket): void {
    const caller = randomUUID()
    this.#windows.set(caller, socket)
    this.admitted++
    this.onCount(this.count)
    socket.on('pong', () => this.#silent.delete(socket))
    socket.on('message', (data, isBinary) => {
      try {
        if (!isBinary) throw new TypeError('text')
        const frame = decodeFrame(data as Buffer)
        if (frame.kind !== KIND.call) throw new TypeError('not a call')
        this.#services().call(caller, frame.id, frame.body)
      } catch {
        socket.close(1002)
      }
    })
    socket.once('close', () => {
      this.#windows.delete(caller)
      this.#services().gone(caller)
      this.onCount(this.count)
    })
  }

  /** A connection whose other end has vanished without a word is ended, so that its lanes are free again. */
  #beat(): void {
    for (const socket of this.#windows.values()) {
      if (this.#silent.has(socket)) socket.terminate()
      this.#silent.add(socket)
      socket.ping()
    }
  }
}
