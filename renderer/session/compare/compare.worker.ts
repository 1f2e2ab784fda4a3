/// <reference lib="webworker" />
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { type ComparisonView, compare, redlineDocx, viewOf } from '../../../shared/compare/index.ts'
import type { Asked, CompareJob, CompareReply, Phase, Wanted, Written } from './jobs.ts'
import { Texts } from './texts.ts'

declare const self: DedicatedWorkerGlobalScope

const texts = new Texts()
const reply = (message: CompareReply, transfer: Transferable[] = []): void => self.postMessage(message, transfer)

/** Jobs are done one after the other, in the order they are asked. */
let before: Promise<void> = Promise.resolve()

self.onmessage = ({ data: { n, job } }: MessageEvent<Asked>) => {
  before = before.then(() => answer(n, job))
}

async function answer(n: number, job: CompareJob): Promise<void> {
  try {
    const result = await doing(job, (phase, done) => reply({ n, kind: 'progress', progress: { phase, done } }))
    reply({ n, kind: 'done', result })
  } catch (error) {
    reply({ n, kind: 'failed', say: error instanceof Error ? error.message : String(error) })
  }
}

type Report = (phase: Phase, done: number) => void

async function doing(job: CompareJob, report: Report): Promise<ComparisonView | Written | Refusal | undefined> {
  if (job.kind === 'document') {
    texts.takeIn(job.update)
    return undefined
  }
  report('reading', 0)
  if (job.kind === 'file') return texts.takeFile(job.id, job.name, job.bytes)
  return job.kind === 'compare' ? compared(job, report) : written(job, report)
}

function compared({ old, now }: { readonly old: Wanted; readonly now: Wanted }, report: Report) {
  const a = texts.paragraphs(old)
  report('reading', 0.5)
  if (isRefusal(a)) return a
  const b = texts.paragraphs(now)
  if (isRefusal(b)) return b
  const comparison = compare(a, b, { onProgress: ({ phase, done }) => report(phase, done) })
  return viewOf(a, b, comparison)
}

async function written(
  { old, now, original, by }: Extract<CompareJob, { kind: 'redline' }>,
  report: Report,
): Promise<Written | Refusal> {
  const word = await texts.word(old, original)
  if (isRefusal(word)) return word
  const b = texts.paragraphs(now)
  if (isRefusal(b)) return b
  const a = texts.inFile(word)
  const comparison = compare(a, b, { onProgress: ({ phase, done }) => report(phase, done) })
  report('writing', 0)
  return redlineDocx(word, b, comparison, by)
}
