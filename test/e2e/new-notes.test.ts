/** Bob puts a footnote into Ann's contract in Word and sends it back; she decides on it in a real Chromium. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { storyLines } from '../../shared/docx/index.ts'
import { bodyOf } from '../formats/word-desk.ts'
import { editor, exportWord, firstRun, importWord, saved } from '../kit/ann.ts'
import { withApart } from '../kit/apart-file.ts'
import { violations } from '../kit/axe.ts'
import { withNote } from '../kit/note-file.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'

const NOTE = {
  behind: 'Signed by',
  words: 'Taxes follow the place of supply.',
  by: { author: 'Bob Brandt', date: '2026-11-02T09:30:00Z' },
}

let ann: Sitting
beforeAll(async () => {
  ann = await sitDownAtScreen()
  await firstRun(ann.page)
  await importWord(ann.page, 'lease.docx', await withApart())
})
afterAll(() => ann?.leave())

const note = () => editor(ann.page).getByRole('region', { name: 'New footnote 1', exact: true })
const rows = () => ann.page.getByRole('listbox', { name: 'Changes' }).getByRole('option').allTextContents()

test('she takes his file in and sees the mark and the words of his note, both his', async () => {
  const { page } = ann
  await page
    .getByRole('navigation', { name: 'Parley' })
    .getByRole('button', { name: /^What changed/ })
    .click()
  await page.getByRole('button', { name: 'Take in their file…' }).click()
  await page.getByLabel('Returned file').setInputFiles({
    name: 'lease back.docx',
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(withNote(await withApart(), NOTE)),
  })
  await page.getByLabel('From').fill('Vantaloft')
  await page.getByRole('button', { name: 'Compare and take in' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await page.getByRole('listbox', { name: 'Changes' }).waitFor()
  expect(await rows()).toEqual([
    'note addedsubstanceto be answered',
    `New footnote 1: added “${NOTE.words}”substanceto be answered`,
  ])
  expect(await violations(page)).toEqual([])
})

test('accepting one of the two answers both', async () => {
  const { page } = ann
  await page.getByRole('listbox', { name: 'Changes' }).focus()
  await page.keyboard.press('a')
  await expect
    .poll(rows)
    .toEqual(['note addedsubstanceaccepted', `New footnote 1: added “${NOTE.words}”substanceaccepted`])
  await page.getByRole('button', { name: 'Publish your answers' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Publish/ })
    .click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await saved(page)
  expect(await note().textContent()).toContain(NOTE.words)
  expect(await note().locator('ins').count()).toBe(0)
})

test('the mark in the text leads to the note, and her file has it as a footnote of its own', async () => {
  const { page } = ann
  await editor(page).getByTitle('Go to new footnote 1').click()
  await page.waitForFunction(() => document.getSelection()?.anchorNode?.textContent?.includes('Taxes follow'))
  const story = await bodyOf(await exportWord(page, /tracked changes/))
  expect(story.changes).toEqual([])
  expect(story.objects.filter((o) => o.kind === 'footnote').map((o) => o.label)).toEqual([
    'footnote 1',
    'footnote 2',
    'footnote 3',
  ])
  expect(storyLines(story, 'accepted')).toContain(` ${NOTE.words}`)
})
