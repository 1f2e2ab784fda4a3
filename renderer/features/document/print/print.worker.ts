/// <reference lib="webworker" />
import type { ClauseStatus } from '../../../../shared/text/agreement/status.ts'
import { docOf } from '../../../../shared/text/draft/plane.ts'
import { TextModel } from '../../../../shared/text/model.ts'
import { sha256 } from '../../../platform/sha256.ts'
import { agreedOn, shortHash, whoSaid } from '../agreement/words.ts'
import { CLOSING, opening } from '../model/print/page.ts'
import { type Help, pagesOf } from '../model/print/pages.ts'
import { facesFor } from './faces.ts'
import type { PrintJob, PrintReply, Progress } from './jobs.ts'
import { picturesFor } from './pictures.ts'
import css from './print.css?raw'
import { typefaceOf } from './typeface.ts'

declare const self: DedicatedWorkerGlobalScope

const reply = (message: PrintReply, transfer: Transferable[] = []): void => self.postMessage(message, transfer)

self.onmessage = async ({ data: job }: MessageEvent<PrintJob>) => {
  try {
    const markup = await markupOf(job)
    reply({ kind: 'done', markup }, [markup.buffer])
  } catch (error) {
    reply({ kind: 'failed', say: error instanceof Error ? error.message : String(error) })
  }
}

async function markupOf({ update, me, to, file, ...order }: PrintJob): Promise<Uint8Array<ArrayBuffer>> {
  const model = new TextModel(docOf(update), { now: () => order.now, me: () => me })
  const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'long', year: 'numeric' })
  const { head, body, indents } = await pagesOf(model, order, {
    sha256,
    dateOf: (at) => day.format(at),
    agreedLine,
    pictureOf: await picturesFor(model, file),
    report: reported(),
  })
  const { rule, standIns } = typefaceOf(model.roots.origin()?.looks)
  const within = to === 'pdf'
  const sheet = { css: css + rule, faces: await facesFor(body, standIns, within) }
  const dress = within
    ? { ...sheet, nonce: crypto.randomUUID(), fontSource: 'data:' }
    : { ...sheet, nonce: to.nonce, fontSource: "'self'" }
  return new TextEncoder().encode(opening(head, dress, indents) + body + CLOSING)
}

/** Ten times a second is as often as anybody reads. */
const REPORT_MS = 100

function reported(): Help['report'] {
  let last: Progress['phase'] | undefined
  let at = 0
  return (phase, done) => {
    const now = performance.now()
    if (phase === last && now - at < REPORT_MS) return
    last = phase
    at = now
    reply({ kind: 'progress', progress: { phase, done } })
  }
}

function agreedLine(status: ClauseStatus): string {
  const names = status.words.map(whoSaid).join(' and ')
  return `Agreed ${agreedOn(status)} · ${names} · ${shortHash(status.words[0]?.record.hash ?? '')}`
}
