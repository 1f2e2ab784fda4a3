/**
 * The first ten minutes, in a real Chromium over the real browser shell: Ann starts Parley, imports a contract,
 * redlines it, the power goes, she comes back, finds every word and exports a Word file with her changes tracked.
 */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clickBehind, editor, exportWord, firstRun, importWord, saved } from '../kit/ann.ts'
import { openContract, type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { licence } from '../kit/word-file.ts'

let ann: Sitting
beforeAll(async () => {
  ann = await sitDownAtScreen()
})
afterAll(() => ann?.leave())

const inserted = () => editor(ann.page).locator('ins.us').allInnerTexts()
const deleted = () => editor(ann.page).locator('del.us').allInnerTexts()

describe('Ann redlines a contract and the power goes', () => {
  test('she starts, imports her contract and sees it with its tracked change', async () => {
    await firstRun(ann.page)
    await importWord(ann.page, 'licence.docx', await licence(2))
    await expect(editor(ann.page).innerText()).resolves.toContain('Licence Agreement')
    expect(await editor(ann.page).locator('del.them').first().innerText()).toBe('100%')
    expect(await editor(ann.page).locator('ins.them').first().innerText()).toBe('125%')
    expect(await editor(ann.page).locator('.para.heading').first().getAttribute('data-number')).toBe('1.')
  })
  test('what she types and deletes shows as her changes', async () => {
    await clickBehind(ann.page, 'Signed by the parties')
    await ann.page.keyboard.type(' in two originals')
    await clickBehind(ann.page, 'Notice 1: thirty (30)')
    for (let i = 0; i < 4; i++) await ann.page.keyboard.press('Backspace')
    await ann.page.keyboard.type('(45)')
    expect(await inserted()).toEqual(['(45)', ' in two originals'])
    expect(await deleted()).toEqual(['(30)'])
    await saved(ann.page)
  })
  test('after kill -9 of both, every acknowledged word is there', async () => {
    await ann.powerCut()
    await openContract(ann.page)
    expect(await inserted()).toEqual(['(45)', ' in two originals'])
    expect(await deleted()).toEqual(['(30)'])
  })
  test('with the browser profile deleted, everything comes back from the journal', async () => {
    await ann.powerCut(true)
    await openContract(ann.page)
    expect(await inserted()).toEqual(['(45)', ' in two originals'])
    expect(await deleted()).toEqual(['(30)'])
  })
  test('she steps through the changes with F8 and decides by keyboard', async () => {
    await ann.page.keyboard.press('F8')
    await ann.page.keyboard.press('Alt+a')
    await expect.poll(() => editor(ann.page).locator('.them').count()).toBe(0)
    expect(await editor(ann.page).innerText()).toContain('The cap is 125% of the Fees.')
    await saved(ann.page)
  })
  test('pandoc reads her changes in the exported Word file, under her name and date', async (ctx) => {
    const file = join(ann.profile, 'out.docx')
    writeFileSync(file, await exportWord(ann.page, /tracked changes/, /With your draft/))
    const html = pandoc(file)
    if (html === undefined) {
      console.log('skipped: pandoc is not installed, so no independent reader looked at the exported file')
      return ctx.skip()
    }
    const span = /<span class="(insertion|deletion)" data-author="([^"]*)" data-date="([^"]*)">(.*?)<\/span>/gs
    const marks = [...html.matchAll(span)]
    expect(marks.map(([, kind, author, , text]) => [kind, author, text])).toEqual([
      ['insertion', 'Ann Hale', '(45)'],
      ['deletion', 'Ann Hale', '(30)'],
      ['insertion', 'Ann Hale', 'in two originals'],
    ])
    for (const [, , , date] of marks) expect(Math.abs(Date.now() - Date.parse(date!))).toBeLessThan(600_000)
    expect(html).toContain('125%')
  })
  test('the clean export holds her accepted text and neither her name nor Bob’s', async (ctx) => {
    const file = join(ann.profile, 'clean.docx')
    writeFileSync(file, await exportWord(ann.page, /^Clean/, /With your draft/))
    const html = pandoc(file)
    if (html === undefined) return ctx.skip()
    expect(html).toContain('thirty (45) days')
    expect(html).not.toMatch(/Ann Hale|Bob Lee|class="(insertion|deletion)/)
  })
})

function pandoc(file: string): string | undefined {
  try {
    return execFileSync('pandoc', ['--track-changes=all', '--wrap=none', '-t', 'html', file], { encoding: 'utf8' })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
