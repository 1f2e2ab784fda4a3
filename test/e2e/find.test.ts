/** Ann finds words in the contract and replaces them: by keys, in the views, as one step, heard and seen. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickBehind, editor, saved } from '../kit/ann.ts'
import { violations } from '../kit/axe.ts'
import { openContract, type Sitting, withContract } from '../kit/sitting.ts'

let ann: Sitting
let page: Page
beforeAll(async () => {
  ann = await withContract(12)
  page = ann.page
})
afterAll(() => ann?.leave())

const bar = () => page.getByRole('search', { name: 'Find in this document' })
const field = () => page.getByLabel('Find', { exact: true })
const counted = (words: string) => bar().getByText(words, { exact: true }).waitFor()
const selected = () => page.evaluate(() => document.getSelection()!.toString())
const at = () => page.locator('.paper .hit.at')
/** What the view shows, paragraph by paragraph. */
const lines = () => editor(page).locator('.para').allTextContents()

async function inView(view: 'Redline' | 'Clean' | 'Original'): Promise<string> {
  await page.getByText(view, { exact: true }).click()
  const text = (await lines()).join('\n')
  await page.getByText('Redline', { exact: true }).click()
  return text
}

test('Ann goes from match to match by keys and comes back to the text where it is', async () => {
  await clickBehind(page, 'Licence')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('notice')
  await counted('1 of 36')
  await page.keyboard.press('Enter')
  await counted('2 of 36')
  await page.keyboard.press('F3')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+Enter')
  await page.keyboard.press('Shift+Enter')
  await counted('36 of 36')
  expect(await at().innerText()).toBe('Notice')
  await at().isVisible()
  await page.keyboard.press('Escape')
  await bar().waitFor({ state: 'detached' })
  expect(await selected()).toBe('Notice')
  await page.keyboard.press('F3')
  await counted('1 of 36')
  expect(await page.locator('.paper .hit').count()).toBeLessThan(36)
})

test('Ann asks for case and whole words, and for what is not there', async () => {
  await page.keyboard.press('Control+f')
  await field().fill('Notice')
  await page.getByRole('button', { name: 'Match case' }).click()
  await counted('1 of 36')
  await field().fill('notice')
  await counted('No matches')
  await page.getByRole('button', { name: 'Match case' }).click()
  await field().fill('Oblig')
  await bar().getByText('of 180').waitFor()
  await page.getByRole('button', { name: 'Whole words' }).click()
  await counted('No matches')
  await page.getByRole('button', { name: 'Whole words' }).click()
  await field().fill('$&.*(')
  await counted('No matches')
})

test('Bob’s struck words are found in the redline, and not where they do not stand', async () => {
  await field().fill('100%')
  await counted('1 of 1')
  await page.getByText('Clean', { exact: true }).click()
  await counted('No matches')
  await field().fill('cap is 125% of')
  await counted('1 of 1')
  await page.getByText('Original', { exact: true }).click()
  await counted('No matches')
  await page.getByText('Redline', { exact: true }).click()
  await counted('1 of 1')
})

test('the bar says everything to a screen reader, light and dark', async () => {
  await page.keyboard.press('Control+h')
  await page.getByLabel('Replace with').waitFor()
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'dark' })
  expect(await violations(page)).toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
})

test('Ann replaces one match, then every one, and takes all of them back in one step', async () => {
  const before = await inView('Clean')
  const original = await inView('Original')
  await field().fill('thirty (30) days')
  await counted('1 of 36')
  await page.getByLabel('Replace with').fill('one month')
  await page.getByLabel('Replace with').press('Enter')
  await counted('2 of 36')
  await page.getByRole('button', { name: 'Replace all' }).click()
  await bar().getByText('Replaced 35. 1 in struck text stays.').waitFor()
  const after = await inView('Clean')
  expect(after).toBe(before.replaceAll('thirty (30) days', 'one month'))
  expect(await inView('Original')).toBe(original)
  await field().press('Escape')
  await editor(page).press('Control+z')
  expect((await inView('Clean')).match(/one month/g)).toHaveLength(1)
  await editor(page).press('Control+z')
  expect(await inView('Clean')).toBe(before)
  await editor(page).press('Control+y')
  await editor(page).press('Control+y')
  expect(await inView('Clean')).toBe(after)
  await saved(page)
  await ann.powerCut()
  page = ann.page
  await openContract(page)
  expect(await inView('Clean')).toBe(after)
})

test('Ann types while the bar is open: the count follows, what was found stays marked', async () => {
  await clickBehind(page, 'Licence')
  await page.keyboard.press('Control+f')
  await field().fill('Notice')
  await counted('1 of 36')
  await clickBehind(page, 'Obligation 2. ')
  await page.keyboard.type('Notice given. ')
  await bar().getByText('of 37').waitFor()
  expect(await page.locator('.paper .hit', { hasText: 'Notice' }).count()).toBeGreaterThan(2)
})

test('in the original Ann replaces nothing and reads why', async () => {
  await page.getByText('Original', { exact: true }).click()
  await page.keyboard.press('Control+h')
  expect(await page.getByRole('button', { name: 'Replace all' }).isDisabled()).toBe(true)
  await page.getByText('Redline', { exact: true }).click()
})
