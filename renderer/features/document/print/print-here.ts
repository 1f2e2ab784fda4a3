/** Printing pages from this window: in a frame nobody sees, under the window's own policy, gone when it is done. */
import type { Refusal } from '../../../../shared/base/refuse.ts'
import { cancelled } from './jobs.ts'

/** What the window's policy admits style sheets by. */
export const pageNonce = (): string => document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? ''

/** So much at a time: the window goes on answering keys while a long contract is taken in. */
const SLICE = 256 * 1024

export async function printHere(markup: Uint8Array, signal: AbortSignal): Promise<Refusal | undefined> {
  const frame = document.createElement('iframe')
  frame.title = 'Pages to print'
  frame.dataset.print = ''
  // Not laid out before it is printed: else every slice would be laid out anew with all before it.
  frame.style.display = 'none'
  document.body.append(frame)
  const pages = frame.contentDocument!
  const decoder = new TextDecoder()
  pages.open()
  for (let at = 0; at < markup.length && !signal.aborted; at += SLICE) {
    pages.write(decoder.decode(markup.subarray(at, at + SLICE), { stream: true }))
    await new Promise((resolve) => setTimeout(resolve, 0))
  }
  pages.close()
  if (signal.aborted) {
    frame.remove()
    return cancelled
  }
  await Promise.allSettled([
    ...[...pages.fonts].map((face) => face.load()),
    ...[...pages.images].map((image) => image.decode()),
  ])
  Object.assign(frame.style, { display: 'block', position: 'fixed', width: '0', height: '0', border: '0' })
  const window = frame.contentWindow!
  // Some browsers answer print() at once and lay the pages out later.
  window.addEventListener('afterprint', () => setTimeout(() => frame.remove(), 1000), { once: true })
  window.focus()
  window.print()
  return undefined
}
