/** Ann opens a long contract: she can work in its beginning at once, and whatever she does, nothing of it is missing. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickBehind, editor, importWord, saved } from '../kit/ann.ts'
import { type Sitting, withContract } from '../kit/sitting.ts'
import { licence } from '../kit/word-file.ts'

let ann: Sitting
let page: Page
beforeAll(async () => {
  ann = await withContract(2)
  page = ann.page
  await page.getByRole('button', { name: 'Home', exact: true }).click()
  await importWord(page, 'long.docx', await licence(120))
  await clickBehind(page, 'Licence')
  await saved(page)
})
afterAll(() => ann?.leave())

const paragraphs = () => editor(page).locator('.para').count()
const ALL = 2 + 360 * 3 + 4 + 1

/** Back to Home and in again; with `act`, as soon as the first text is there. */
async function open(act: () => Promise<void>): Promise<void> {
  await saved(page)
  await page.getByRole('button', { name: 'Home', exact: true }).click()
  await page.locator('[data-card]').first().click()
  await page.locator('.ProseMirror .para').first().waitFor()
  await act()
}

test('what she types while the rest is still arriving stands where she typed it, once', async () => {
  await open(async () => {
    await clickBehind(page, 'Licence')
    await page.keyboard.type(' (signed)')
    await page.keyboard.press('Enter')
    await page.keyboard.type('between the Parties')
  })
  await expect.poll(paragraphs).toBe(ALL + 1)
  const lines = await editor(page).locator('.para').allTextContents()
  expect(lines.slice(0, 3)).toEqual([
    'Licence (signed)',
    'between the Parties Agreement',
    'The cap is 100%125% of the Fees.',
  ])
  expect(lines.filter((l) => l.startsWith('Clause on subject '))).toHaveLength(360)
  expect(lines.at(-1)).toBe('Signed by the parties.')
  await saved(page)
  await ann.powerCut()
  page = ann.page
  await page.locator('[data-card]').first().click()
  await expect.poll(paragraphs).toBe(ALL + 1)
  expect(await editor(page).locator('.para').allTextContents()).toEqual(lines)
})

test('going to its end or selecting all of it means all of it', async () => {
  await open(async () => {
    await clickBehind(page, 'Licence')
    await page.keyboard.press('Control+End')
  })
  await page.keyboard.type('!')
  await expect.poll(() => editor(page).locator('.para').last().textContent()).toBe('Signed by the parties.!')
  await editor(page).press('Control+z')
  await open(async () => {
    await clickBehind(page, 'Licence')
    await page.keyboard.press('Control+a')
  })
  expect((await page.evaluate(() => document.getSelection()!.toString())).length).toBeGreaterThan(100_000)
})

test('searching right after opening finds every match, and going to a clause finds the clause', async () => {
  await open(async () => {
    await page.keyboard.press('Control+f')
    await page.getByLabel('Find', { exact: true }).fill('Notice 360')
    await page.getByText('1 of 1', { exact: true }).waitFor()
  })
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => document.getSelection()!.toString())).toBe('Notice 360')
  await page.getByLabel('Filter clauses').fill('subject 355')
  await page.getByRole('button', { name: /Clause on subject 355/ }).click()
  await page.waitForTimeout(300)
  expect(await editor(page).locator('.para', { hasText: 'Clause on subject 355' }).isVisible()).toBe(true)
})

test('printing waits for nothing: every paragraph is there', async () => {
  await open(() => page.evaluate(() => void window.dispatchEvent(new Event('beforeprint'))))
  expect(await paragraphs()).toBe(ALL + 1)
})

test('a search of the long contract never stops the page', async () => {
  await clickBehind(page, 'Licence')
  await page.keyboard.press('Control+f')
  await page.evaluate(() => {
    const longest = { ms: 0 }
    Object.assign(window, { longest })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration)
    }).observe({ type: 'longtask' })
  })
  await page.getByLabel('Find', { exact: true }).fill('e')
  await page.getByText(/of \d\d,\d{3}/).waitFor()
  const longest = await page.evaluate(() => (window as unknown as { longest: { ms: number } }).longest.ms)
  process.stderr.write(`Longest block of the page while searching: ${longest} ms\n`)
})
