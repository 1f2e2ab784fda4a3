import { type Refusal, refuse } from '../../shared/base/refuse.ts'
import type { Applicant } from '../../shared/wire/admit.ts'

/** Long enough for the longest contract on a slow machine; what takes longer is meant to. */
const MOST_MS = 20_000

const endless = refuse('update', 'A change in it takes longer to read than any Parley makes. It was set aside.')

/** Asks the guard about a peer's update, in a worker that is ended when it does not answer. */
export function guarded(shared: Uint8Array, applicant: Applicant): Promise<Refusal | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(new URL('./guard.worker.ts', import.meta.url), { type: 'module' })
    const answer = (refused: Refusal | undefined) => {
      clearTimeout(timer)
      worker.terminate()
      resolve(refused)
    }
    const timer = setTimeout(() => answer(endless), MOST_MS)
    worker.onmessage = ({ data }: MessageEvent<{ refused: Refusal | undefined }>) => answer(data.refused)
    worker.onerror = () => answer(endless)
    worker.postMessage({ shared, applicant })
  })
}
