/** Ann moves a whole clause: one change with two halves, taken back in one step, and decided as one. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickBehind, editor } from '../kit/ann.ts'
import { type Sitting, withContract } from '../kit/sitting.ts'

let ann: Sitting
beforeAll(async () => {
  ann = await withContract(2)
})
afterAll(() => ann?.leave())

const headings = () =>
  editor(ann.page)
    .locator('.para.heading')
    .evaluateAll((all) =>
      all.map((h) => `${(h as HTMLElement).dataset.number} ${h.textContent}${h.querySelector('del') ? ' (gone)' : ''}`),
    )

test('a clause moves up with everything below it, and the numbers follow', async () => {
  const { page } = ann
  await clickBehind(page, 'Clause on subject 3')
  await page.keyboard.press('Alt+Shift+ArrowUp')
  await expect.poll(headings).toContain('2. Clause on subject 3')
  const shown = await headings()
  expect(shown.filter((h) => h.endsWith('(gone)'))).toHaveLength(1)
  expect(await page.getByText('2 unpublished').count()).toBe(0)
  await page.getByText('Moved').first().waitFor()
})
test('in the clean view it stands once, with its two paragraphs', async () => {
  const { page } = ann
  await page.getByText('Clean', { exact: true }).click()
  const text = await editor(page).innerText()
  for (const words of ['Clause on subject 3', 'Obligation 3.', 'Notice 3:']) expect(text.split(words)).toHaveLength(2)
  expect(text.indexOf('Clause on subject 3')).toBeLessThan(text.indexOf('Clause on subject 2'))
  await page.getByText('Redline', { exact: true }).click()
})
test('one undo puts it back', async () => {
  const { page } = ann
  await page.keyboard.press('Control+z')
  await editor(page).click()
  await page.keyboard.press('Control+z')
  await expect.poll(async () => (await headings()).filter((h) => h.endsWith('(gone)')).length).toBe(0)
  expect((await headings()).map((h) => h.replace(/^\S+ /, ''))).toEqual(
    [1, 2, 3, 4, 5, 6].map((n) => `Clause on subject ${n}`),
  )
})
