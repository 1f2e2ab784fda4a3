/** Run in a child process that is killed: unlocks, then appends for ever and says what was acknowledged. */
import { isRefusal } from '../../shared/base/refuse.ts'
import type { Lane } from '../../shared/bridge/contract.ts'
import { openedServices } from './services.ts'

const [folder, lane, size] = process.argv.slice(2) as [string, Lane, string]
const { services } = await openedServices(folder)
const { journal } = services
const say = (message: object) => new Promise<void>((resolve) => process.send?.(message, () => resolve()))

const opened = await journal.open('writer', lane)
if (isRefusal(opened)) throw new Error(opened.say)
await say({ opened })
let { next } = opened
for (;;) {
  const text = `${next} ${'x'.repeat(Math.floor(Math.random() * Number(size)))}`
  const answer = await journal.append('writer', lane, next, [Buffer.from(text)])
  if (isRefusal(answer)) {
    await say({ refused: answer.refused, at: next })
    await new Promise((resolve) => setTimeout(resolve, 5))
  } else {
    // One tick, so that the kill can fall anywhere, and the acknowledgement is only said after it was given.
    void say({ acked: next })
    next = answer.next
    await new Promise((resolve) => setImmediate(resolve))
  }
}
