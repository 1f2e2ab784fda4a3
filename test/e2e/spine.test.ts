/**
 * The first ten minutes, in a real Chromium over the real browser shell: Ann starts Parley, imports a contract,
 * redlines it, the power goes, she comes back, finds every word and exports a Word file with her changes tracked.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clickBehind, editor, exportWord, firstRun, importWord, saved, unlock } from '../kit/ann.ts'
import { killBrowser, launchProfile } from '../kit/browser.ts'
import { startShell, type TestShell } from '../kit/shell.ts'
import { licence } from '../kit/word-file.ts'

let shell: TestShell
let profile: string
let browser: BrowserContext
let page: Page

async function openWindow(url: string): Promise<void> {
  browser = await launchProfile(profile)
  page = browser.pages()[0] ?? (await browser.newPage())
  await page.goto(url)
}

/** As when the power goes: neither the browser nor the shell can say goodbye. */
async function powerCut(): Promise<void> {
  await shell.kill()
  killBrowser(profile)
  await browser.close().catch(() => undefined)
}

beforeAll(async () => {
  profile = mkdtempSync(join(tmpdir(), 'parley-profile-'))
  shell = await startShell()
  await openWindow(shell.url)
})

afterAll(async () => {
  await browser?.close().catch(() => undefined)
  await shell?.stop()
  rmSync(profile, { recursive: true, force: true })
})

describe('Ann redlines a contract and the power goes', () => {
  test('she starts, imports her contract and sees it with its tracked change', async () => {
    await firstRun(page)
    await importWord(page, 'licence.docx', await licence(2))
    await expect(editor(page).innerText()).resolves.toContain('Licence Agreement')
    expect(await editor(page).locator('del.them').first().innerText()).toBe('100%')
    expect(await editor(page).locator('ins.them').first().innerText()).toBe('125%')
    expect(await editor(page).locator('.para.heading').first().getAttribute('data-number')).toBe('1.')
  })
  test('what she types and deletes shows as her changes', async () => {
    await clickBehind(page, 'Signed by the parties')
    await page.keyboard.type(' in two originals')
    await clickBehind(page, 'Notice 1: thirty (30)')
    for (let i = 0; i < 4; i++) await page.keyboard.press('Backspace')
    await page.keyboard.type('(45)')
    expect(await editor(page).locator('ins.us').allInnerTexts()).toEqual(['(45)', ' in two originals'])
    expect(await editor(page).locator('del.us').allInnerTexts()).toEqual(['(30)'])
    await saved(page)
  })
  test('after kill -9 of both, every acknowledged word is there', async () => {
    await powerCut()
    shell = await shell.restart()
    await openWindow(shell.url)
    await unlock(page)
    await page.getByRole('button', { name: 'Licence Agreement', exact: true }).click()
    await editor(page).waitFor()
    expect(await editor(page).locator('ins.us').allInnerTexts()).toEqual(['(45)', ' in two originals'])
    expect(await editor(page).locator('del.us').allInnerTexts()).toEqual(['(30)'])
  })
  test('with the browser profile deleted, everything comes back from the journal', async () => {
    await powerCut()
    rmSync(profile, { recursive: true, force: true })
    profile = mkdtempSync(join(tmpdir(), 'parley-profile-'))
    shell = await shell.restart()
    await openWindow(shell.url)
    await unlock(page)
    await page.getByRole('button', { name: 'Licence Agreement', exact: true }).click()
    await editor(page).waitFor()
    expect(await editor(page).locator('ins.us').allInnerTexts()).toEqual(['(45)', ' in two originals'])
  })
  test('she steps through the changes with F8 and decides by keyboard', async () => {
    await page.keyboard.press('F8')
    await page.keyboard.press('Alt+a')
    await expect.poll(() => editor(page).locator('.them').count()).toBe(0)
    expect(await editor(page).innerText()).toContain('The cap is 125% of the Fees.')
    await saved(page)
  })
  test('the Word file she exports has her changes tracked, under her name, as an independent reader sees them', async (ctx) => {
    const bytes = await exportWord(page, /tracked changes/)
    const file = join(profile, 'out.docx')
    writeFileSync(file, bytes)
    let html: string
    try {
      html = execFileSync('pandoc', ['--track-changes=all', '--wrap=none', '-t', 'html', file], { encoding: 'utf8' })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      console.log('skipped: pandoc is not installed, so the exported file was not read by an independent reader')
      return ctx.skip()
    }
    const marks = [
      ...html.matchAll(/<span class="(insertion|deletion)" data-author="([^"]*)" data-date="([^"]*)">(.*?)<\/span>/gs),
    ]
    expect(marks.map(([, kind, author, , text]) => [kind, author, text])).toEqual([
      ['insertion', 'Ann Hale', '(45)'],
      ['deletion', 'Ann Hale', '(30)'],
      ['insertion', 'Ann Hale', 'in two originals'],
    ])
    for (const [, , , date] of marks) expect(Math.abs(Date.now() - Date.parse(date!))).toBeLessThan(600_000)
    expect(html).toContain('125%')
  })
})
