/** Ann's computer has none of Word's fonts, and her contract is still as wide as Word sets it. */
import { Document, Packer, Paragraph, TextRun } from 'docx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { editor, exportWord, firstRun, importWord } from '../kit/ann.ts'
import { findBrowser } from '../kit/browser.ts'
import { fontsIn, readPdf } from '../kit/pdf.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'

const contract = async (fonts: readonly string[]): Promise<Uint8Array> => {
  const children = fonts.map((font) => new Paragraph({ children: [new TextRun({ text: `none of ${font}`, font })] }))
  const document = { run: { font: fonts[0]!, size: 24 } }
  return new Uint8Array(
    await Packer.toBuffer(new Document({ styles: { default: { document } }, sections: [{ children }] })),
  )
}

let ann: Sitting
beforeAll(async () => {
  const { path, env } = await findBrowser()
  ann = await sitDownAtScreen({ env: { ...env, PARLEY_BROWSER: path } })
  await firstRun(ann.page)
  await importWord(ann.page, 'note.docx', await contract(['Calibri', 'Arial', 'Times New Roman']))
})
afterAll(() => ann?.leave())

/** Families whose files were read, or could be. */
const faces = (status?: 'loaded') =>
  ann.page.evaluate((wanted) => {
    const all = [...document.fonts].filter((face) => !wanted || face.status === wanted)
    return [...new Set(all.map((face) => face.family.replaceAll('"', '')))]
  }, status)

/** How wide "none" is in what a paragraph is drawn in, in the units of the font: 2,048 to the height of its letters. */
const widthIn = (font: string) =>
  editor(ann.page)
    .getByText(`none of ${font}`)
    .last()
    .evaluate(async (element) => {
      const { fontFamily } = getComputedStyle(element)
      await document.fonts.load(`2048px ${fontFamily}`, 'none')
      const context = new OffscreenCanvas(1, 1).getContext('2d')!
      context.font = `2048px ${fontFamily}`
      return Math.round(context.measureText('none').width)
    })

describe('Ann opens a contract', () => {
  // n, o, n, e as the makers of these fonts give their widths.
  test.each([
    ['Calibri', 1076 + 1080 + 1076 + 1019],
    ['Arial', 4 * 1139],
    ['Times New Roman', 1024 + 1024 + 1024 + 909],
  ])('in %s its words are as wide as in Word', async (font, width) => {
    expect(await widthIn(font)).toBe(width)
  })
  test('and only the fonts it names are read from the disk', async () => {
    expect(await faces()).not.toContain('Cousine')
    expect(await faces()).not.toContain('Caladea')
    const greek = await ann.page.evaluate(() =>
      [...document.fonts]
        .filter((face) => face.family === 'Carlito' && face.unicodeRange.includes('U+370'))
        .map((face) => face.status),
    )
    expect(new Set(greek)).toEqual(new Set(['unloaded']))
  })
  test('its PDF is set in them too', async (ctx) => {
    const pdf = readPdf(ann.profile, 'out.pdf', await exportWord(ann.page, /^PDF of the redline/))
    if (!pdf) return ctx.skip()
    expect(fontsIn(pdf).join(' ')).toMatch(/Carlito|Calibri/)
  })
})
