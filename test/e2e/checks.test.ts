/** Ann goes through what the checks find about the terms: she leaves some alone and defines others on the spot. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editor, firstRun, importWord } from '../kit/ann.ts'
import { violations } from '../kit/axe.ts'
import { supplyAgreement } from '../kit/definitions-file.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'

let ann: Sitting
let page: Page
beforeAll(async () => {
  ann = await sitDownAtScreen()
  page = ann.page
  await firstRun(page)
  await importWord(page, 'supply.docx', await supplyAgreement())
  await showChecks()
})
afterAll(() => ann?.leave())

const showChecks = () => page.getByText('Checks', { exact: true }).click()
const terms = () => page.getByRole('region', { name: 'Defined terms' })
const found = () => terms().locator('li b').allInnerTexts()
const press = (name: string | RegExp) => terms().getByRole('button', { name }).click()

async function openAgain(): Promise<void> {
  page = ann.page
  await page.getByRole('button', { name: 'Supply Agreement', exact: true }).click()
  await editor(page).waitFor()
  await showChecks()
}

test('what Ann ignores stays ignored after a power cut and on an empty profile, and she brings it back', async () => {
  await expect.poll(found).toContain('“Wellness Hour”')
  await press('Ignore “Wellness Hour”')
  await terms().getByText('1 ignored · Show').waitFor()
  expect(await found()).not.toContain('“Wellness Hour”')
  await ann.powerCut()
  await openAgain()
  await terms().getByText('1 ignored · Show').waitFor()
  await ann.powerCut(true)
  await openAgain()
  await press('1 ignored · Show')
  expect(await found()).toContain('“Wellness Hour”')
  expect(await violations(page)).toEqual([])
  await page.screenshot({ path: '/tmp/checks-ignored.png' })
  await press('Bring back “Wellness Hour”')
  await terms()
    .getByText(/ignored/)
    .waitFor({ state: 'detached' })
  expect(await found()).toContain('“Wellness Hour”')
})
