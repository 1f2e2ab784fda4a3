/** A page's side of the browser shell's socket, without a browser: honest or not. */
import { createHash, createHmac, randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { WebSocket } from 'ws'
import { BRIDGE_PATH, PROTOCOL, proofText } from '../../shared/bridge/admission.ts'
import { Asking } from '../../shared/bridge/asking.ts'
import { decodeFrame, encodeFrame, KIND, type Kind } from '../../shared/bridge/frame.ts'
import { packValue, unpackValue } from '../../shared/bridge/value.ts'

export interface Session {
  readonly session: string
  readonly key: string
}

export interface Knock {
  readonly ticket?: string
  readonly session?: Session
  /** Instead of the right ones. */
  readonly origin?: string
  readonly host?: string
  /** What is sent as the first frame instead. */
  readonly say?: Uint8Array
}

export interface Admitted {
  /** For a ticket. */
  readonly given?: Session
  /** For a session: whether the shell proved itself as well. */
  readonly shellProved?: boolean
  readonly events: unknown[]
  call(service: string, method: string, ...args: unknown[]): Promise<unknown>
  /** Anything at all, as a page gone wrong would send it. */
  send(data: Uint8Array | string): void
  readonly closed: Promise<number>
  close(): void
}

export const ticketIn = (url: string): string => url.split('#t=')[1] ?? ''

/** Rejects with the status or close code when the shell does not let it in. */
export function knock(url: string, how: Knock): Promise<Admitted> {
  const { origin, host } = new URL(url)
  const socket = new WebSocket(`ws://${host}${BRIDGE_PATH}`, [PROTOCOL], {
    origin: how.origin ?? origin,
    headers: how.host ? { host: how.host } : {},
  })
  const asking = new Asking()
  const events: unknown[] = []
  const mine = randomBytes(32).toString('base64url')
  let nonce = ''
  const send = (kind: Kind, id: number, value: unknown) => socket.send(encodeFrame(kind, id, '', packValue(value)))
  const prove = (side: 'page' | 'shell') =>
    createHmac('sha256', createHash('sha256').update(Buffer.from(how.session!.key, 'base64url')).digest())
      .update(proofText(side, how.origin ?? origin, nonce, mine))
      .digest('base64url')
  return new Promise((resolve, reject) => {
    const closed = new Promise<number>((close) => socket.once('close', close))
    void closed.then((code) => {
      asking.lost()
      reject(new Error(String(code)))
    })
    socket.once('unexpected-response', (_, response) => reject(new Error(String(response.statusCode))))
    socket.on('error', reject)
    socket.on('message', (data: Buffer) => {
      const { kind, id, body } = decodeFrame(data)
      if (kind === KIND.challenge) {
        nonce = (unpackValue(body) as { nonce: string }).nonce
        if (how.say) return socket.send(how.say)
        if (how.session) send(KIND.knock, 0, { session: how.session.session, nonce: mine, proof: prove('page') })
        else send(KIND.knock, 0, { ticket: how.ticket ?? '' })
      } else if (kind === KIND.admitted) {
        const said = unpackValue(body) as Partial<Session> & { proof?: string }
        resolve({
          ...(said.key ? { given: said as Session } : { shellProved: said.proof === prove('shell') }),
          events,
          call: (service, method, ...args) => asking.ask((n) => send(KIND.call, n, [service, method, args])),
          send: (bytes) => socket.send(bytes),
          closed,
          close: () => socket.close(),
        })
      } else if (kind === KIND.reply) asking.answer(id, unpackValue(body))
      else if (kind === KIND.event) events.push(unpackValue(body))
    })
  })
}

export interface Answer {
  readonly status: number
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}

/** A request exactly as written: no client tidies the path or the Host. */
export function get(url: string, path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = request({ host: hostname, port, path, method, headers }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => {
        body += chunk
      })
      response.once('end', () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }))
    })
    sent.once('error', reject).end()
  })
}
