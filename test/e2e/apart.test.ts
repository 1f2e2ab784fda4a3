/** Ann works in a footnote, a header and a text box as in any clause, in a real Chromium. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bodyOf } from '../formats/word-desk.ts'
import { clickBehind, editor, exportWord, firstRun, importWord, saved } from '../kit/ann.ts'
import { withApart } from '../kit/apart-file.ts'
import { violations } from '../kit/axe.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'

let ann: Sitting
beforeAll(async () => {
  ann = await sitDownAtScreen()
  await firstRun(ann.page)
  await importWord(ann.page, 'lease.docx', await withApart())
})
afterAll(() => ann?.leave())

const region = (name: string) => editor(ann.page).getByRole('region', { name, exact: true })

test('every one stands behind the text under its name, and in the tree', async () => {
  const { page } = ann
  for (const [name, words] of [
    ['Footnote 1', 'Fees exclude taxes.'],
    ['Footnote 2', 'Notice counts from receipt.'],
    ['Header', 'Lease of 12 Quay Street'],
    ['First-page header', 'Strictly confidential'],
    ['Footer', 'Version of 3 May'],
    ['Text box 1', 'Draft for discussion only.'],
  ] as const) {
    expect(await region(name).textContent()).toContain(words)
    expect(
      await page.getByRole('navigation', { name: 'Clauses' }).getByRole('button', { name, exact: true }).count(),
    ).toBe(1)
  }
  expect(await violations(page)).toEqual([])
})

test('the mark in the text leads to its note, and what she types there is a change of it', async () => {
  const { page } = ann
  await editor(page).getByTitle('Go to footnote 2').click()
  await page.waitForFunction(() => document.getSelection()?.anchorNode?.textContent?.includes('Notice counts'))
  await clickBehind(page, 'counts from')
  await page.keyboard.type(' actual')
  await clickBehind(page, 'for discussion')
  await page.keyboard.type(' and comment')
  await saved(page)
  expect(await region('Footnote 2').locator('ins').textContent()).toBe(' actual')
  await page.getByRole('complementary', { name: 'Changes' }).getByText('and comment').waitFor()
  await page.keyboard.press('Control+Shift+Enter')
  for (const name of ['Footnote 2', 'Text box 1']) await page.getByRole('dialog').getByText(name).waitFor()
  await page.keyboard.press('Escape')
})

test('in Word it is a tracked change of the note, and of the text box', async () => {
  const story = await bodyOf(await exportWord(ann.page, /tracked changes/, /With your draft/))
  expect(story.changes.map((c) => [c.kind, story.text.slice(c.from, c.to)])).toEqual([
    ['insertion', ' actual'],
    ['insertion', ' and comment'],
  ])
})
