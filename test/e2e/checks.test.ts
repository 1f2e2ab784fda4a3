/** Ann goes through what the checks find about the terms: she leaves some alone and defines others on the spot. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editor, firstRun, importWord, saved } from '../kit/ann.ts'
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
  await press('Bring back “Wellness Hour”')
  await terms()
    .getByText(/ignored/)
    .waitFor({ state: 'detached' })
  expect(await found()).toContain('“Wellness Hour”')
})

/** The paragraphs of the first clause as they read with everything accepted, or as they were. */
async function definitions(view: 'Clean' | 'Original'): Promise<string[]> {
  await page.getByText(view, { exact: true }).click()
  const lines = await editor(page).locator('.para').allInnerTexts()
  await page.getByText('Redline', { exact: true }).click()
  return lines.slice(
    3,
    lines.findIndex((line) => line.includes('Payment')),
  )
}
const BEFORE = [
  '“Affiliate” means a company under common control with a party;',
  '“Fees” means the amounts payable under clause 2;',
  '“Services” means the services the Supplier gives each Affiliate;',
  '“Supplier” means the party that gives the Services;',
]
const DELIVERABLES = '“Deliverables” means what the Supplier makes for the Customer;'

test('Ann defines a term where it belongs, and it is a change of hers with its meaning typed in', async () => {
  expect(await definitions('Clean')).toEqual(BEFORE)
  await press('Define “Deliverables”…')
  await page.keyboard.type('what the Supplier makes for the Customer')
  expect(await definitions('Clean')).toEqual([BEFORE[0], DELIVERABLES, ...BEFORE.slice(1)])
  expect(await definitions('Original')).toEqual(BEFORE)
  await expect.poll(found).not.toContain('“Deliverables”')
  const added = editor(page).locator('.para', { hasText: 'Deliverables” means' })
  expect(await added.locator('ins b, ins strong, b ins, strong ins').allInnerTexts()).toEqual(['Deliverables'])
  await saved(page)
  await ann.powerCut()
  await openAgain()
  expect(await definitions('Clean')).toEqual([BEFORE[0], DELIVERABLES, ...BEFORE.slice(1)])
})

test('a definition just begun goes with one undo, and comes again with one redo', async () => {
  const now = await definitions('Clean')
  await press('Define “Wellness Hour”…')
  expect(await definitions('Clean')).toEqual([...now, '“Wellness Hour” means ;'])
  await editor(page).press('Control+z')
  expect(await definitions('Clean')).toEqual(now)
  await editor(page).press('Control+y')
  expect(await definitions('Clean')).toEqual([...now, '“Wellness Hour” means ;'])
})

test('in the original nothing is defined, and Ann reads why', async () => {
  await page.getByText('Original', { exact: true }).click()
  await press('Define “Customer”…')
  await page.getByText('Show the redline or the clean text first.').waitFor()
  await page.getByText('Redline', { exact: true }).click()
})

test.each([
  ['table', 'stand in a table: add a row for a new one by hand'],
  ['none', 'has no clause of definitions'],
] as const)('where the definitions are kept as %s, Ann reads that and is offered nothing', async (kept, words) => {
  await page.getByRole('button', { name: 'Home' }).first().click()
  await importWord(page, `${kept}.docx`, await supplyAgreement(kept))
  await showChecks()
  await terms().getByText(words).waitFor()
  expect(
    await terms()
      .getByRole('button', { name: /^Define/ })
      .count(),
  ).toBe(0)
  expect(await violations(page)).toEqual([])
})
