import type { Refusal } from '../../shared/base/refuse.ts'
import type { Applicant } from '../../shared/wire/admit.ts'
import { unfit } from '../../shared/wire/unfit.ts'

/** Long enough for a turn on the longest contract, or for that contract itself, on a slow machine. */
const MOST_MS = { turn: 5_000, founding: 20_000 }

/** Asks the guard about a peer's update, in a worker that is ended when it does not answer. */
export function guarded(shared: Uint8Array, applicant: Applicant): Promise<Refusal | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./guard.worker.ts', import.meta.url), { type: 'module' })
    const answer = (refused: Refusal | undefined) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(refused)
    }
    const timer = setTimeout(() => answer(unfit('endless')), applicant.founding ? MOST_MS.founding : MOST_MS.turn)
    worker.onmessage = ({ data }: MessageEvent<{ refused: Refusal | undefined }>) => answer(data.refused)
    worker.onerror = () => answer(unfit('unreadable'))
    worker.postMessage({ shared, applicant })
  })
}
