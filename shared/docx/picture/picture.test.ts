/** What a picture is and how large, by its bytes alone: honest ones, and those that lie. */
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../base/refuse.ts'
import { readPictureHeader } from './header.ts'

const latin = (text: string): number[] => [...text].map((c) => c.charCodeAt(0))
const bytes = (...parts: (number | readonly number[])[]) => new Uint8Array(parts.flat())
const big16 = (n: number) => [n >> 8, n & 255]
const big32 = (n: number) => [...big16(n >>> 16), ...big16(n & 0xffff)]
const small16 = (n: number) => [n & 255, n >> 8]
const small32 = (n: number) => [...small16(n & 0xffff), ...small16(n >>> 16)]

const png = (width: number, height: number) =>
  bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], big32(13), latin('IHDR'), big32(width), big32(height))
const frame = (marker: number, width: number, height: number) => [
  0xff,
  marker,
  ...big16(11),
  8,
  ...big16(height),
  ...big16(width),
  1,
  0,
  0,
  0,
]
const exif = [0xff, 0xe1, ...big16(6), 1, 2, 3, 4]
const jpeg = (...segments: number[][]) => bytes([0xff, 0xd8], ...segments)
const gif = (screen: readonly [number, number], at: readonly [number, number], size: readonly [number, number]) =>
  bytes(
    latin('GIF89a'),
    small16(screen[0]),
    small16(screen[1]),
    [0x80, 0, 0],
    [0, 0, 0, 255, 255, 255],
    [0x21, 0xf9, 4, 0, 0, 0, 0, 0],
    [0x2c],
    small16(at[0]),
    small16(at[1]),
    small16(size[0]),
    small16(size[1]),
  )
const webp = (kind: string, ...rest: number[]) =>
  bytes(latin('RIFF'), small32(100), latin(`WEBP${kind}`), small32(10), rest)
const bmp = (width: number, height: number) =>
  bytes(latin('BM'), new Array(12).fill(0), small32(40), small32(width), small32(height))

describe('a picture says itself what it is and how large', () => {
  test.each([
    ['png', png(640, 480)],
    ['jpeg', jpeg(exif, frame(0xc0, 640, 480))],
    ['jpeg', jpeg(exif, [0xff, 0xc4, ...big16(4), 0, 0], [0xff], frame(0xc2, 640, 480))],
    ['gif', gif([640, 480], [0, 0], [640, 480])],
    ['webp', webp('VP8 ', 0, 0, 0, 0x9d, 0x01, 0x2a, ...small16(640), ...small16(480))],
    ['webp', webp('VP8L', 0x2f, ...small32(639 | (479 << 14)))],
    ['webp', webp('VP8X', 0, 0, 0, 0, ...small16(639), 0, ...small16(479), 0)],
    ['bmp', bmp(640, 480)],
    ['bmp', bmp(640, -480 >>> 0)],
  ])('%s', (kind, file) => {
    expect(readPictureHeader(file)).toEqual({ kind, width: 640, height: 480 })
  })
})

const said = (file: Uint8Array): string => {
  const header = readPictureHeader(file)
  return isRefusal(header) ? header.say : `shown: ${JSON.stringify(header)}`
}

describe('Mallory’s picture stays a box that says why', () => {
  test.each([
    ['of 60,000 pixels each way', png(60_000, 60_000), '60,000 × 60,000 pixels, too many to be shown'],
    ['a JPEG as large', jpeg(frame(0xc0, 60_000, 60_000)), '60,000 × 60,000 pixels, too many to be shown'],
    ['a GIF whose frame is larger than its screen', gif([1, 1], [9, 9], [60_000, 60_000]), '60,009 × 60,009'],
    ['a BMP of four thousand million rows', bmp(100, 0x80000001), 'too many to be shown'],
    ['of no width', png(0, 480), 'cannot be read'],
    ['a PNG that ends in its first chunk', png(640, 480).slice(0, 20), 'cannot be read'],
    [
      'a PNG that begins with another chunk',
      bytes([...png(640, 480).slice(0, 12)], latin('tEXt'), big32(1), big32(1)),
      'cannot be read',
    ],
    ['a JPEG that ends before its frame', jpeg(exif, [0xff, 0xc0, 0, 11]), 'cannot be read'],
    ['a JPEG without a frame', jpeg(exif, [0xff, 0xda, 0, 2]), 'cannot be read'],
    ['a JPEG with a segment of no length', jpeg([0xff, 0xe1, 0, 0]), 'cannot be read'],
    [
      'a GIF of nothing but comments',
      bytes(latin('GIF89a'), [1, 0, 1, 0, 0, 0, 0], [0x21, 0xfe, 1, 65, 0]),
      'cannot be read',
    ],
    [
      'an SVG that calls itself a PNG',
      bytes(latin('<?xml version="1.0"?><svg onload="alert(1)"/>')),
      'SVG drawings are not shown',
    ],
    ['an SVG behind a byte order mark', bytes([0xef, 0xbb, 0xbf], latin(' <svg/>')), 'SVG drawings are not shown'],
    ['an EMF', bytes([1, 0, 0, 0], new Array(36).fill(0), latin(' EMF')), 'EMF drawings are not shown'],
    ['a WMF', bytes([0xd7, 0xcd, 0xc6, 0x9a], new Array(40).fill(0)), 'WMF drawings are not shown'],
    ['a TIFF', bytes(latin('II*'), [0, 8, 0, 0, 0]), 'TIFF pictures are not shown'],
    ['a GIF of no version', bytes(latin('GIF89')), 'not a kind of picture Parley shows'],
    ['nothing at all', bytes(), 'not a kind of picture Parley shows'],
  ])('%s', (_, file, why) => {
    expect(said(file)).toContain(why)
  })
  test('one that is cut off anywhere is refused or as large as it was, and never throws', () => {
    const whole = [png(640, 480), jpeg(exif, frame(0xc0, 640, 480)), gif([640, 480], [0, 0], [640, 480]), bmp(640, 480)]
    for (const file of whole)
      for (let length = 0; length < file.length; length++) {
        const header = readPictureHeader(file.slice(0, length))
        if (!isRefusal(header)) expect(header).toMatchObject({ width: 640, height: 480 })
      }
  })
})
