/** The first words over a socket: who is there? */

import type { RawData, WebSocket } from 'ws'
import { knock, NOT_ADMITTED, proofText } from '../../shared/bridge/admission.ts'
import { decodeFrame, encodeFrame, KIND } from '../../shared/bridge/frame.ts'
import { packValue, unpackValue } from '../../shared/bridge/value.ts'
import { newSecret } from './secrets.ts'
import type { Sessions } from './sessions.ts'
import type { Tickets } from './tickets.ts'

const PATIENCE_MS = 5_000
const MAX_KNOCK = 1024

/** Resolves when the page has shown a ticket or its session; else the socket is closed and it never does. */
export function admit(socket: WebSocket, origin: string, tickets: Tickets, sessions: Sessions): Promise<void> {
  const nonce = newSecret()
  const timer = setTimeout(() => socket.close(NOT_ADMITTED), PATIENCE_MS)
  socket.once('close', () => clearTimeout(timer))
  socket.send(encodeFrame(KIND.challenge, 0, '', packValue({ nonce })))
  return new Promise((resolve) => {
    socket.once('message', (data: RawData, isBinary: boolean) => {
      clearTimeout(timer)
      const answer = isBinary ? answerTo(data as Buffer) : undefined
      if (!answer) return socket.close(NOT_ADMITTED)
      socket.send(encodeFrame(KIND.admitted, 0, '', packValue(answer)))
      resolve()
    })
  })

  function answerTo(bytes: Buffer) {
    const said = knockIn(bytes)
    if (!said) return undefined
    if ('ticket' in said) return tickets.redeem(said.ticket) ? sessions.create() : undefined
    const texts = (['page', 'shell'] as const).map((side) => proofText(side, origin, nonce, said.nonce))
    const known = sessions.check(said.session, said.proof, texts[0]!, texts[1]!)
    return known && { proof: known.reply }
  }
}

function knockIn(bytes: Buffer) {
  if (bytes.length > MAX_KNOCK) return undefined
  try {
    const frame = decodeFrame(bytes)
    return frame.kind === KIND.knock ? knock.safeParse(unpackValue(frame.body)).data : undefined
  } catch {
    return undefined
  }
}
