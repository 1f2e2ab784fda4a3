/** Decoding, in a worker: what was judged by its first bytes becomes pixels, no more of them than are shown. */
import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { FoundPicture } from '../../../shared/docx/index.ts'
import type { Picture } from '../../../shared/docx/model.ts'
import type { Wanted } from './jobs.ts'

/** Of one picture as it is shown: 16 megabytes. */
const MOST_SHOWN = 4_000_000

export const unreadable = refuse('broken', 'cannot be read')

/** The visible part of a picture, in as many pixels as it has or as are wanted, whichever is less. */
export async function decoded(
  { header, bytes }: FoundPicture,
  { crop = [0, 0, 0, 0] }: Picture,
  wanted: Wanted,
): Promise<ImageBitmap | Refusal> {
  const [top, right, bottom, left] = crop.map((part) => part / 100_000) as [number, number, number, number]
  const x = Math.floor(left * header.width)
  const y = Math.floor(top * header.height)
  const width = Math.max(1, Math.round((1 - left - right) * header.width))
  const height = Math.max(1, Math.round((1 - top - bottom) * header.height))
  const most = Math.sqrt(MOST_SHOWN / (wanted.width * wanted.height))
  const pixels = (has: number, wants: number) => Math.max(1, Math.floor(Math.min(has, wants, wants * most)))
  const blob = new Blob([new Uint8Array(bytes)], { type: `image/${header.kind}` })
  return createImageBitmap(blob, x, y, width, height, {
    resizeWidth: pixels(width, wanted.width),
    resizeHeight: pixels(height, wanted.height),
    resizeQuality: 'high',
  }).catch(() => unreadable)
}
