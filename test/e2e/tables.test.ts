/** Ann changes the table of fees: rows come and go whole, and her file is read as she meant it by another program. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { readDocx } from '../../shared/docx/index.ts'
import { hasPandoc, pandocText } from '../formats/other-readers.ts'
import { clickBehind, editor, exportWord } from '../kit/ann.ts'
import { violations } from '../kit/axe.ts'
import { type Sitting, withContract } from '../kit/sitting.ts'

let ann: Sitting
beforeAll(async () => {
  ann = await withContract(1)
})
afterAll(() => ann?.leave())

const rows = () =>
  editor(ann.page)
    .locator('tr')
    .evaluateAll((all) =>
      all.map((row) =>
        [(row as HTMLElement).dataset.change ?? '', ...[...row.children].map((c) => c.textContent)].join('|'),
      ),
    )

test('outside of a table nothing about rows is offered; in one, Tab behind the last cell begins a row', async () => {
  const { page } = ann
  await clickBehind(page, 'The cap is')
  expect(await page.getByRole('button', { name: 'Table rows and columns' }).count()).toBe(0)
  await clickBehind(page, 'EUR 1,200')
  await page.getByRole('button', { name: 'Table rows and columns' }).waitFor()
  await page.keyboard.press('Tab')
  await expect.poll(rows).toEqual(['|Service|Fee', '|Support|EUR 1,200', 'ins us||'])
  await page.keyboard.type('Setup')
  await page.keyboard.press('Tab')
  await page.keyboard.type('EUR 500')
  await expect.poll(rows).toEqual(['|Service|Fee', '|Support|EUR 1,200', 'ins us|Setup|EUR 500'])
})

test('a row above, and one taken out, from the menu; each is one change and one step to undo', async () => {
  const { page } = ann
  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'Table rows and columns' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await clickBehind(page, 'Support')
  await choose('Insert a row above')
  await page.keyboard.type('Licence')
  await clickBehind(page, 'Support')
  await choose('Delete the row')
  await expect
    .poll(rows)
    .toEqual(['|Service|Fee', 'ins us|Licence|', 'del us|Support|EUR 1,200', 'ins us|Setup|EUR 500'])
  await expect.poll(() => page.getByText('Inserted a table row').count()).toBe(2)
  await expect.poll(() => page.getByText('Deleted a table row').count()).toBe(1)
  await page.keyboard.press('Control+z')
  await expect.poll(rows).toEqual(['|Service|Fee', 'ins us|Licence|', '|Support|EUR 1,200', 'ins us|Setup|EUR 500'])
  await page.keyboard.press('Control+y')
  await expect.poll(async () => (await rows())[2]).toBe('del us|Support|EUR 1,200')
  expect(await violations(page)).toEqual([])
})

test('in the clean view the table reads as it would, in the original as it was', async () => {
  const { page } = ann
  await page.getByText('Clean', { exact: true }).click()
  await expect.poll(rows).toEqual(['|Service|Fee', '|Licence|', '|Setup|EUR 500'])
  await page.getByText('Original', { exact: true }).click()
  await expect.poll(rows).toEqual(['|Service|Fee', '|Support|EUR 1,200'])
  await page.getByText('Redline', { exact: true }).click()
})

test('the exported file has the rows as tracked rows, and reads accepted and rejected as here', async () => {
  const { page } = ann
  const sent = await exportWord(page, /tracked changes/, /With your draft/)
  const document = await readDocx(new Uint8Array(sent))
  if (isRefusal(document)) throw new Error(document.say)
  const { text, changes } = document.stories[0]!
  const tracked = changes.filter((c) => c.kind.startsWith('row')).map((c) => [c.kind, text.slice(c.from, c.to)])
  expect(tracked).toEqual([
    ['rowInsertion', 'Licence\n\n'],
    ['rowDeletion', 'Support\nEUR 1,200\n'],
    ['rowInsertion', 'Setup\nEUR 500\n'],
  ])
  if (!hasPandoc) return
  expect(pandocText(sent, 'accept')).toContain('ServiceFeeLicenceSetupEUR 500Signed')
})

test('a column comes and goes whole as well', async () => {
  const { page } = ann
  const choose = async (item: string) => {
    await page.getByRole('button', { name: 'Table rows and columns' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await clickBehind(page, 'Service')
  await choose('Insert a column to the right')
  await expect.poll(async () => (await rows())[0]).toBe('|Service||Fee')
  await expect.poll(() => page.getByText('Inserted a table column').count()).toBe(1)
  await clickBehind(page, 'EUR 500')
  await choose('Delete the column')
  await expect.poll(() => page.getByText('Deleted a table column').count()).toBe(1)
  const sent = await exportWord(page, /tracked changes/, /With your draft/)
  const document = await readDocx(new Uint8Array(sent))
  if (isRefusal(document)) throw new Error(document.say)
  const cells = document.stories[0]!.changes.filter((c) => c.kind.startsWith('cell')).map((c) => c.kind)
  expect(new Set(cells)).toEqual(new Set(['cellInsertion', 'cellDeletion']))
})
