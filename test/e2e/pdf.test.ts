/** Ann makes PDFs of her contract, in a real Chromium over the real browser shell: what the other side's reader sees. */
import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clickBehind, exportWord, saved } from '../kit/ann.ts'
import { findBrowser } from '../kit/browser.ts'
import { type ReadPdf, readPdf } from '../kit/pdf.ts'
import { type Sitting, withContract } from '../kit/sitting.ts'

let ann: Sitting
beforeAll(async () => {
  const { path, env } = await findBrowser()
  ann = await withContract(6, { env: { ...env, PARLEY_BROWSER: path } })
})
afterAll(() => ann?.leave())

/** What the browser that made a PDF has left in the data folder. */
const left = () => readdirSync(ann.shell.folder).filter((name) => name.startsWith('parley-print-'))

/** One long line, however the pages are cut. */
const wordsOf = ({ pages }: ReadPdf) => pages.join(' ').replace(/\s+/g, ' ')

async function pdfOf(item: RegExp, of?: RegExp): Promise<ReadPdf | undefined> {
  const pdf = readPdf(ann.profile, 'out.pdf', await exportWord(ann.page, item, of))
  expect(left()).toEqual([])
  return pdf
}

const everyPage = ({ pages }: ReadPdf, says: (n: number) => string) => {
  expect(pages.length).toBeGreaterThan(2)
  for (const [n, page] of pages.entries()) expect(page.replace(/\s+/g, ' ')).toContain(says(n))
}

describe('Ann exports PDFs', () => {
  test('of the redline as it came: all words, both colours explained, turn, hash and page on every page', async (ctx) => {
    const pdf = await pdfOf(/^PDF of the redline/)
    if (!pdf) return ctx.skip()
    expect(pdf).toMatchObject({ size: '612 x 792', tagged: true })
    const words = wordsOf(pdf)
    expect(words).toContain('The cap is 100%125% of the Fees.')
    for (let clause = 1; clause <= 18; clause++) expect(words).toContain(`${clause}. Clause on subject ${clause}`)
    for (const cell of ['Service', 'Fee', 'Support', 'EUR 1,200', 'Signed by the parties.'])
      expect(words).toContain(cell)
    expect(words).toContain('Bob Lee, claimed in the file')
    everyPage(pdf, () => 'Redline · Turn R0')
    everyPage(pdf, (n) => `Page ${n + 1} of ${pdf.pages.length}`)
    const hash = words.match(/SHA-256 ([\da-f]{12})/)?.[1]
    everyPage(pdf, () => `SHA-256 ${hash}`)
  })
  test('of her draft, which every page says is one', async (ctx) => {
    await clickBehind(ann.page, 'Signed by the parties')
    await ann.page.keyboard.type(' in two originals')
    await saved(ann.page)
    const pdf = await pdfOf(/^PDF of the redline/, /With your draft/)
    if (!pdf) return ctx.skip()
    expect(wordsOf(pdf)).toContain('Signed by the parties in two originals.')
    everyPage(pdf, () => 'DRAFT, not published, after turn R0')
  })
  test('of the clean text without her draft, on A4', async (ctx) => {
    await ann.page.getByRole('button', { name: 'Export' }).click()
    await ann.page.getByRole('menuitem', { name: 'Paper: Letter (change to A4)' }).click()
    await ann.page.keyboard.press('Escape')
    const pdf = await pdfOf(/^PDF of the clean text/, /without your draft/)
    if (!pdf) return ctx.skip()
    expect(pdf.size).toBe('595 x 842')
    expect(wordsOf(pdf)).toContain('The cap is 125% of the Fees.')
    expect(wordsOf(pdf)).not.toContain('two originals')
    everyPage(pdf, () => 'Clean text · Turn R0')
  })
})
