/** Which pictures of an imported text are known, and whose word is taken for what they are. */
import { describe, expect, test } from 'vitest'
import { contract, desk } from '../../test/kit/desk.ts'
import type { InlineObject, Picture } from '../docx/model.ts'
import { isPicture, isUnpictured, picturePlaces } from './pictures.ts'

const seal: Picture = { part: 'word/media/image1.png', width: 1440, height: 720, crop: [0, 0, 0, 0], alt: 'Seal' }
const image = (at: number, picture?: unknown): InlineObject =>
  ({ at, kind: 'image', label: 'image', ...(picture !== undefined && { picture }) }) as InlineObject

const opened = (objects: readonly InlineObject[], source: 'word' | 'blank' = 'word') => {
  const made = contract(['\uFFFC Sealed', 'Signed'])
  return desk({ ...made, stories: [{ ...made.stories[0]!, objects }] }, source).model
}

test('the places of pictures are those of images, each with what was read of it', () => {
  const field: InlineObject = { at: 3, kind: 'field', label: 'field REF' }
  const places = picturePlaces([image(0, seal), field, image(7)])
  expect([...places]).toEqual([
    [0, seal],
    [7, undefined],
  ])
  expect(picturePlaces(undefined).size).toBe(0)
})

describe('what another program wrote of a picture counts only if it is one', () => {
  test.each([
    ['null', null],
    ['a word', 'word/media/image1.png'],
    ['no part', { ...seal, part: 7 }],
    ['no width', { ...seal, width: 0 }],
    ['an endless height', { ...seal, height: Number.POSITIVE_INFINITY }],
    ['a height in words', { ...seal, height: '1px;background:url(http://mallory)' }],
    ['a width that is no number', { ...seal, width: Number.NaN }],
    ['half a crop', { ...seal, crop: [1, 2] }],
    ['a crop of all there is', { ...seal, crop: [60_000, 0, 60_000, 0] }],
    ['a crop below nothing', { ...seal, crop: [-1, 0, 0, 0] }],
    ['a side of its own making', { ...seal, side: 'right;}' }],
    ['a name that is none', { ...seal, alt: { toString: 'no' } }],
  ])('%s', (_, said) => {
    expect(isPicture(said)).toBe(false)
    expect(picturePlaces([image(0, said)]).get(0)).toBeUndefined()
  })
  test('an honest one is', () => expect(isPicture(seal)).toBe(true))
})

test('the package is asked only where an image stands whose import did not read pictures', () => {
  expect(isUnpictured(opened([image(0)]))).toBe(true)
  expect(isUnpictured(opened([]))).toBe(false)
  expect(isUnpictured(opened([image(0)], 'blank'))).toBe(false)
})
