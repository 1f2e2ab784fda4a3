/// <reference lib="webworker" />
import { exportDocx, readDocx } from '../../shared/docx/index.ts'
import type { DocxJob, DocxReply } from './docx-jobs.ts'

declare const self: DedicatedWorkerGlobalScope

const reply = (message: DocxReply, transfer: Transferable[] = []): void => self.postMessage(message, transfer)

self.onmessage = async ({ data: job }: MessageEvent<DocxJob>) => {
  try {
    if (job.kind === 'read') {
      const result = await readDocx(job.bytes, { onProgress: (progress) => reply({ kind: 'progress', progress }) })
      reply({ kind: 'done', result })
    } else {
      const result = exportDocx(job.bytes, job.stories, job.options)
      reply({ kind: 'done', result })
    }
  } catch (error) {
    reply({ kind: 'failed', say: error instanceof Error ? error.message : String(error) })
  }
}
