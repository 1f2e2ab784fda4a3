/** The clause library: Ann fills it, finds in it, locks, loses her browser profile, and nothing of it lies readable. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstRun, unlock } from '../kit/ann.ts'
import { violations } from '../kit/axe.ts'
import { filesWith } from '../kit/canary.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { licence } from '../kit/word-file.ts'

const CANARY = 'zanzibar-quince-4471'

let ann: Sitting
beforeAll(async () => {
  ann = await sitDownAtScreen()
  await firstRun(ann.page)
})
afterAll(() => ann?.leave())

const library = (page: Page) =>
  page.getByRole('navigation', { name: 'Parley' }).getByRole('button', { name: 'Library' }).click()
const titles = (page: Page) => page.locator('[data-clause] > span:first-child').allInnerTexts()
const shown = (page: Page, ...wanted: string[]) => expect.poll(() => titles(page)).toEqual(wanted)
const kept = (page: Page) => page.getByRole('form', { name: 'Clause' }).getByText('Saved on this computer').waitFor()
const variant = async (page: Page, name: string, text: string) => {
  await page.getByRole('button', { name: 'Add a variant' }).click()
  await page.getByRole('menuitem', { name }).click()
  await page.getByLabel(`Text of ${name}`).fill(text)
}
const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true })

test('empty, it says what to do; N begins a clause, which is kept as she types', async () => {
  const { page } = ann
  await library(page)
  await page.getByText('Import clauses from a document you like').waitFor()
  expect(await violations(page)).toEqual([])
  await page.keyboard.press('n')
  await expect.poll(() => page.evaluate(() => document.activeElement?.matches('[data-first-field]'))).toBe(true)
  await page.keyboard.type('Liability cap')
  await field(page, 'Text').fill(`The limit is 100% of the Fees.\n    (a) except for fraud; ${CANARY}`)
  await variant(page, 'Opening', 'The limit is 300% of the Fees.')
  await variant(page, 'Walk-away', 'The limit is 75% of the Fees.')
  await page.getByRole('combobox', { name: 'Tags' }).fill('Cap on')
  await page.getByRole('option', { name: 'Cap on Liability' }).click()
  await page.getByRole('combobox', { name: 'Licence' }).fill('Our own drafting')
  await kept(page)
  await shown(page, 'Liability cap')
  await page.getByText('2 variants · Cap on Liability').waitFor()
})

test('she imports clauses from a Word file: those she chose, with everything below them', async () => {
  const { page } = ann
  await page.getByLabel('Document with clauses').setInputFiles({
    name: 'licence.docx',
    mimeType: '',
    buffer: Buffer.from(await licence(1)),
  })
  const dialog = page.getByRole('dialog', { name: 'Which clauses do you want to keep?' })
  await dialog.getByLabel('2 Clause on subject 2').check()
  await dialog.getByLabel('3.2 Notice 3').check()
  expect(await dialog.getByLabel('2.1 Obligation 2').isDisabled()).toBe(true)
  await dialog.getByRole('combobox', { name: 'Licence' }).fill('CC BY 4.0')
  await page.keyboard.press('Tab')
  await dialog.getByRole('button', { name: 'Add 2 clauses' }).click()
  await dialog.waitFor({ state: 'detached' })
  await shown(page, 'Clause on subject 2', 'Liability cap', 'Notice 3')
  expect(await field(page, 'Source').inputValue()).toBe('licence.docx')
  expect(await field(page, 'Text').inputValue()).toContain('\n\tNotice 2: thirty (30) days in writing.')
})

test('/ goes to the search; words and beginnings, tags and variants are found; Enter goes to the clause', async () => {
  const { page } = ann
  await page.locator('[data-clause]').first().click()
  await page.keyboard.press('/')
  for (const [query, ...wanted] of [
    ['lim fraud', 'Liability cap'],
    ['walk-away', 'Liability cap'],
    ['notice', 'Notice 3', 'Clause on subject 2'],
    ['zzz'],
  ] as const) {
    await page.keyboard.press('Control+a')
    await page.keyboard.type(query)
    await shown(page, ...wanted)
  }
  await page.getByText('Nothing contains “zzz”').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.type('cap on')
  await shown(page, 'Liability cap')
  await page.keyboard.press('Enter')
  await expect.poll(() => field(page, 'Title').inputValue()).toBe('Liability cap')
  await page.keyboard.press('/')
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await titles(page)).length).toBe(3)
})

test('she deletes one with the keyboard and takes it back; duplicates one', async () => {
  const { page } = ann
  await page.locator('[data-clause]').first().click()
  await page.keyboard.press('End')
  await expect.poll(() => field(page, 'Title').inputValue()).toBe('Notice 3')
  await page.keyboard.press('Delete')
  await shown(page, 'Clause on subject 2', 'Liability cap')
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toMatch(/^Liability cap/)
  await page.keyboard.press('Control+z')
  await shown(page, 'Clause on subject 2', 'Liability cap', 'Notice 3')
  await page.keyboard.press('d')
  await shown(page, 'Clause on subject 2', 'Liability cap', 'Notice 3', 'Notice 3 (copy)')
})

test('no rule of accessibility is broken, in light and in dark', async () => {
  const { page } = ann
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    expect(await violations(page)).toEqual([])
  }
})

test('she locks in the middle of a word: it is there after unlocking', async () => {
  const { page } = ann
  await page.locator('[data-clause]').nth(1).click()
  await field(page, 'Note').fill('Ask for the basket too')
  await page.keyboard.press('Control+Shift+l')
  await unlock(page)
  await library(page)
  await page.getByRole('button', { name: /^Liability cap/ }).click()
  expect(await field(page, 'Note').inputValue()).toBe('Ask for the basket too')
  expect(await page.getByLabel('Text of Walk-away').inputValue()).toBe('The limit is 75% of the Fees.')
})

test('saved as a file and added again after a deletion, everything is back', async () => {
  const { page } = ann
  await page.evaluate(() => {
    const chunks: number[] = []
    Object.assign(window, {
      showSaveFilePicker: async () => ({
        createWritable: async () => ({
          write: async (bytes: Uint8Array) => void chunks.push(...bytes),
          close: async () => void Object.assign(window, { savedLibrary: chunks }),
        }),
      }),
    })
  })
  await page.getByRole('button', { name: 'More for the library' }).click()
  await page.getByRole('menuitem', { name: 'Save the library as a file…' }).click()
  await page.getByRole('button', { name: 'Save the file' }).click()
  await page.getByText(/^4 clauses saved as Parley library/).waitFor()
  const bytes = await page.evaluate(() => (window as unknown as { savedLibrary: number[] }).savedLibrary)
  await page.getByRole('button', { name: /^Notice 3 \(copy\)/ }).click()
  await page.getByRole('button', { name: 'Delete', exact: true }).click()
  const restore = (buffer: Buffer) =>
    page.getByLabel('Saved library').setInputFiles({ name: 'library.json', mimeType: 'application/json', buffer })
  await restore(Buffer.from('{"clauses": 4}'))
  await page.getByText('This file is not a Parley library.').waitFor()
  await restore(Buffer.from(bytes))
  await page.getByText('1 added, 0 updated, 3 already here').waitFor()
  await expect.poll(async () => (await titles(page)).length).toBe(4)
})

test('another window shows the library and may take it over', async () => {
  const other = await ann.secondWindow()
  await library(other)
  await other.getByText('Another Parley window is writing here').waitFor()
  await shown(other, 'Clause on subject 2', 'Liability cap', 'Notice 3', 'Notice 3 (copy)')
  await other.getByRole('button', { name: /^Notice 3 \(copy\)/ }).click()
  expect(await field(other, 'Title').isEditable()).toBe(false)
  await other.getByRole('button', { name: 'Write in this window' }).click()
  await expect.poll(() => field(other, 'Title').isEditable()).toBe(true)
  await other.getByRole('button', { name: 'Delete', exact: true }).click()
  await shown(other, 'Clause on subject 2', 'Liability cap', 'Notice 3')
  await other.close()
})

test('with the browser profile gone all of it is still there, and no word of it lies readable on the disk', async () => {
  await ann.powerCut(true)
  await library(ann.page)
  await shown(ann.page, 'Clause on subject 2', 'Liability cap', 'Notice 3')
  await ann.page.getByRole('button', { name: /^Liability cap/ }).click()
  expect(await field(ann.page, 'Text').inputValue()).toContain(CANARY)
  await ann.shell.kill()
  for (const secret of [CANARY, 'Liability cap', 'Walk-away', 'Clause on subject'])
    for (const folder of [ann.profile, ann.shell.folder]) expect(filesWith(folder, secret), secret).toEqual([])
})
