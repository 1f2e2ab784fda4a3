/** Nothing readable lies on the disk: a canary typed into the contract is searched for, raw, after the power went. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickBehind, editor, saved } from '../kit/ann.ts'
import { filesWith } from '../kit/canary.ts'
import { openContract, type Sitting, withContract } from '../kit/sitting.ts'

const CANARY = 'zanzibar-quince-4471'
const CONTROL = 'plain-marmalade-9903'

let ann: Sitting
beforeAll(async () => {
  ann = await withContract()
})
afterAll(() => ann?.leave())

test('a word typed into the contract is nowhere on the disk, a plain one is', async () => {
  const { page } = ann
  await page.evaluate((text) => localStorage.setItem('control', text), CONTROL)
  await clickBehind(page, 'Signed by the parties')
  await page.keyboard.type(` ${CANARY}`)
  await saved(page)
  // Long enough for the sealed snapshot to be written too.
  await page.waitForTimeout(6500)
  await page.keyboard.type(' and more')
  await saved(page)
  await ann.powerCut()
  await openContract(ann.page)
  expect(await editor(ann.page).innerText()).toContain(CANARY)
  await ann.shell.kill()
  expect(filesWith(ann.profile, CONTROL), 'the search itself works').not.toEqual([])
  for (const secret of [CANARY, 'Licence Agreement', 'Ann Hale', 'Kestrelmoor'])
    for (const folder of [ann.profile, ann.shell.folder]) expect(filesWith(folder, secret)).toEqual([])
})
