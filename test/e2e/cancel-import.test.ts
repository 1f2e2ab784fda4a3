/** A long file takes a while: Ann sees how far it is, changes her mind, and finds no trace of it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editor, firstRun } from '../kit/ann.ts'
import { filesBelow } from '../kit/data-folder.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { licence } from '../kit/word-file.ts'

let ann: Sitting
let long: Buffer
let before: string[]
beforeAll(async () => {
  ann = await sitDownAtScreen()
  long = Buffer.from(await licence(300))
  await firstRun(ann.page)
  // The vault's file is put in place a moment after the first run.
  while (filesBelow(ann.shell.folder).some((f) => f.endsWith('.new'))) await ann.page.waitForTimeout(50)
  before = filesBelow(ann.shell.folder)
})
afterAll(() => ann?.leave())

const begin = async (page: Page) => {
  await page
    .getByLabel('Word, Markdown or text file', { exact: true })
    .setInputFiles({ name: 'long.docx', mimeType: '', buffer: long })
  const dialog = page.getByRole('dialog', { name: 'Opening the file' })
  await dialog.getByText(/\d paragraphs?/).waitFor()
  expect(Number(await dialog.getByRole('progressbar').getAttribute('aria-valuenow'))).toBeGreaterThanOrEqual(0)
  return dialog
}

const ways: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['the button', (page) => page.getByRole('button', { name: 'Cancel' }).click()],
  ['Escape', (page) => page.keyboard.press('Escape')],
]

test.each(ways)('she cancels with %s, and nothing of the file is left', async (_, cancel) => {
  const { page } = ann
  const dialog = await begin(page)
  await cancel(page)
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'No negotiations yet' }).waitFor()
  await expect.poll(() => filesBelow(ann.shell.folder)).toEqual(before)
  expect(await page.getByRole('dialog').count()).toBe(0)
})

test('cancelling while it is being kept takes away what was kept already', async () => {
  const { page } = ann
  const held: (() => void)[] = []
  let takenBack = false
  await page.routeWebSocket(/./, (window) => {
    const shell = window.connectToServer()
    window.onMessage((frame) => {
      if (frame.includes('putBlob')) return void held.push(() => shell.send(frame))
      takenBack ||= frame.includes('purge')
      shell.send(frame)
    })
  })
  await page.reload()
  await page.getByText('No negotiations yet').waitFor()
  const dialog = await begin(page)
  const keeping = () => expect.poll(() => held.length, { timeout: 30_000 }).toBeGreaterThan(0)
  await keeping()
  // What was read can be read by her already; that it is kept is not said before it is.
  await dialog.getByText('The first page. Not saved yet.').waitFor()
  expect(await dialog.getByLabel('First page').locator('p.para').count()).toBeGreaterThan(10)
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  // She is quick: the next one is under way before the first has been taken back.
  const first = held.pop()!
  const next = await begin(page)
  first()
  await expect.poll(() => takenBack).toBe(true)
  await keeping()
  expect(await next.count()).toBe(1)
  // The Word file, the text of turn R0, the report.
  held.pop()!()
  await keeping()
  held.pop()!()
  await keeping()
  expect(await page.getByText('The first page, saved on this computer.').count()).toBe(0)
  held.pop()!()
  await page.getByText('The first page, saved on this computer.').waitFor()
  await page.getByRole('button', { name: 'Open the document' }).click()
  await editor(page).waitFor()
  await page.getByRole('button', { name: 'Home', exact: true }).click()
  expect(await page.locator('[data-card]').count()).toBe(1)
  // Of one negotiation, not of two: its key twice, the Word file, turn R0, the report, the draft; and the catalogue.
  await expect.poll(() => filesBelow(ann.shell.folder).length - before.length).toBe(7)
})
