/** A second start asks the first to open another window, and ends. */
import { type IncomingMessage, request, type ServerResponse } from 'node:http'
import { sameSecret } from './secrets.ts'
import type { Extra } from './server.ts'
import { readShellFile } from './shell-file.ts'

const PATH = '/handover'
const PATIENCE_MS = 5_000

/** What the running shell did: it opened a window, or has none to open and gives the address. */
export type HandedOver = { readonly opened: true } | { readonly address: string }

/** The running shell's side. A page cannot ask: it does not know the secret and cannot send the header unasked. */
export const answerHandover =
  (secret: string, act: () => Promise<HandedOver>): Extra =>
  (incoming: IncomingMessage, response: ServerResponse) => {
    if (incoming.url !== PATH) return false
    const offered = String(incoming.headers['x-parley-handover'] ?? '')
    if (incoming.method !== 'POST' || incoming.headers.origin !== undefined || !sameSecret(offered, secret)) {
      response.writeHead(403).end()
      return true
    }
    act().then(
      (done) => response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(done)),
      () => response.writeHead(500).end(),
    )
    return true
  }

/** The second start's side. Undefined when no browser shell answers for this folder. */
export async function handOver(folder: string): Promise<HandedOver | undefined> {
  const known = readShellFile(folder)
  if (!known?.handover) return undefined
  const { port, handover } = known
  const headers = { 'X-Parley-Handover': handover, 'Content-Length': 0 }
  const sent = request({ host: '127.0.0.1', port, path: PATH, method: 'POST', headers, timeout: PATIENCE_MS })
  return new Promise((resolve) => {
    sent.once('error', () => resolve(undefined))
    sent.once('timeout', () => sent.destroy())
    sent.once('response', (response) => void readAnswer(response).then(resolve, () => resolve(undefined)))
    sent.end()
  })
}

async function readAnswer(response: IncomingMessage): Promise<HandedOver | undefined> {
  let text = ''
  for await (const chunk of response.setEncoding('utf8')) {
    text += String(chunk)
    if (text.length > 1000) return undefined
  }
  if (response.statusCode !== 200) return undefined
  const said = JSON.parse(text) as { opened?: unknown; address?: unknown }
  if (said.opened === true) return { opened: true }
  return typeof said.address === 'string' ? { address: said.address } : undefined
}
