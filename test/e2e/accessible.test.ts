/** Every screen against the rules of WCAG 2.2 A and AA that a machine can check, in light and in dark. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clickBehind, editor, firstRun, importWord, saved, unlock } from '../kit/ann.ts'
import { violations } from '../kit/axe.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { licence } from '../kit/word-file.ts'

let ann: Sitting
beforeAll(async () => {
  ann = await sitDownAtScreen()
})
afterAll(() => ann?.leave())

/** Both appearances of what is on screen now; the setting follows the system until Ann chooses. */
async function bothWays(page: Page): Promise<void> {
  const found: string[] = []
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' })
    found.push(...(await violations(page)).map((line) => `${colorScheme}: ${line}`))
  }
  expect(found).toEqual([])
}

const home = (page: Page) => page.getByRole('button', { name: 'Home', exact: true }).click()

describe('no serious or critical fault', () => {
  test('on the first run', async () => {
    await ann.page.getByLabel('Your name').waitFor()
    await bothWays(ann.page)
  })
  test('on an empty Home', async () => {
    await firstRun(ann.page)
    await bothWays(ann.page)
  })
  test('in a document with changes', async () => {
    const { page } = ann
    await importWord(page, 'licence.docx', await licence(2))
    await clickBehind(page, 'Notice 1')
    await page.keyboard.type(' by post')
    await clickBehind(page, 'Notice 2')
    await page.keyboard.press('Control+Backspace')
    await saved(page)
    await page.getByRole('complementary', { name: 'Changes' }).getByText('by post').waitFor()
    await bothWays(page)
  })
  test('on Home with cards, an archive and a menu', async () => {
    const { page } = ann
    await home(page)
    await page.locator('[data-card]').waitFor()
    await bothWays(page)
    await page.getByRole('button', { name: 'More for Licence Agreement' }).click()
    await page.getByRole('menuitem', { name: 'Rename…' }).waitFor()
    await bothWays(page)
    await page.keyboard.press('Escape')
  })
  test('in Settings', async () => {
    await ann.page.keyboard.press('Control+,')
    await ann.page.getByRole('heading', { name: 'Settings' }).waitFor()
    await bothWays(ann.page)
    await ann.page.getByRole('button', { name: 'Change the passphrase…' }).click()
    await ann.page.getByLabel('Passphrase now').waitFor()
    await bothWays(ann.page)
  })
  test('in Help', async () => {
    await ann.page.keyboard.press('F1')
    await ann.page.getByRole('navigation', { name: 'Help pages' }).waitFor()
    await bothWays(ann.page)
  })
  test('in the palette and the list of keys', async () => {
    const { page } = ann
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog', { name: 'All commands' }).waitFor()
    await bothWays(page)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Control+/')
    await page.getByRole('dialog', { name: 'Keys of this screen' }).waitFor()
    await bothWays(page)
    await page.keyboard.press('Escape')
  })
  test('on the locked screen, after a wrong passphrase too', async () => {
    const { page } = ann
    await page.keyboard.press('Control+Shift+L')
    await page.getByRole('heading', { name: 'Unlock Parley' }).waitFor()
    await bothWays(page)
    await unlock(page, 'wrong')
    await page.getByText('That passphrase did not open the key.').waitFor()
    await bothWays(page)
    await page.getByRole('button', { name: 'Passphrase forgotten' }).click()
    await page.getByLabel('Recovery code').waitFor()
    await bothWays(page)
    await page.getByRole('button', { name: 'Back' }).click()
    await unlock(page)
    await page.locator('[data-card]').click()
    await editor(page).waitFor()
  })
})
