/**
 * Two parties exchange turns by Word file, each in a Parley of their own: Ann publishes and sends, Bob edits and sends
 * back, once with Track Changes switched off for a moment. Ann sees every difference and answers by keyboard alone.
 */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { BOB, clickBehind, editor, exportWord, firstRun, importWord, saved } from '../kit/ann.ts'
import { violations } from '../kit/axe.ts'
import { openContract, type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { licence } from '../kit/word-file.ts'

let ann: Sitting
let bob: Sitting
beforeAll(async () => {
  ann = await sitDownAtScreen()
  bob = await sitDownAtScreen()
})
afterAll(async () => {
  await ann?.leave()
  await bob?.leave()
})

const part = (name: string) =>
  ann.page.getByRole('navigation', { name: 'Parley' }).getByRole('button', { name: new RegExp(`^${name}`) })
const dialog = () => ann.page.getByRole('dialog')
const rows = () =>
  ann.page
    .getByRole('listbox', { name: 'Changes' })
    .getByRole('option')
    .evaluateAll((all) =>
      all.map((row) =>
        [...row.children]
          .map((c) => c.textContent)
          .filter(Boolean)
          .join(' | '),
      ),
    )

let sent: Uint8Array
let back: Uint8Array

describe('Ann publishes', () => {
  test('her draft is private until she publishes; the preview shows exactly what leaves', async () => {
    const { page } = ann
    await firstRun(page)
    await importWord(page, 'licence.docx', await licence(2))
    await clickBehind(page, 'Signed by the parties')
    await page.keyboard.type(' secretly')
    for (let i = 0; i < 9; i++) await page.keyboard.press('Backspace')
    await page.keyboard.type(' in two originals')
    await clickBehind(page, 'Notice 1: thirty (30)')
    for (let i = 0; i < 4; i++) await page.keyboard.press('Backspace')
    await page.keyboard.type('(45)')
    await page.keyboard.press('Control+Shift+Enter')
    await dialog().getByText('Publish 2 changes as turn R1?').waitFor()
    const shown = await dialog().innerText()
    expect(shown).toContain('in two originals')
    expect(shown).not.toContain('secretly')
    expect(await violations(page)).toEqual([])
  })
  test('she publishes one clause and keeps the other as a draft', async () => {
    const { page } = ann
    await dialog()
      .getByRole('checkbox', { name: /Notice 1/ })
      .uncheck()
    await dialog().getByText('Publish 1 change as turn R1?').waitFor()
    // A line why: left by Enter it is kept, and nothing is published by it.
    await dialog().getByLabel('Reason for the changes to').fill('Two counterparts are customary.')
    await page.keyboard.press('Enter')
    await dialog().getByText('Publish 1 change and 1 reason as turn R1?').waitFor()
    await dialog().getByText('Reason: Two counterparts are customary.').waitFor()
    await dialog().getByRole('button', { name: 'Publish 1 change' }).click()
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('1 unpublished').waitFor()
    await page.getByText('Two counterparts are customary.').waitFor()
    expect(await editor(page).locator('ins.us').allInnerTexts()).toEqual(['(45)', ' in two originals'])
    await page.keyboard.press('Control+Shift+Enter')
    await dialog().getByRole('button', { name: 'Publish 1 change' }).click()
    await dialog().waitFor({ state: 'detached' })
    await page.getByText('1 unpublished').waitFor({ state: 'detached' })
    await saved(page)
  })
  test('after kill -9 the turns and every word are there', async () => {
    await ann.powerCut()
    await openContract(ann.page)
    expect(await editor(ann.page).locator('ins.us').allInnerTexts()).toEqual(['(45)', ' in two originals'])
    await ann.page.getByText('Published').first().waitFor()
    sent = await exportWord(ann.page, /tracked changes/)
    // What she typed and deleted before publishing is in no byte of what leaves, packed or unpacked.
    const parts = [sent, ...Object.values(unzipSync(sent))]
    expect(parts.some((bytes) => Buffer.from(bytes).includes('two originals'))).toBe(true)
    expect(parts.some((bytes) => Buffer.from(bytes).includes('secretly'))).toBe(false)
  })
})

describe('Bob answers in his own Parley', () => {
  test('he edits her file under his name and returns it, one number changed without a mark', async () => {
    const { page } = bob
    await firstRun(page, undefined, BOB)
    await importWord(page, 'licence.docx', sent)
    await clickBehind(page, 'Notice 3: thirty')
    await page.keyboard.type(' calendar')
    await clickBehind(page, 'Support')
    for (let i = 0; i < 7; i++) await page.keyboard.press('Backspace')
    await page.keyboard.type('Maintenance')
    await page.getByText('2 unpublished').waitFor()
    back = withoutMark(
      await exportWord(page, /tracked changes/, /With your draft/),
      'Notice 5: thirty (30)',
      'Notice 5: thirty (15)',
    )
  })
})

/** Track Changes switched off for a moment, as far as the file shows. */
function withoutMark(docx: Uint8Array, words: string, others: string): Uint8Array {
  const parts = unzipSync(docx)
  const body = strFromU8(parts['word/document.xml']!)
  expect(body).toContain(words)
  return zipSync({ ...parts, 'word/document.xml': strToU8(body.replace(words, others)) })
}

describe('Ann takes Bob’s file in', () => {
  test('every difference is listed, the unmarked one first and named untracked', async () => {
    const { page } = ann
    await part('What changed').click()
    await page.getByRole('button', { name: 'Turns' }).click()
    await page.getByRole('menuitem', { name: /Take in/ }).click()
    await page.getByLabel('Returned file').setInputFiles({
      name: 'licence back.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: Buffer.from(back),
    })
    await page.getByLabel('From').fill('Vantaloft')
    await page.getByRole('button', { name: 'Compare and take in' }).click()
    await dialog().waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: 'R3 from Vantaloft' }).waitFor()
    expect(await rows()).toEqual([
      '5.2 | Notice 5: 30 → 15 | untracked | to be answered',
      '3.2 | Notice 3: added “calendar” | number | to be answered',
      '6.2 | Notice 6: Support → Maintenance | substance | to be answered',
    ])
    await page.getByText('changed this without a mark').waitFor()
    expect(
      await page.locator('[role=suggestion]').evaluateAll((all) => all.map((e) => e.getAttribute('aria-label'))),
    ).toContain('Deleted by not marked, Vantaloft')
    expect(await violations(page)).toEqual([])
  })
  test('the same file a second time is refused, with the turn it already is', async () => {
    const { page } = ann
    await page.getByRole('button', { name: 'Turns' }).click()
    await page.getByRole('menuitem', { name: /Take in/ }).click()
    await page.getByLabel('Returned file').setInputFiles({
      name: 'licence back.docx',
      mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      buffer: Buffer.from(back),
    })
    await page.getByLabel('From').fill('Vantaloft')
    await page.getByRole('button', { name: 'Compare and take in' }).click()
    await dialog().getByText('This very file is turn R3 already.').waitFor()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
  })
  test('by keyboard alone she rejects, accepts with a reason, and counters in the document', async () => {
    const { page } = ann
    await page.getByRole('listbox', { name: 'Changes' }).focus()
    await page.keyboard.press('r')
    await page.getByRole('heading', { name: '3.2 Notice 3' }).waitFor()
    await page.getByLabel('Reason for your answer').fill('Clearer.')
    await page.getByRole('listbox', { name: 'Changes' }).focus()
    await page.keyboard.press('a')
    await page.getByRole('heading', { name: '6.2 Notice 6' }).waitFor()
    await page.keyboard.press('c')
    await editor(page).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true)
    await page.keyboard.type(' and repair')
    await part('What changed').click()
    await expect
      .poll(rows)
      .toEqual([
        '5.2 | Notice 5: 30 → 15 | untracked | rejected',
        '3.2 | Notice 3: added “calendar” | number | accepted',
        '6.2 | Notice 6: Support → Maintenance | substance | countered',
      ])
    await page.getByText('Everything is answered.').waitFor()
  })
  test('what she answered is in the preview, and goes out with her next turn', async () => {
    const { page } = ann
    await page.getByRole('button', { name: 'Publish your answers' }).click()
    await dialog().getByText('Publish 1 change and 2 answers as turn R4?').waitFor()
    await dialog().getByText('Accept “calendar”: Clearer.').waitFor()
    await dialog()
      .getByRole('button', { name: /^Publish 1 change/ })
      .click()
    await dialog().waitFor({ state: 'detached' })
    const text = await editor(page).innerText()
    expect(text).toContain('thirty calendar (30)')
    expect(await editor(page).locator('del.them').allInnerTexts()).toEqual(['100%', 'Support'])
  })
})
