/** What Ann chooses in Settings holds at once and after a power cut: her name, dark mode, and paper that stays light. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyOf } from '../formats/word-desk.ts'
import { clickBehind, editor, exportWord, saved } from '../kit/ann.ts'
import { openContract, type Sitting, withContract } from '../kit/sitting.ts'

let ann: Sitting
beforeAll(async () => {
  ann = await withContract(1)
})
afterAll(() => ann?.leave())

const settings = (page: Page) => page.keyboard.press('Control+,')
const back = (page: Page) =>
  page.getByRole('navigation', { name: 'Parley' }).getByRole('button', { name: 'Licence Agreement' }).click()

/** How light a surface is, 0 to 255. */
const lightness = (page: Page, selector: string): Promise<number> =>
  page
    .locator(selector)
    .first()
    .evaluate((element) => {
      const [r = 0, g = 0, b = 0] = getComputedStyle(element).backgroundColor.match(/\d+/g)!.map(Number)
      return Math.round((r + g + b) / 3)
    })
const surfaces = async (page: Page) => ({
  frame: (await lightness(page, 'body')) > 128 ? 'light' : 'dark',
  paper: (await lightness(page, '[data-page]')) > 128 ? 'light' : 'dark',
})

test('the name she saves stands on her next change, and her earlier one keeps the old name', async () => {
  const { page } = ann
  await clickBehind(page, 'Notice 1')
  await page.keyboard.type(' ONE')
  await saved(page)
  await settings(page)
  await page.getByLabel('Your name').fill('Ann Hale-Ito')
  await page.getByLabel('Your party').fill('Kestrelmoor Group')
  await page.getByRole('button', { name: 'Save name and party' }).click()
  await page.getByText('Saved on this computer.').waitFor()
  await back(page)
  await editor(page).waitFor()
  await clickBehind(page, 'Notice 2')
  await page.keyboard.type(' TWO')
  await saved(page)
  const panel = page.getByRole('complementary', { name: 'Changes' })
  await expect.poll(() => panel.getByText('Ann Hale-Ito', { exact: true }).count()).toBe(1)
  expect(await panel.getByText('Ann Hale', { exact: true }).count()).toBe(1)
  expect(await editor(page).locator('ins.us').allInnerTexts()).toEqual([' ONE', ' TWO'])
})

test('where she so chooses, her party’s name stands on her changes in Word files, and not her own', async () => {
  const { page } = ann
  await settings(page)
  const choice = page.getByLabel('In Word files my party’s name stands on my changes')
  await choice.click()
  await expect.poll(() => choice.isChecked()).toBe(true)
  await back(page)
  await editor(page).waitFor()
  const { changes } = await bodyOf(await exportWord(page, /tracked changes/, /With your draft/))
  expect(new Set(changes.map((c) => c.author))).toEqual(new Set(['Bob Lee', 'Kestrelmoor Group']))
  expect(await page.getByRole('complementary', { name: 'Changes' }).getByText('Ann Hale-Ito').count()).toBe(1)
})

test('dark mode darkens frame and page; with "Keep the page light" the page stays paper', async () => {
  const { page } = ann
  expect(await surfaces(page)).toEqual({ frame: 'light', paper: 'light' })
  await settings(page)
  await page.getByText('Dark', { exact: true }).click()
  await back(page)
  await editor(page).waitFor()
  await expect.poll(() => surfaces(page)).toEqual({ frame: 'dark', paper: 'dark' })
  await settings(page)
  // The switch is drawn by the label around it, which lies over it.
  await page.getByLabel('Keep the page light in dark mode').click({ force: true })
  await expect.poll(() => page.getByLabel('Keep the page light in dark mode').isChecked()).toBe(true)
  await back(page)
  await editor(page).waitFor()
  await expect.poll(() => surfaces(page)).toEqual({ frame: 'dark', paper: 'light' })
})

test('after a power cut and with an empty browser profile all of it holds', async () => {
  await ann.powerCut(true)
  await openContract(ann.page)
  await expect.poll(() => surfaces(ann.page)).toEqual({ frame: 'dark', paper: 'light' })
  await ann.page.getByText('Kestrelmoor Group').first().waitFor()
})
