/** Where the pictures of the imported text stand. */
import type { Picture } from '../docx/model.ts'
import type { TextModel } from './model.ts'
import type { BaseRecord } from './records.ts'

/** By offset in the first text. One that is drawn but lies nowhere, or was not read when it was imported, has `undefined`. */
export type PicturePlaces = ReadonlyMap<number, Picture | undefined>

const NONE: PicturePlaces = new Map()
const LONGEST = 31_680
const MOST = 100_000
const SIDES: ReadonlySet<unknown> = new Set(['left', 'center', 'right'])

/** A shared document may have been written by anybody's program: what is no picture is none. */
export const isPicture = (value: unknown): value is Picture => {
  if (typeof value !== 'object' || value === null) return false
  const { part, width, height, crop, alt, side, flows } = value as Readonly<Record<string, unknown>>
  const isLong = (n: unknown) => typeof n === 'number' && n >= 1 && n <= LONGEST
  const isCrop = Array.isArray(crop) && crop.length === 4 && crop.every((n) => typeof n === 'number' && n >= 0)
  return (
    typeof part === 'string' &&
    isLong(width) &&
    isLong(height) &&
    (crop === undefined || (isCrop && crop[0] + crop[2] <= MOST && crop[1] + crop[3] <= MOST)) &&
    (alt === undefined || typeof alt === 'string') &&
    (side === undefined || SIDES.has(side)) &&
    (flows === undefined || flows === true)
  )
}

export const picturePlaces = (objects: BaseRecord['objects'] | undefined): PicturePlaces => {
  const images = (objects ?? []).filter(({ kind }) => kind === 'image')
  if (images.length === 0) return NONE
  return new Map(images.map(({ at, picture }) => [at, isPicture(picture) ? picture : undefined]))
}

/** Whether the package has to be asked: when it was imported, pictures were only named. */
export const isUnpictured = ({ roots, overlay }: TextModel): boolean => {
  const origin = roots.origin()
  if (origin?.source !== 'word' || origin.looks?.pictured === true) return false
  return overlay.base?.objects.some(({ kind }) => kind === 'image') === true
}
