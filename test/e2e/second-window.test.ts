/** One window writes at a time; the other shows the same and can take the pen. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickBehind, editor, saved } from '../kit/ann.ts'
import { openContract, type Sitting, withContract } from '../kit/sitting.ts'

let ann: Sitting
beforeAll(async () => {
  ann = await withContract()
})
afterAll(() => ann?.leave())

test('Ann opens the contract in a second window, writes there, and goes back to the first', async () => {
  const first = ann.page
  await clickBehind(first, 'Signed by the parties')
  await first.keyboard.type(' ONE')
  await saved(first)

  const second = await ann.secondWindow()
  await second.getByRole('button', { name: 'Licence Agreement', exact: true }).click()
  await second.getByText('open in another window').waitFor()
  await second.getByRole('button', { name: 'Work on it here' }).click()
  await editor(second).waitFor()
  await clickBehind(second, ' ONE')
  await second.keyboard.type(' TWO')
  await saved(second)

  await first.getByText('being written in another window').waitFor()
  expect(await editor(first).getAttribute('contenteditable')).toBe('false')
  await first.getByRole('button', { name: 'Work on it here' }).click()
  await expect.poll(() => editor(first).innerText()).toContain('Signed by the parties ONE TWO.')
  await clickBehind(first, ' TWO')
  await first.keyboard.type(' THREE')
  await saved(first)

  await ann.powerCut()
  await openContract(ann.page)
  expect(await editor(ann.page).innerText()).toContain('Signed by the parties ONE TWO THREE.')
})
