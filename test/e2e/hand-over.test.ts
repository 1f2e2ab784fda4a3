/**
 * Ann and Bob, two parties on two computers without any network between them: an invitation, a reply, the digits read
 * aloud, and sealed files that carry what each published. What either keeps to herself is in none of them.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { readDocx } from '../../shared/docx/index.ts'
import {
  answerPicker,
  BOB,
  clickBehind,
  editor,
  exportWord,
  firstRun,
  importWord,
  pickedFile,
  saved,
} from '../kit/ann.ts'
import { violations } from '../kit/axe.ts'
import { openContract, type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { licence } from '../kit/word-file.ts'

let ann: Sitting
let bob: Sitting
beforeAll(async () => {
  ann = await sitDownAtScreen()
  bob = await sitDownAtScreen()
  await firstRun(ann.page)
  await firstRun(bob.page, undefined, BOB)
  await importWord(ann.page, 'licence.docx', await licence(2))
})
afterAll(async () => {
  await ann?.leave()
  await bob?.leave()
})

const rail = (page: Page, name: string) =>
  page
    .getByRole('navigation', { name: 'Parley' })
    .getByRole('button', { name: new RegExp(`^${name}`) })
    .click()
const home = async (page: Page) => {
  await page.getByRole('button', { name: 'Home', exact: true }).click()
  await page.getByRole('heading', { name: /Negotiations|No negotiations yet/ }).waitFor()
}

async function saving(page: Page, button: string | RegExp): Promise<Uint8Array> {
  await answerPicker(page)
  await page.getByRole('button', { name: button }).click()
  return pickedFile(page)
}
const give = (page: Page, field: string, name: string, bytes: Uint8Array) =>
  page.getByLabel(field, { exact: true }).setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
const text = (page: Page) => editor(page).textContent()

let invitation: Uint8Array
let sealed: Uint8Array

test('Ann saves an invitation; Bob sees who invites, takes part, and saves his reply', async () => {
  await rail(ann.page, 'People')
  await ann.page.getByText('Nobody else takes part yet').waitFor()
  expect(await violations(ann.page)).toEqual([])
  invitation = await saving(ann.page, 'Save an invitation…')
  expect(Buffer.from(invitation).toString()).not.toContain('Licence Agreement')
  await give(bob.page, 'Invitation or sealed file', 'deal.parley-invite', invitation)
  const dialog = bob.page.getByRole('dialog', { name: 'Kestrelmoor invites you to negotiate' })
  await dialog.getByText('Ann Hale of Kestrelmoor made this invitation').waitFor()
  expect(await violations(bob.page)).toEqual([])
  await dialog.getByRole('button', { name: 'Take part as Vantaloft' }).click()
  const reply = await saving(bob.page, 'Save the reply…')
  await give(ann.page, 'Reply or sealed file', 'deal.parley-reply', reply)
  await ann.page.getByRole('dialog', { name: 'Let Vantaloft in?' }).waitFor()
  await ann.page.getByRole('button', { name: 'Let Bob Brandt of Vantaloft in' }).click()
  await ann.page.getByRole('region', { name: 'Vantaloft' }).getByText('Not verified').waitFor()
})

test('until both have read the same forty digits nothing can be agreed, and a bar says so', async () => {
  const { page } = ann
  await rail(page, 'Document')
  await page.getByRole('note').getByText('Vantaloft is not verified').waitFor()
  await page.getByRole('navigation', { name: 'Clauses' }).getByRole('button', { name: 'Clause on subject 1' }).click()
  await page.getByRole('region', { name: 'Clause', exact: true }).getByRole('button', { name: 'Clause' }).click()
  await page.getByRole('menuitem', { name: 'Agree clause…' }).click()
  await page.getByText('The clause stays as it is.').waitFor()
  expect(await violations(page)).toEqual([])
  await page.getByRole('button', { name: 'Show the number' }).click()
  const digits = async (page: Page, party: string) =>
    (await page.getByRole('region', { name: party }).innerText()).match(/(\d{5} ?){8}/)?.[0]
  await bob.page.getByRole('button', { name: 'With Kestrelmoor', exact: true }).click()
  await bob.page.getByRole('region', { name: 'Kestrelmoor' }).waitFor()
  const hers = await digits(page, 'Vantaloft')
  expect(hers).toBeDefined()
  expect(await digits(bob.page, 'Kestrelmoor')).toBe(hers)
  for (const { page } of [ann, bob]) {
    await page.getByRole('button', { name: 'They read the same digits' }).click()
    await page.getByText('both sides read the same digits').waitFor()
  }
  await rail(page, 'Document')
  await page.getByRole('note').getByText('is not verified').waitFor({ state: 'detached' })
})

test('Ann’s sealed file brings Bob the contract, and not the draft she has not published', async () => {
  await rail(ann.page, 'Document')
  await clickBehind(ann.page, 'Signed by the parties')
  await ann.page.keyboard.type(' zanzibar-quince')
  await saved(ann.page)
  await rail(ann.page, 'People')
  sealed = await saving(ann.page, /^Save a sealed file for Vantaloft/)
  await ann.page.getByText(/In the last sealed file/).waitFor()
  await give(bob.page, 'Reply or sealed file', 'deal.parley-sync', sealed)
  await editor(bob.page).waitFor()
  await expect.poll(() => text(bob.page)).toContain('Clause on subject 6')
  expect(await text(bob.page)).not.toContain('zanzibar-quince')
})

test('Bob redlines and publishes; his file shows Ann his changes as his, with her draft still there', async () => {
  const { page } = bob
  await clickBehind(page, 'Notice 1: thirty (30)')
  for (let i = 0; i < 4; i++) await page.keyboard.press('Backspace')
  await page.keyboard.type('(45)')
  await saved(page)
  await page.keyboard.press('Control+Shift+Enter')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Publish 1 change/ })
    .click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await rail(page, 'People')
  const file = await saving(page, /^Save a sealed file for Kestrelmoor/)
  await give(ann.page, 'Reply or sealed file', 'back.parley-sync', file)
  await ann.page.getByText('1 update taken in').waitFor()
  await rail(ann.page, 'Document')
  await expect.poll(() => editor(ann.page).locator('ins.them').allInnerTexts()).toContain('(45)')
  expect(await text(ann.page)).toContain('zanzibar-quince')
  await rail(ann.page, 'What changed')
  await ann.page.getByRole('option', { name: /45/ }).first().waitFor()
})

test('Bob exports the document he was sent as the Word file it was made from', async () => {
  await rail(bob.page, 'Document')
  const file = await exportWord(bob.page, /tracked changes/)
  const document = await readDocx(file)
  if (isRefusal(document)) throw new Error(document.say)
  expect(document.stories[0]!.changes.map(({ author }) => author)).toEqual(
    expect.arrayContaining(['Bob Lee', 'Bob Brandt']),
  )
})

test('the same file again brings nothing new; a flipped byte, and one’s own file, are refused and say why', async () => {
  await rail(bob.page, 'People')
  await give(bob.page, 'Reply or sealed file', 'again.parley-sync', sealed)
  await bob.page.getByText('Nothing new was in it').waitFor()
  const flipped = sealed.slice()
  flipped[Math.floor(flipped.length / 2)]! ^= 1
  await give(bob.page, 'Reply or sealed file', 'bad.parley-sync', flipped)
  await bob.page.getByText('does not match its key').waitFor()
  await rail(ann.page, 'People')
  await give(ann.page, 'Reply or sealed file', 'own.parley-sync', sealed)
  await ann.page.getByText('sealed for other devices').waitFor()
})

test('Ann publishes too; after a power cut on both sides all is there, and both read the same text', async () => {
  await rail(ann.page, 'Document')
  await ann.page.keyboard.press('Control+Shift+Enter')
  await ann.page
    .getByRole('dialog')
    .getByRole('button', { name: /^Publish 1 change/ })
    .click()
  await ann.page.getByRole('dialog').waitFor({ state: 'detached' })
  await rail(ann.page, 'People')
  const file = await saving(ann.page, /^Save a sealed file for Vantaloft/)
  await home(bob.page)
  await give(bob.page, 'Invitation or sealed file', 'third.parley-sync', file)
  await bob.page
    .getByRole('option', { name: /zanzibar/ })
    .first()
    .waitFor()
  for (const one of [ann, bob]) {
    await one.powerCut(true)
    await openContract(one.page)
  }
  expect(await text(bob.page)).toContain('zanzibar-quince')
  expect(await text(bob.page)).toBe(await text(ann.page))
  await rail(bob.page, 'People')
  await bob.page.getByText('both sides read the same digits').waitFor()
})
