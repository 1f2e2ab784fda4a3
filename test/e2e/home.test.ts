/** Home, where every negotiation is a card: by mouse, by drag and drop, and with the keyboard alone. */
import type { FileChooser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickBehind, editor, firstRun, saved } from '../kit/ann.ts'
import { filesBelow } from '../kit/data-folder.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { licence } from '../kit/word-file.ts'

let ann: Sitting
let before: string[]
beforeAll(async () => {
  ann = await sitDownAtScreen()
  await firstRun(ann.page)
  before = filesBelow(ann.shell.folder)
})
afterAll(() => ann?.leave())

const titles = (page: Page) => page.locator('[data-card]').allInnerTexts()
const shown = (page: Page, ...wanted: string[]) => expect.poll(() => titles(page)).toEqual(wanted)
const menu = async (page: Page, title: string, item: string) => {
  await page.getByRole('button', { name: `More for ${title}` }).click()
  await page.getByRole('menuitem', { name: item }).click()
}
/** The name of the field that has the focus: a dialog takes it a moment after its key. */
const inField = (page: Page, name: string) =>
  expect
    .poll(() =>
      page.evaluate(() => {
        const field = document.activeElement as HTMLInputElement | null
        return field?.ariaLabel ?? field?.labels?.[0]?.textContent?.trim()
      }),
    )
    .toBe(name)
const shelf = (page: Page, name: string) => page.getByText(new RegExp(`^${name} \\d`)).click()
/** Home, and drawn: a key pressed on the way there belongs to the screen that is left. */
const home = async (page: Page) => {
  await page.getByRole('button', { name: 'Home', exact: true }).click()
  await page.getByRole('heading', { name: 'Negotiations', exact: true }).waitFor()
}

async function drop(page: Page, ...names: string[]): Promise<void> {
  const bytes = [...(await licence(1))]
  await page.evaluate(
    ({ names, bytes }) => {
      const dataTransfer = new DataTransfer()
      for (const name of names) dataTransfer.items.add(new File([new Uint8Array(bytes)], name))
      for (const kind of ['dragover', 'drop'])
        window.dispatchEvent(new DragEvent(kind, { dataTransfer, bubbles: true, cancelable: true }))
    },
    { names, bytes },
  )
}

test('Ann drops two files and is asked for one; she drops one, and it is imported', async () => {
  const { page } = ann
  await drop(page, 'a.docx', 'b.docx')
  await page.getByText('One file at a time').waitFor()
  await drop(page, 'dropped.docx')
  await page.getByLabel('Who is the other party? (optional)').fill('Vantaloft')
  await page.getByRole('button', { name: 'Open the document' }).click()
  await editor(page).waitFor()
  await home(page)
  await shown(page, 'Licence Agreement')
  await page.getByText('Vantaloft').waitFor()
  expect(await page.getByText('One file at a time').count()).toBe(0)
})

test('with the keyboard alone she starts one, comes back, walks the cards, renames, deletes and undoes', async () => {
  const { page } = ann
  await page.keyboard.press('n')
  await inField(page, 'Name of the negotiation')
  await page.keyboard.type('Supply terms')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Heronsgate')
  await page.keyboard.press('Enter')
  await editor(page).waitFor()
  await page.keyboard.press('Control+k')
  await inField(page, 'Command')
  await page.keyboard.type('go to home')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await shown(page, 'Supply terms', 'Licence Agreement')
  const focused = () => page.evaluate(() => document.activeElement?.textContent)
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Home')
  await expect.poll(focused).toBe('Supply terms')
  await page.keyboard.press('ArrowDown')
  await expect.poll(focused).toBe('Licence Agreement')
  await page.keyboard.press('ArrowUp')
  await expect.poll(focused).toBe('Supply terms')
  await page.keyboard.press('F2')
  await inField(page, 'Name of the negotiation')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('Supply agreement')
  await page.keyboard.press('Enter')
  await shown(page, 'Supply agreement', 'Licence Agreement')
  await expect.poll(focused).toBe('Supply agreement')
  await page.keyboard.press('Delete')
  await shown(page, 'Licence Agreement')
  await expect.poll(focused).toBe('Licence Agreement')
  await page.keyboard.press('Control+z')
  await shown(page, 'Supply agreement', 'Licence Agreement')
  await page.keyboard.press('Home')
  await expect.poll(focused).toBe('Supply agreement')
  await page.keyboard.press('Enter')
  await editor(page).waitFor()
  await home(page)
})

test('O opens the file dialog, Ctrl+K finds a negotiation by name, Ctrl+/ shows the keys', async () => {
  const { page } = ann
  // One listener for both keys: Chromium is told to hand dialogs over once, not switched between the keys.
  const choosers: FileChooser[] = []
  page.on('filechooser', (chooser) => choosers.push(chooser))
  for (const [n, key] of ['o', 'Control+o'].entries()) {
    await page.keyboard.press(key)
    await expect.poll(() => choosers.length, { message: `${key} opens the dialog` }).toBe(n + 1)
    await choosers[n]?.setFiles({ name: 'bad.docx', mimeType: '', buffer: Buffer.from('no') })
    await page.getByRole('dialog', { name: 'The file was not opened' }).waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  }
  await page.keyboard.press('Control+/')
  const keys = page.getByRole('dialog', { name: 'Keys of this screen' })
  await keys.getByText('New from a file').waitFor()
  await page.keyboard.press('Escape')
  await keys.waitFor({ state: 'detached' })
  await page.keyboard.press('Control+k')
  await inField(page, 'Command')
  await page.keyboard.type('licence agr')
  await page.getByRole('button', { name: /Licence Agreement.*Vantaloft/ }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => editor(page).innerText()).toContain('Licence Agreement')
  await home(page)
})

test('search finds names, parties and file names, and says when nothing fits', async () => {
  const { page } = ann
  await page.keyboard.press('Control+f')
  await inField(page, 'Search names and parties')
  await page.keyboard.type('HERON')
  await shown(page, 'Supply agreement')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('dropped')
  await shown(page, 'Licence Agreement')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('zzz')
  await page.getByText('Nothing matches “zzz”').waitFor()
  await page.keyboard.press('Escape')
  await expect.poll(async () => (await titles(page)).length).toBe(2)
})

test('she archives and takes out again, deletes and restores; the words stay', async () => {
  const { page } = ann
  await menu(page, 'Licence Agreement', 'Archive')
  await shown(page, 'Supply agreement')
  await shelf(page, 'Archived')
  await shown(page, 'Licence Agreement')
  await menu(page, 'Licence Agreement', 'Take out of the archive')
  await shelf(page, 'Current')
  await menu(page, 'Licence Agreement', 'Delete')
  await shelf(page, 'Deleted')
  await menu(page, 'Licence Agreement', 'Restore')
  await shelf(page, 'Current')
  await page.getByRole('button', { name: 'Licence Agreement', exact: true }).last().click()
  await editor(page).waitFor()
  await clickBehind(page, 'Signed by the parties')
  await page.keyboard.type(' twice')
  await saved(page)
  await home(page)
})

test('deleted for good, its files are gone from the data folder and it stays gone after a power cut', async () => {
  const { page } = ann
  const both = filesBelow(ann.shell.folder).length
  await menu(page, 'Licence Agreement', 'Delete')
  await shelf(page, 'Deleted')
  await menu(page, 'Licence Agreement', 'Delete for good…')
  const question = page.getByRole('dialog', { name: /Delete “Licence Agreement” for good/ })
  await page.keyboard.press('Escape')
  await question.waitFor({ state: 'detached' })
  expect(filesBelow(ann.shell.folder).length).toBe(both)
  await menu(page, 'Licence Agreement', 'Delete for good…')
  await page.getByRole('button', { name: 'Delete for good' }).click()
  await page.getByText('Nothing is deleted.').waitFor()
  // Two copies of its key, the Word file, its report, the text of turn R0 and the draft.
  expect(filesBelow(ann.shell.folder).length).toBe(both - 6)
  await ann.powerCut()
  await ann.page.locator('[data-card]').first().waitFor()
  await shown(ann.page, 'Supply agreement')
  expect(filesBelow(ann.shell.folder).length).toBeGreaterThan(before.length)
})
