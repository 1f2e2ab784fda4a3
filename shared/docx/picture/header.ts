/**
 * What a picture is and how large, by its own first bytes: neither its name nor its content type is believed, and
 * nothing is decoded before its size is known and bounded.
 */
import { type Refusal, refuse } from '../../base/refuse.ts'
import { jpegSize } from './jpeg.ts'
import { webpSize } from './webp.ts'

export type PictureKind = 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp'

export interface Size {
  readonly width: number
  readonly height: number
}

export interface PictureHeader extends Size {
  readonly kind: PictureKind
}

/** Decoded they take 160 megabytes. */
export const MOST_PIXELS = 40_000_000

export const readPictureHeader = (bytes: Uint8Array): PictureHeader | Refusal => {
  const kind = kindOf(bytes)
  if (kind === undefined) return refuse('kind', drawingOf(bytes))
  const size = sizeOf(kind, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (size === undefined || size.width < 1 || size.height < 1) return refuse('broken', 'cannot be read')
  const { width, height } = size
  if (width * height > MOST_PIXELS)
    return refuse('large', `${said(width)} × ${said(height)} pixels, too many to be shown`)
  return { kind, width, height }
}

const said = (n: number): string => n.toLocaleString('en')

/** The first bytes of each kind, in hexadecimal. */
const MAGIC: readonly (readonly [PictureKind, RegExp])[] = [
  ['png', /^89504e470d0a1a0a/],
  ['jpeg', /^ffd8ff/],
  ['gif', /^47494638(37|39)61/],
  ['webp', /^52494646.{8}57454250/],
  ['bmp', /^424d/],
]

const DRAWINGS: readonly (readonly [RegExp, string])[] = [
  [/^01000000.{72}20454d46/, 'EMF drawings are not shown'],
  [/^(d7cdc69a|0[12]000900)/, 'WMF drawings are not shown'],
  [/^(49492a00|4d4d002a)/, 'TIFF pictures are not shown'],
  [/^1f8b/, 'packed drawings are not shown'],
]

const beginning = (bytes: Uint8Array): string =>
  Array.from(bytes.subarray(0, 64), (byte) => byte.toString(16).padStart(2, '0')).join('')

const kindOf = (bytes: Uint8Array): PictureKind | undefined => {
  const first = beginning(bytes)
  return MAGIC.find(([, magic]) => magic.test(first))?.[0]
}

const drawingOf = (bytes: Uint8Array): string => {
  const first = beginning(bytes)
  const drawing = DRAWINGS.find(([magic]) => magic.test(first))
  if (drawing) return drawing[1]
  const text = new TextDecoder().decode(bytes.subarray(0, 256))
  return /^\s*<(\?xml|!--|!doctype|svg)/i.test(text)
    ? 'SVG drawings are not shown'
    : 'not a kind of picture Parley shows'
}

const sizeOf = (kind: PictureKind, view: DataView): Size | undefined => {
  try {
    return SIZES[kind](view)
  } catch (error) {
    // The bytes end before they say it.
    if (error instanceof RangeError) return undefined
    throw error
  }
}

const pngSize = (view: DataView): Size | undefined =>
  view.getUint32(12) === 0x49484452 ? { width: view.getUint32(16), height: view.getUint32(20) } : undefined

/** A frame larger than the screen it is for makes the screen larger: the larger of both counts. */
const gifSize = (view: DataView): Size | undefined => {
  const flags = view.getUint8(10)
  let at = 13 + colours(flags)
  while (view.getUint8(at) === 0x21) {
    at += 2
    for (let length = view.getUint8(at); length > 0; length = view.getUint8(at)) at += length + 1
    at++
  }
  if (view.getUint8(at) !== 0x2c) return undefined
  const end = (place: number, length: number) => view.getUint16(at + place, true) + view.getUint16(at + length, true)
  return {
    width: Math.max(view.getUint16(6, true), end(1, 5)),
    height: Math.max(view.getUint16(8, true), end(3, 7)),
  }
}

const colours = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)

/** Height below nothing: the rows stand top down. */
const bmpSize = (view: DataView): Size =>
  view.getUint32(14, true) === 12
    ? { width: view.getUint16(18, true), height: view.getUint16(20, true) }
    : { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) }

const SIZES: Readonly<Record<PictureKind, (view: DataView) => Size | undefined>> = {
  png: pngSize,
  jpeg: jpegSize,
  gif: gifSize,
  webp: webpSize,
  bmp: bmpSize,
}
