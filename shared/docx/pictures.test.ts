/** What is read of the pictures of a Word file: where they lie, how large they stand, what they are called. */
import { describe, expect, test } from 'vitest'
import { relation, wordFile } from '../../test/kit/hostile-docx.ts'
import { isRefusal } from '../base/refuse.ts'
import { picturesIn, readDocx } from './index.ts'
import type { InlineObject } from './model.ts'

const NAMES =
  'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'

const blip = (id: string, rect = '') =>
  `<pic:pic><pic:blipFill><a:blip r:embed="${id}"/>${rect}</pic:blipFill></pic:pic>`
const inline = (inner: string, size = 'cx="914400" cy="457200"', about = 'descr="Seal of the firm"') =>
  `<w:drawing><wp:inline><wp:extent ${size}/><wp:docPr id="1" name="p" ${about}/><a:graphic><a:graphicData>${inner}</a:graphicData></a:graphic></wp:inline></w:drawing>`
const run = (content: string) => `<w:p ${NAMES}><w:r>${content}</w:r></w:p>`

const PART = 'word/media/image1.png'

async function imagesOf(content: string, target = 'media/image1.png'): Promise<readonly InlineObject[]> {
  const file = wordFile({
    body: run(content),
    relations: relation('image', target, false),
    parts: { [PART]: new Uint8Array([1, 2, 3]) },
  })
  const read = await readDocx(file)
  if (isRefusal(read)) throw new Error(read.say)
  return read.stories[0]!.objects
}

const picture = { part: PART, width: 1440, height: 720, alt: 'Seal of the firm' }

describe('a picture in the line', () => {
  test('is an inch by half an inch, under the words its author gave it', async () => {
    expect(await imagesOf(inline(blip('rId9')))).toEqual([
      { at: 0, kind: 'image', label: 'image: Seal of the firm', picture },
    ])
  })
  test('goes by its title where it has no description, and by no name where it has neither', async () => {
    expect((await imagesOf(inline(blip('rId9'), undefined, 'title="Logo"')))[0]?.picture?.alt).toBe('Logo')
    expect((await imagesOf(inline(blip('rId9'), undefined, '')))[0]?.picture).not.toHaveProperty('alt')
  })
  test('is cut as the file cuts it', async () => {
    const cut = await imagesOf(inline(blip('rId9', '<a:srcRect l="10000" t="20000" b="30000"/>')))
    expect(cut[0]?.picture?.crop).toEqual([20_000, 0, 30_000, 10_000])
    const beyond = await imagesOf(inline(blip('rId9', '<a:srcRect l="60000" r="60000"/>')))
    expect(beyond[0]?.picture).toEqual(picture)
  })
  test('as older programs draw it, with its size in a style', async () => {
    const shape =
      '<w:pict><v:shape alt="Seal" style="width:72pt;margin-left:5pt;height:0.5in"><v:imagedata r:id="rId9"/></v:shape></w:pict>'
    expect((await imagesOf(shape))[0]?.picture).toEqual({ part: PART, width: 1440, height: 720, alt: 'Seal' })
  })
  test.each([
    ['at the right, with text round it', '<wp:align>right</wp:align>', 'Square', { side: 'right', flows: true }],
    ['in the middle, with text above and below', '<wp:align>center</wp:align>', 'TopAndBottom', { side: 'center' }],
    ['five inches from the left', '<wp:posOffset>4572000</wp:posOffset>', 'Tight', { side: 'right', flows: true }],
    ['where the text begins, behind it', '<wp:posOffset>0</wp:posOffset>', 'None', { side: 'left' }],
  ])('anchored %s', async (_, position, wrap, side) => {
    const anchor = inline(blip('rId9')).replaceAll('wp:inline', 'wp:anchor')
    const placed = `<wp:positionH relativeFrom="column">${position}</wp:positionH><wp:wrap${wrap}/><wp:docPr`
    expect((await imagesOf(anchor.replace('<wp:docPr', placed)))[0]?.picture).toEqual({ ...picture, ...side })
  })
  test('drawn once anew and once for older programs it is one', async () => {
    const both = `<mc:AlternateContent><mc:Choice>${inline(blip('rId9'))}</mc:Choice><mc:Fallback><w:pict><v:shape style="width:9pt;height:9pt"><v:imagedata r:id="rId9"/></v:shape></w:pict></mc:Fallback></mc:AlternateContent>`
    expect((await imagesOf(both)).map((o) => o.picture)).toEqual([picture])
  })
})

describe('stays a box', () => {
  test.each([
    ['a group of two', inline(blip('rId9') + blip('rId9'))],
    ['one of no size', inline(blip('rId9'), 'cx="0" cy="457200"')],
    ['one whose relation is not there', inline(blip('rId1'))],
    [
      'one that is linked, not embedded',
      inline('<pic:pic><pic:blipFill><a:blip r:link="rId9"/></pic:blipFill></pic:pic>'),
    ],
  ])('%s', async (_, content) => {
    expect((await imagesOf(content)).map(({ kind, picture }) => [kind, picture])).toEqual([['image', undefined]])
  })
  test('one that points at a part the package does not have', async () => {
    expect((await imagesOf(inline(blip('rId9')), 'media/other.png'))[0]?.picture).toBeUndefined()
  })
  test('one as large as a house is no larger than the largest paper', async () => {
    const [image] = await imagesOf(inline(blip('rId9'), 'cx="914400000" cy="914400000"'))
    expect(image?.picture).toMatchObject({ width: 31_680, height: 31_680 })
  })
})

test('the bytes of a part that is no picture, or is not there, are refused', () => {
  const find = picturesIn(wordFile({ parts: { [PART]: new Uint8Array([1, 2, 3]) } }))
  expect(find(PART)).toMatchObject({ say: 'not a kind of picture Parley shows' })
  expect(find('word/media/none.png')).toMatchObject({ say: 'is not in the file' })
  expect(picturesIn(new Uint8Array())('a')).toMatchObject({ say: 'is not in the file' })
})
