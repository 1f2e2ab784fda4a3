/** Ann makes PDFs of her contract, in a real Chromium over the real browser shell: what the other side's reader sees. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clickBehind, exportWord, saved, unlock } from '../kit/ann.ts'
import { findBrowser } from '../kit/browser.ts'
import { filesWith } from '../kit/canary.ts'
import { type ReadPdf, readPdf } from '../kit/pdf.ts'
import { openContract, type Sitting, withContract } from '../kit/sitting.ts'

let ann: Sitting
beforeAll(async () => {
  const { path, env } = await findBrowser()
  ann = await withContract(30, { env: { ...env, PARLEY_BROWSER: path } })
})
afterAll(() => ann?.leave())

/** What the browser that made a PDF has left in the data folder. */
const left = () => readdirSync(ann.shell.folder).filter((name) => name.startsWith('parley-print-'))

/** One long line, however the pages are cut. */
const wordsOf = ({ pages }: ReadPdf) => pages.join(' ').replace(/\s+/g, ' ')

async function pdfOf(item: RegExp, of?: RegExp): Promise<ReadPdf | undefined> {
  const pdf = readPdf(ann.profile, 'out.pdf', await saving(exportWord(ann.page, item, of)))
  expect(left()).toEqual([])
  return pdf
}

const saveIt = () => ann.page.getByRole('button', { name: 'Save it…' })

/** A browser asks where to save only soon after a click: on a slow machine Parley asks for another. */
async function saving<T>(made: Promise<T>): Promise<T> {
  let done = false
  const settled = made.finally(() => {
    done = true
  })
  const help = async () => {
    for (; !done; await new Promise((resolve) => setTimeout(resolve, 100)))
      if (await saveIt().isVisible()) await saveIt().click()
  }
  await Promise.all([settled, help()]).catch(async (error: unknown) => {
    const said = await ann.page.getByRole('region', { name: 'Contract' }).innerText()
    throw new Error(`no file came. Above the page: ${said.slice(0, 400)}`, { cause: error })
  })
  return settled
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
    for (let clause = 1; clause <= 90; clause++) expect(words).toContain(`${clause}. Clause on subject ${clause}`)
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
  test('side by side: her draft beside the turn it is of, in landscape', async (ctx) => {
    const pdf = await pdfOf(/^PDF side by side/, /With your draft/)
    if (!pdf) return ctx.skip()
    expect(pdf.size).toBe('842 x 595')
    everyPage(pdf, () => 'Left: Turn R0')
    everyPage(pdf, () => 'Right: DRAFT, not published, after turn R0')
    expect(wordsOf(pdf)).toContain('Signed by the parties. Signed by the parties in two originals.')
  })
  test('a PDF she cancels is not made, nothing of it is left, and the next one is', async () => {
    await start(/^PDF side by side/)
    await ann.page.getByRole('button', { name: 'Cancel' }).click()
    await ann.page.getByText('Laying out the pages').waitFor({ state: 'detached' })
    await expect.poll(left).toEqual([])
    const next = await saving(exportWord(ann.page, /^PDF of the redline/, /With your draft/))
    expect(next.length).toBeGreaterThan(10_000)
  })
  test('one that was long in the making waits until she says where to save it', async () => {
    await ann.page.evaluate(() =>
      Object.defineProperty(navigator, 'userActivation', { value: { isActive: false }, configurable: true }),
    )
    const made = exportWord(ann.page, /^PDF of the clean text/, /With your draft/)
    await ann.page.getByText('The PDF of the clean text is ready.').waitFor()
    await saveIt().click()
    expect((await made).length).toBeGreaterThan(10_000)
    expect(await saveIt().count()).toBe(0)
  })
  test('locking ends one in the making: no contract stays in a browser without its vault', async () => {
    await start(/^PDF side by side/)
    await expect.poll(left).toHaveLength(1)
    await ann.page.keyboard.press('Control+Shift+L')
    await expect.poll(left).toEqual([])
    await unlock(ann.page)
    await openContract(ann.page)
  })
  test('when the power goes in the midst of one, no word of the contract is on the disk, and the rest goes too', async () => {
    await start(/^PDF side by side/)
    await expect.poll(left).toHaveLength(1)
    await new Promise((resolve) => setTimeout(resolve, 1000))
    await ann.powerCut(false, {
      meanwhile: (folder) => {
        for (const name of left())
          for (const secret of ['Obligation 1', 'Licence Agreement', 'two originals'])
            expect(filesWith(join(folder, name), secret)).toEqual([])
      },
    })
    await expect.poll(left).toEqual([])
    await openContract(ann.page)
  })
})

describe('Ann prints', () => {
  test('Ctrl+P prints the same pages from her window, in a frame that obeys the window’s policy', async () => {
    const complaints: string[] = []
    ann.page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    await ann.page.evaluate(() => {
      new MutationObserver(() => {
        const frame = document.querySelector<HTMLIFrameElement>('iframe[data-print]')
        const inner = frame?.contentWindow
        if (!frame || !inner) return
        inner.print = () => {
          const pages = frame.contentDocument!
          const inserted = pages.querySelector('p ins')!
          Object.assign(window, {
            printed: {
              words: pages.body.innerText,
              line: inner.getComputedStyle(inserted).textDecorationLine,
              faces: [...pages.fonts].filter((face) => face.status === 'loaded').length,
              sheets: [...pages.styleSheets].map((sheet) => sheet.cssRules[0]?.cssText.slice(0, 10)),
            },
          })
          inner.dispatchEvent(new Event('afterprint'))
        }
      }).observe(document.body, { childList: true })
    })
    await ann.page.keyboard.press('Control+p')
    await ann.page.getByRole('dialog').getByRole('button', { name: 'With your draft' }).click()
    const printed = await ann.page.waitForFunction(() => (window as unknown as { printed?: Printed }).printed)
    const { words, line, faces, sheets } = (await printed.jsonValue())!
    expect(words).toContain('Signed by the parties in two originals.')
    expect(words).toContain('DRAFT, not published, after turn R0')
    expect({ line, sheets }).toEqual({ line: 'underline', sheets: ['@font-face'] })
    expect(faces).toBeGreaterThan(1)
    await expect.poll(() => ann.page.locator('iframe[data-print]').count()).toBe(0)
    expect(complaints).toEqual([])
  })
  interface Printed {
    words: string
    line: string
    faces: number
    sheets: string[]
  }
})

test('where no browser is found the PDF is refused, with what to do instead', async () => {
  const bare = await withContract(1, { env: { PARLEY_BROWSER: 'none' } })
  await bare.page.getByRole('button', { name: 'Export' }).click()
  await bare.page.getByRole('menuitem', { name: 'PDF of the redline' }).click()
  await bare.page.getByText('No Chromium, Chrome or Edge was found to make the PDF with.').waitFor()
  await bare.leave()
})

/** Begins a PDF that takes a moment, and comes back while it is in the making. */
async function start(item: RegExp): Promise<void> {
  await ann.page.getByRole('button', { name: 'Export' }).click()
  await ann.page.getByRole('menuitem', { name: item }).click()
  await ann.page.getByRole('dialog').getByRole('button', { name: 'With your draft' }).click()
  await ann.page.getByText('Laying out the pages').waitFor()
}
