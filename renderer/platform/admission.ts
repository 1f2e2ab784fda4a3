/** Being let in by the browser shell: with the ticket in the address the first time, with our session's key later. */
import { admitted, BRIDGE_PATH, challenge, NOT_ADMITTED, PROTOCOL, proofText } from '../../shared/bridge/admission.ts'
import { decodeFrame, encodeFrame, KIND } from '../../shared/bridge/frame.ts'
import { packValue, unpackValue } from '../../shared/bridge/value.ts'

/** This page has no way in. Its message is for the person. */
export class NotAdmitted extends Error {
  constructor() {
    super('This page is not connected to a running Parley. Close it and start Parley again (npm start).')
    this.name = 'NotAdmitted'
  }
}

/** Lives as long as this window; sealed drafts are worth nothing to who reads it, since the vault is locked after a restart. */
const STORED = 'parley.session'

/** An admitted socket. Rejects with `NotAdmitted` when trying again is of no use, with another error when it may be. */
export function openSocket(): Promise<WebSocket> {
  const ticket = takeTicket()
  const session = readSession()
  if (!ticket && !session) return Promise.reject(new NotAdmitted())
  const socket = new WebSocket(`ws://${location.host}${BRIDGE_PATH}`, PROTOCOL)
  socket.binaryType = 'arraybuffer'
  return new Promise((resolve, reject) => {
    socket.onclose = ({ code }) => reject(code === NOT_ADMITTED ? new NotAdmitted() : new Error('not reachable'))
    let step: (frame: ReturnType<typeof decodeFrame>) => Promise<void>
    const answerChallenge: typeof step = async ({ kind, body }) => {
      if (kind !== KIND.challenge) throw new Error('not a shell')
      const { nonce } = challenge.parse(unpackValue(body))
      const mine = randomToken()
      step = (frame) => finish(frame, nonce, mine)
      const said = ticket
        ? { ticket }
        : { session: session!.id, nonce: mine, proof: await prove('page', session!.key, nonce, mine) }
      socket.send(encodeFrame(KIND.knock, 0, '', packValue(said)) as Uint8Array<ArrayBuffer>)
    }
    const finish = async ({ kind, body }: ReturnType<typeof decodeFrame>, nonce: string, mine: string) => {
      if (kind !== KIND.admitted) throw new Error('not a shell')
      const said = admitted.parse(unpackValue(body))
      if ('key' in said) {
        if (!ticket) throw new Error('not a shell')
        sessionStorage.setItem(STORED, `${said.session}.${said.key}`)
      } else if (!session || said.proof !== (await prove('shell', session.key, nonce, mine)))
        throw new Error('not our shell')
      resolve(socket)
    }
    step = answerChallenge
    socket.onmessage = ({ data }) => {
      Promise.resolve()
        .then(() => step(decodeFrame(new Uint8Array(data as ArrayBuffer))))
        .catch((error: unknown) => {
          reject(error)
          socket.close()
        })
    }
  })
}

/** Out of the address at once: it must not be in the history, a bookmark or a screenshot. */
function takeTicket(): string | undefined {
  const ticket = new URLSearchParams(location.hash.slice(1)).get('t') ?? undefined
  if (ticket) history.replaceState(null, '', location.pathname)
  return ticket
}

function readSession(): { id: string; key: string } | undefined {
  const [id, key] = (sessionStorage.getItem(STORED) ?? '').split('.')
  return id && key ? { id, key } : undefined
}

async function prove(side: 'page' | 'shell', key: string, shellNonce: string, pageNonce: string): Promise<string> {
  const verifier = await crypto.subtle.digest('SHA-256', fromBase64Url(key))
  const algorithm = { name: 'HMAC', hash: 'SHA-256' }
  const mac = await crypto.subtle.importKey('raw', verifier, algorithm, false, ['sign'])
  const text = proofText(side, location.origin, shellNonce, pageNonce)
  return toBase64Url(new Uint8Array(await crypto.subtle.sign('HMAC', mac, new TextEncoder().encode(text))))
}

const randomToken = (): string => toBase64Url(crypto.getRandomValues(new Uint8Array(32)))

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replace(/\+/g, '-')
    .replace(/\//g, '_')
    .replace(/=+$/, '')

const fromBase64Url = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (character) => character.charCodeAt(0))
