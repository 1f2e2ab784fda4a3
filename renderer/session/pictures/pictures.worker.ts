/// <reference lib="webworker" />
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { type FoundPicture, picturesIn, readDocx } from '../../../shared/docx/index.ts'
import type { InlineObject } from '../../../shared/docx/model.ts'
import { decoded, unreadable } from './decode.ts'
import type { PictureJob, PictureReply } from './jobs.ts'

declare const self: DedicatedWorkerGlobalScope

const reply = (message: PictureReply, transfer: Transferable[] = []): void => self.postMessage(message, transfer)

let file = new Uint8Array()
let find: (part: string) => FoundPicture | Refusal = picturesIn(file)

/** One after the other: decoding takes many times the memory of what is shown. */
let before: Promise<void> = Promise.resolve()

self.onmessage = ({ data: job }: MessageEvent<PictureJob>) => {
  before = before.then(() => answer(job)).catch(() => failed(job))
}

/** This one is not shown; the next may be. */
function failed(job: PictureJob): void {
  if (job.kind === 'draw') reply({ kind: 'drawn', n: job.n, result: unreadable })
  else if (job.kind === 'list') reply({ kind: 'listed', n: job.n, result: unreadable })
}

async function answer(job: PictureJob): Promise<void> {
  if (job.kind === 'package') {
    file = new Uint8Array(job.bytes)
    find = picturesIn(file)
  } else if (job.kind === 'list') reply({ kind: 'listed', n: job.n, result: await objectsIn(file) })
  else {
    const found = find(job.picture.part)
    const result = isRefusal(found) ? found : await decoded(found, job.picture, job.wanted)
    reply({ kind: 'drawn', n: job.n, result }, isRefusal(result) ? [] : [result])
  }
}

async function objectsIn(bytes: Uint8Array): Promise<readonly InlineObject[] | Refusal> {
  const read = await readDocx(bytes)
  if (isRefusal(read)) return read
  return read.stories[0]?.objects.filter(({ kind }) => kind === 'image') ?? []
}
