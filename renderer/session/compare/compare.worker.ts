/// <reference lib="webworker" />
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { ViewRow } from '../../../shared/compare/index.ts'
import { alongside, compare, redlineDocx, viewOf } from '../../../shared/compare/index.ts'
import type { Asked, CompareJob, CompareReply, Phase, Rowless, Wanted, Written } from './jobs.ts'
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
    const result = await doing(job, {
      progress: (phase, done) => reply({ n, kind: 'progress', progress: { phase, done } }),
      rows: (rows) => reply({ n, kind: 'rows', json: JSON.stringify(rows) }),
    })
    reply({ n, kind: 'done', result })
  } catch (error) {
    reply({ n, kind: 'failed', say: error instanceof Error ? error.message : String(error) })
  }
}

interface Report {
  progress(phase: Phase, done: number): void
  rows(rows: readonly ViewRow[]): void
}

/** So many at a time: the page takes each in without a pause one could feel. */
const ROWS_AT_ONCE = 500

async function doing(job: CompareJob, report: Report): Promise<Rowless | Written | Refusal | undefined> {
  if (job.kind === 'document') {
    texts.takeIn(job.update)
    return undefined
  }
  report.progress('reading', 0)
  if (job.kind === 'file') return texts.takeFile(job.id, job.name, job.bytes)
  return job.kind === 'compare' ? compared(job, report) : written(job, report)
}

function compared({ old, now }: { readonly old: Wanted; readonly now: Wanted }, report: Report): Rowless | Refusal {
  const a = texts.paragraphs(old)
  report.progress('reading', 0.5)
  if (isRefusal(a)) return a
  const given = texts.paragraphs(now)
  if (isRefusal(given)) return given
  const { placed, left } = alongside(a, given)
  const b = [...placed, ...left]
  const comparison = compare(a, b, { onProgress: ({ phase, done }) => report.progress(phase, done) })
  const { rows, ...view } = viewOf(a, b, comparison)
  for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) report.rows(rows.slice(at, at + ROWS_AT_ONCE))
  return view
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
  const comparison = compare(a, b, { onProgress: ({ phase, done }) => report.progress(phase, done) })
  report.progress('writing', 0)
  return redlineDocx(word, b, comparison, by)
}
