/// <reference lib="webworker" />
import { isRefusal } from '../../shared/base/refuse.ts'
import { cleanCopy, exportDocx, readDocx } from '../../shared/docx/index.ts'
import type { ImportProgress } from '../../shared/docx/model.ts'
import type { DocxJob, DocxReply } from './docx-jobs.ts'
import { type FoundStep, found } from './founding.ts'
import { madeOfText } from './markdown/text-file.ts'
import { takeIn } from './take-in.ts'

declare const self: DedicatedWorkerGlobalScope

const reply = (message: DocxReply, transfer: Transferable[] = []): void => self.postMessage(message, transfer)

self.onmessage = async ({ data: job }: MessageEvent<DocxJob>) => {
  try {
    const onProgress = (progress: ImportProgress) => reply({ kind: 'progress', progress })
    if (job.kind === 'found') {
      const tell = (step: FoundStep) => reply({ kind: 'step', ...step })
      reply({ kind: 'done', result: await found(job, onProgress, tell) })
    } else if (job.kind === 'read') {
      const result = await readDocx(job.bytes, { onProgress })
      reply({ kind: 'done', result })
    } else if (job.kind === 'make') {
      reply({ kind: 'done', result: await madeOfText(job.name, job.bytes) })
    } else if (job.kind === 'receive') {
      const document = await readDocx(job.bytes, { onProgress })
      reply({ kind: 'done', result: isRefusal(document) ? document : await takeIn(document, job) })
    } else if (job.kind === 'clean') {
      reply({ kind: 'done', result: cleanCopy(job.bytes, job.stories, job.hidden) })
    } else {
      const result = exportDocx(job.bytes, job.stories, job.options)
      reply({ kind: 'done', result })
    }
  } catch (error) {
    reply({ kind: 'failed', say: error instanceof Error ? error.message : String(error) })
  }
}
