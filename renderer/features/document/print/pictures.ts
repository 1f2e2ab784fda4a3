/** The pictures of printed pages, made in the worker that makes the pages: judged, decoded, and encoded anew. */
import { isRefusal, type Refusal } from '../../../../shared/base/refuse.ts'
import { type FoundPicture, picturesIn, readDocx } from '../../../../shared/docx/index.ts'
import type { Picture } from '../../../../shared/docx/model.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import { isUnpictured, type PicturePlaces, picturePlaces } from '../../../../shared/text/pictures.ts'
import { decoded } from '../../../session/pictures/decode.ts'
import type { PictureOf, PrintPicture } from '../model/print/sheet.ts'

const DOTS_PER_INCH = 200
/** Of all pictures together, encoded: pages are handed on as one document. */
const MOST_BYTES = 12 * 1024 * 1024
/** Drawings stay as sharp as they are; what is larger than this is taken for a photograph. */
const LARGEST_DRAWING = 1024 * 1024

export async function picturesFor(model: TextModel, file: Uint8Array | undefined): Promise<PictureOf> {
  if (!file) return () => undefined
  const { base } = model.overlay
  const places = isUnpictured(model) ? await readPlaces(file) : picturePlaces(base?.objects)
  const find = picturesIn(file)
  const made = new Map<number, PrintPicture>()
  // One that stands in many places is decoded once; in the pages it counts each time.
  const known = new Map<string, Blob | undefined>()
  let left = MOST_BYTES
  for (const [at, picture] of places) {
    if (!picture) continue
    const { alt = 'image', side, flows, ...drawn } = picture
    const key = JSON.stringify(drawn)
    if (!known.has(key)) known.set(key, await encoded(picture, find(picture.part)))
    const blob = known.get(key)
    if (!blob || blob.size > left) continue
    left -= blob.size
    const source = new FileReaderSync().readAsDataURL(blob)
    made.set(at, {
      source,
      width: picture.width / 20,
      height: picture.height / 20,
      alt,
      ...(flows && side && side !== 'center' && { flows: side }),
    })
  }
  return ({ client, clock }) => (client === base?.client ? made.get(clock - base.clock) : undefined)
}

async function readPlaces(file: Uint8Array): Promise<PicturePlaces> {
  const read = await readDocx(file)
  return picturePlaces(isRefusal(read) ? undefined : read.stories[0]?.objects)
}

const dotsOf = ({ width, height }: Picture) => ({
  width: Math.ceil((width / 1440) * DOTS_PER_INCH),
  height: Math.ceil((height / 1440) * DOTS_PER_INCH),
})

async function encoded(picture: Picture, found: FoundPicture | Refusal): Promise<Blob | undefined> {
  const bitmap = isRefusal(found) ? found : await decoded(found, picture, dotsOf(picture))
  if (isRefusal(found) || isRefusal(bitmap)) return undefined
  const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
  const context = canvas.getContext('2d')!
  context.drawImage(bitmap, 0, 0)
  bitmap.close()
  const drawing = found.header.kind === 'jpeg' ? undefined : await canvas.convertToBlob({ type: 'image/png' })
  if (drawing && drawing.size <= LARGEST_DRAWING) return drawing
  // A photograph has no transparency: paper shows through instead of black.
  context.globalCompositeOperation = 'destination-over'
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.9 })
}
