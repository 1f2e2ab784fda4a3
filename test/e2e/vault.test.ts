/** Who gets in: wrong passphrases, locking by hand and by itself, the recovery code, a new passphrase. */
import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickBehind, editor, firstRun, importWord, PASSPHRASE, saved, unlock } from '../kit/ann.ts'
import { wallClock } from '../kit/clock.ts'
import { openContract, type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { licence } from '../kit/word-file.ts'

const SECOND = 'nine loud magpies on the mill'
const THIRD = 'two pale otters under ice'

const clock = wallClock()
let ann: Sitting
let code: string
beforeAll(async () => {
  ann = await sitDownAtScreen({ env: clock.env })
  code = await firstRun(ann.page)
  await importWord(ann.page, 'licence.docx', await licence(1))
})
afterAll(async () => {
  await ann?.leave()
  clock.remove()
})

const locked = (page: Page) => page.getByRole('heading', { name: 'Unlock Parley' }).waitFor()
/** Everything an onlooker could dig out of the page. */
const everything = (page: Page) => page.evaluate(() => document.documentElement.outerHTML)
const lockNow = (page: Page) => page.keyboard.press('Control+Shift+L')

/** From here on the windows opened in this browser find a disk that takes a second for every few words. */
async function slowDisk(context: BrowserContext) {
  let slow = true
  let writing = false
  await context.routeWebSocket(/./, (window) => {
    const shell = window.connectToServer()
    window.onMessage((frame) => {
      if (!slow || !frame.includes('append') || !frame.includes('draft/')) return shell.send(frame)
      writing = true
      setTimeout(() => shell.send(frame), 1000)
    })
  })
  const hurry = () => {
    slow = false
  }
  return { writing: () => writing, hurry }
}

async function write(page: Page, words: string): Promise<void> {
  await clickBehind(page, 'Signed by the parties')
  await page.keyboard.type(words)
}

test('Ann locks: no word of the contract is in the page any more, and unlocking brings it all back', async () => {
  const { page } = ann
  await write(page, ' in ink')
  await lockNow(page)
  await locked(page)
  await page.getByText('as you asked').waitFor()
  const left = await everything(page)
  for (const secret of ['in ink', 'Licence Agreement', 'obligations', 'Ann Hale', 'Kestrelmoor'])
    expect(left).not.toContain(secret)
  await unlock(page)
  await openContract(page)
  await expect.poll(() => editor(page).innerText()).toContain('Signed by the parties in ink')
})

test('a wrong passphrase is said, stays in the field to be corrected, and costs nothing', async () => {
  const { page } = ann
  await lockNow(page)
  await locked(page)
  for (const wrong of ['seven quiet herons', `${PASSPHRASE} `]) {
    await unlock(page, wrong)
    await page.getByText('That passphrase did not open the key.').waitFor()
    await page.getByText('nothing is erased after wrong tries').waitFor()
    expect(await page.getByLabel('Passphrase', { exact: true }).inputValue()).toBe(wrong)
  }
  await unlock(page)
  await openContract(page)
  await expect.poll(() => editor(page).innerText()).toContain('Signed by the parties in ink')
})

test('words that wait for a slow disk when she locks are kept: the lock waits for them', async () => {
  const disk = await slowDisk(ann.page.context())
  const slow = await ann.secondWindow()
  await slow.getByRole('button', { name: 'Licence Agreement', exact: true }).click()
  await slow.getByRole('button', { name: 'Work on it here' }).click()
  await editor(slow).waitFor()
  await write(slow, ' and')
  await expect.poll(disk.writing).toBe(true)
  await slow.keyboard.type(' on vellum')
  await lockNow(slow)
  await locked(slow)
  await slow.close()
  disk.hurry()
  const { page } = ann
  await locked(page)
  await unlock(page)
  await openContract(page)
  await expect.poll(() => editor(page).innerText()).toContain('Signed by the parties and on vellum in ink')
})

test('after the minute she chose without a key or click it locks itself', async () => {
  const { page } = ann
  await page.keyboard.press('Control+,')
  await page.getByRole('combobox', { name: 'Lock by itself' }).click()
  await page.getByRole('option', { name: '1 minute', exact: true }).click()
  await expect.poll(() => page.getByRole('combobox', { name: 'Lock by itself' }).inputValue()).toBe('1 minute')
  await page.getByRole('button', { name: 'Licence Agreement' }).first().click()
  await editor(page).waitFor()
  await saved(page)
  clock.pass(61_000)
  await locked(page)
  await page.getByText('after a time without a key or click').waitFor()
  expect(await everything(page)).not.toContain('Licence Agreement')
  await unlock(page)
  await page.getByText('Locks after 1 minute without a key or click').waitFor()
})

async function recover(page: Page, with_: string, passphrase: string): Promise<void> {
  await page.getByLabel('Recovery code', { exact: true }).fill(with_)
  await page.getByLabel('New passphrase').fill(passphrase)
  await page.getByLabel('The same again').fill(passphrase)
  await page.getByRole('button', { name: 'Set the passphrase' }).click()
}

test('the recovery code sets a new passphrase; the old one and the used code open nothing any more', async () => {
  const { page } = ann
  await lockNow(page)
  await locked(page)
  await page.getByRole('button', { name: 'Passphrase forgotten' }).click()
  await recover(page, code.replaceAll('-', ' ').toLowerCase(), SECOND)
  const next = await page.getByLabel('Recovery code', { exact: true }).innerText({ timeout: 60_000 })
  expect(next).not.toBe(code)
  await page.getByLabel('I have kept this code', { exact: false }).check()
  await page.getByRole('button', { name: 'Open Parley' }).click()
  await openContract(page)
  await expect.poll(() => editor(page).innerText()).toContain('on vellum in ink')

  await lockNow(page)
  await locked(page)
  await unlock(page, PASSPHRASE)
  await page.getByText('That passphrase did not open the key.').waitFor()
  await page.getByRole('button', { name: 'Passphrase forgotten' }).click()
  await recover(page, code, THIRD)
  await page.getByText('That recovery code does not belong to this key').waitFor()
  await recover(page, `${next.slice(0, -1)}${next.endsWith('A') ? 'B' : 'A'}`, THIRD)
  await page.getByText(/is not a recovery code|does not belong to this key/).waitFor()
  await page.getByRole('button', { name: 'Back' }).click()
  await unlock(page, SECOND)
  await openContract(page)
})

test('she changes the passphrase, the power goes, and only the new one opens', async () => {
  const { page } = ann
  await page.keyboard.press('Control+,')
  await page.getByRole('button', { name: 'Change the passphrase…' }).click()
  const change = async (old: string) => {
    await page.getByLabel('Passphrase now').fill(old)
    await page.getByLabel('New passphrase').fill(THIRD)
    await page.getByLabel('The same again').fill(THIRD)
    await page.getByRole('button', { name: 'Change the passphrase', exact: true }).click()
  }
  await change(PASSPHRASE)
  await page.getByText('The passphrase was not changed.').waitFor()
  await change(SECOND)
  await page.getByRole('button', { name: 'Change the passphrase…' }).waitFor({ timeout: 60_000 })
  const onlyTheNew = async (again: Page) => {
    for (const old of [PASSPHRASE, SECOND]) {
      await unlock(again, old)
      await again.getByText('That passphrase did not open the key.').waitFor()
    }
    await unlock(again, THIRD)
  }
  await ann.powerCut(false, { unlock: onlyTheNew })
  await openContract(ann.page)
  expect(await editor(ann.page).innerText()).toContain('on vellum in ink')
})
