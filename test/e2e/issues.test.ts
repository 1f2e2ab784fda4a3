/**
 * Ann agrees clauses with the other side, finds what is still open in one list, and takes the list along as a file.
 * What is agreed holds still: whoever types in it is asked why it should be reopened.
 */

import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { readDocx, storyLines } from '../../shared/docx/index.ts'
import { BOB, clickBehind, editor, exportWord, firstRun, importWord, saved } from '../kit/ann.ts'
import { violations } from '../kit/axe.ts'
import { openContract, type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { licence } from '../kit/word-file.ts'

const SCREEN = { width: 1440, height: 900 }

let ann: Sitting
let page: Page

beforeAll(async () => {
  ann = await sitDownAtScreen()
  page = ann.page
  await page.setViewportSize(SCREEN)
  await firstRun(page)
  await importWord(page, 'licence.docx', await licence(2))
})
afterAll(() => ann?.leave())

const tree = () => page.getByRole('navigation', { name: 'Clauses' })
const card = () => page.getByRole('region', { name: 'Clause', exact: true })
const dialog = () => page.getByRole('dialog')
const part = (name: RegExp) => page.getByRole('navigation', { name: 'Parley' }).getByRole('button', { name }).click()
const grid = () => page.getByRole('grid')
const row = (text: string) => grid().getByRole('row').filter({ hasText: text })

async function choose(clause: string, item: string): Promise<void> {
  await tree().getByRole('button', { name: clause }).click()
  await card().getByRole('heading', { name: clause }).waitFor()
  await card().getByRole('button', { name: 'Clause' }).click()
  await page.getByRole('menuitem', { name: item }).click()
}

async function agreeAndRecord(clause: string): Promise<void> {
  await choose(clause, 'Agree clause…')
  await dialog()
    .getByRole('button', { name: /^Agree clause/ })
    .click()
  await dialog().waitFor({ state: 'detached' })
  await choose(clause, 'Record their agreement…')
  await dialog().getByLabel('Party').fill('Vantaloft')
  await dialog().getByLabel('Who agreed').fill('Lene Brandt')
  await dialog().getByLabel('Where they said so').fill('mail of 20 November')
  await dialog().getByRole('button', { name: 'Record their agreement' }).click()
  await dialog().waitFor({ state: 'detached' })
}

/** Everything the contract says, without the line that says it is agreed. */
const words = () =>
  page.evaluate(() => [...document.querySelectorAll('.ProseMirror .para')].map((p) => p.textContent).join('\n'))

async function bothWays(): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
    await page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' })
    expect(await violations(page), colorScheme).toEqual([])
  }
}

/** Answers the file picker for her and keeps what is written through it. */
async function exported(item: string): Promise<{ name: string; bytes: Uint8Array }> {
  await page.evaluate(() => {
    Object.assign(window, {
      exported: undefined,
      showSaveFilePicker: async ({ suggestedName }: { suggestedName: string }) => ({
        createWritable: async () => ({
          write: async (bytes: Uint8Array) => void Object.assign(window, { exported: [suggestedName, [...bytes]] }),
          close: async () => undefined,
        }),
      }),
    })
  })
  await page.getByRole('button', { name: 'Export' }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
  const handle = await page.waitForFunction(() => (window as unknown as { exported?: [string, number[]] }).exported)
  const [name, bytes] = (await handle.jsonValue())!
  return { name, bytes: Uint8Array.from(bytes) }
}

describe('Ann agrees a clause', () => {
  test('what she agrees to is shown, word for word, with its hash', async () => {
    await choose('Clause on subject 2', 'Agree clause…')
    const exact = dialog().getByRole('region', { name: 'The text that is agreed' })
    expect(await exact.innerText()).toMatch(
      /2\.\s*Clause on subject 2[\s\S]*Obligation 2[\s\S]*Notice 2: thirty \(30\) days/,
    )
    expect(await dialog().locator('code').getAttribute('title')).toMatch(/^[0-9a-f]{64}$/)
    await bothWays()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    expect(await tree().getByRole('img', { name: 'agreed' }).count()).toBe(0)
  })
  test('with the other side’s word, recorded by her, it is locked; the clause tree and the page say so', async () => {
    await agreeAndRecord('Clause on subject 2')
    await tree()
      .getByRole('button', { name: /Clause on subject 2.*agreed/ })
      .waitFor()
    expect(await tree().getByRole('img', { name: 'agreed', exact: true }).count()).toBe(3)
    const line = page.locator('.agreed-line')
    expect(await line.innerText()).toMatch(
      /Agreed.*Ann Hale, Kestrelmoor and Lene Brandt, Vantaloft \(recorded by Ann Hale\)/s,
    )
    await bothWays()
  })
  test('a clause with a pending change cannot be agreed, and she reads which', async () => {
    await clickBehind(page, 'Notice 3: thirty (30) days')
    await page.keyboard.type(' or one month')
    await choose('Clause on subject 3', 'Agree clause…')
    await dialog().getByText('Clause 3 has a pending change: “or one month” added.').waitFor()
    await dialog().getByRole('button', { name: 'Close' }).click()
  })
})

describe('an agreed clause holds still', () => {
  const held = async (what: string, act: () => Promise<unknown>) => {
    const before = await words()
    await act()
    await dialog().getByRole('heading', { name: 'Reopen clause 2?' }).waitFor()
    expect(await words(), what).toBe(before)
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    expect(await words(), what).toBe(before)
  }
  const inIt = () => clickBehind(page, 'Notice 2: thirty (30) days')
  test('against typing, Enter, deleting, bold and pasting', async () => {
    await inIt()
    await held('a letter', () => page.keyboard.type('x'))
    await inIt()
    await held('Enter', () => page.keyboard.press('Enter'))
    await inIt()
    await held('Backspace', () => page.keyboard.press('Backspace'))
    await inIt()
    await held('a word', () => page.keyboard.press('Control+Backspace'))
    await inIt()
    await page.keyboard.press('Shift+Home')
    await held('bold', () => page.keyboard.press('Control+b'))
    await inIt()
    await held('paste', () =>
      editor(page).evaluate((element) => {
        const data = new DataTransfer()
        data.setData('text/plain', 'pasted')
        element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
      }),
    )
  })
  test('against joining the clause behind it', async () => {
    await clickBehind(page, 'Notice 2: thirty (30) days')
    await page.keyboard.press('Control+End')
    await page.evaluate(() => {
      const heading = [...document.querySelectorAll('.ProseMirror .heading')].find(
        (h) => h.textContent === 'Clause on subject 3',
      )
      document.getSelection()!.collapse(heading!.firstChild, 0)
    })
    await held('Backspace before clause 3', () => page.keyboard.press('Backspace'))
  })
  test('against an input method', async () => {
    await inIt()
    const client = await page.context().newCDPSession(page)
    await held('composed', async () => {
      await client.send('Input.imeSetComposition', { text: 'に', selectionStart: 1, selectionEnd: 1 })
      await client.send('Input.insertText', { text: '日' })
    })
  })
  test('replacing everywhere leaves it as it is and says so', async () => {
    await page.keyboard.press('Control+h')
    await page.getByRole('search').getByLabel('Find', { exact: true }).fill('thirty (30)')
    await page.getByLabel('Replace with').fill('forty')
    await page.getByRole('button', { name: 'Replace all' }).click()
    await page.getByText('1 in agreed clauses stays.').waitFor()
    expect(await words()).toContain('Notice 2: thirty (30) days in writing')
    await page.keyboard.press('Escape')
    await editor(page).press('Control+z')
    await page.waitForFunction(() => !document.querySelector('.ProseMirror')!.textContent!.includes('forty'))
  })
})

describe('the list of issues', () => {
  test('names what is open and what is agreed, and who has to move', async () => {
    await choose('Clause on subject 4', 'Agree in principle')
    await card().getByText('in principle').waitFor()
    await saved(page)
    await part(/^Issues/)
    await grid().waitFor()
    await page.getByText('3 open. 3 of 18 clauses agreed.').waitFor()
    expect(await row('Before the first clause').innerText()).toMatch(/100%[\s\S]*125%[\s\S]*Proposed[\s\S]*Kestrelmoor/)
    expect(await row('Notice 3').innerText()).toMatch(
      /days or one month in writing[\s\S]*\(30\) days in writing[\s\S]*draft/,
    )
    expect(await row('subject 4').innerText()).toMatch(/Agreed in principle[\s\S]*Not agreed yet/)
    expect(await row('subject 2').innerText()).toMatch(/Agreed[\s\S]*recorded by Ann Hale/)
    expect(await page.getByRole('button', { name: /^Issues\s*3$/ }).count()).toBe(1)
    await bothWays()
  })
  test('is filtered, searched, sorted and walked through by keyboard; Enter goes to the clause and types nothing', async () => {
    await page.getByText('Agreed', { exact: true }).first().click()
    expect(await grid().getByRole('row').count()).toBe(2)
    await page.getByText('All', { exact: true }).click()
    await page.getByLabel('Search the issues').fill('one month')
    expect(await grid().getByRole('row').count()).toBe(2)
    await page.getByLabel('Search the issues').fill('')
    await grid().getByRole('button', { name: 'Owner' }).click()
    expect(await grid().getByRole('columnheader', { name: 'Owner' }).getAttribute('aria-sort')).toBe('ascending')
    await grid().getByRole('button', { name: 'Clause' }).click()
    await grid().focus()
    await page.keyboard.press('End')
    await page.keyboard.press('ArrowUp')
    expect(await grid().getByRole('row', { selected: true }).innerText()).toContain('Notice 3')
    await page.keyboard.press('Enter')
    await editor(page).waitFor()
    await card()
      .getByRole('heading', { name: /Notice 3/ })
      .waitFor()
    expect(await words()).toContain('thirty (30) days or one month in writing')
  })
  test('goes into a Word file and a table without the draft, unless she asks for it', async () => {
    await part(/^Issues/)
    const word = await exported('Word file')
    expect(word.name).toBe('Licence Agreement (issues).docx')
    const read = await readDocx(word.bytes)
    if (isRefusal(read)) throw new Error(read.say)
    const text = storyLines(read.stories[0]!, 'accepted').join('\n')
    expect(text).toContain('The cap is 125% of the Fees.')
    expect(text).not.toContain('one month')
    const own = await exported('Table (CSV), with your draft')
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(own.bytes)).toMatch(
      /^\ufeffClause,[\s\S]*days or one month in writing/,
    )
  })
})

describe('reopening', () => {
  test('asks for a reason, lets her write, and undo locks it again', async () => {
    await part(/^Document$/)
    await editor(page).waitFor()
    await clickBehind(page, 'Notice 2: thirty (30) days')
    await page.keyboard.type('x')
    const reopen = dialog().getByRole('button', { name: 'Reopen clause 2' })
    expect(await reopen.isDisabled()).toBe(true)
    await dialog().getByLabel('Reason').fill('We need sixty days.')
    await bothWays()
    await reopen.click()
    await dialog().waitFor({ state: 'detached' })
    await tree().getByRole('img', { name: 'reopened' }).waitFor()
    await tree().getByRole('button', { name: 'Clause on subject 2' }).click()
    await card().getByText('“We need sixty days.”').waitFor()
    expect(await page.locator('.agreed-line').count()).toBe(0)
    await editor(page).press('Control+z')
    await page.locator('.agreed-line').waitFor()
    await editor(page).press('Control+y')
    await tree().getByRole('img', { name: 'reopened' }).waitFor()
    await clickBehind(page, 'Notice 2: thirty (30) days')
    await page.keyboard.type(' or sixty')
    expect(await words()).toContain('Notice 2: thirty (30) days or sixty')
  })
  test('shows what was changed and accepted since it was agreed', async () => {
    await tree().getByRole('button', { name: 'Clause on subject 2' }).click()
    await card().getByRole('button', { name: 'Show what changed since it was agreed' }).click()
    await card().getByText('Nothing yet: the accepted text is the one that was agreed.').waitFor()
  })
  test('everything said about clauses survives a power cut and is counted when it is published', async () => {
    await saved(page)
    await ann.powerCut()
    page = ann.page
    await page.setViewportSize(SCREEN)
    await openContract(page)
    await tree().getByRole('img', { name: 'reopened' }).waitFor()
    await page.keyboard.press('Control+Shift+Enter')
    const answers = await dialog().getByRole('list', { name: 'Answers that go with it' }).innerText()
    expect(answers).toContain('Agree clause 2 Clause on subject 2')
    expect(answers).toContain(
      'Recorded by Ann Hale: Vantaloft agrees clause 2 Clause on subject 2 (mail of 20 November)',
    )
    expect(answers).toContain('Agree clause 4 Clause on subject 4 in principle')
    expect(answers).toContain('Reopen clause 2 Clause on subject 2: We need sixty days.')
    await dialog()
      .getByRole('button', { name: /^Publish/ })
      .click()
    await dialog().waitFor({ state: 'detached' })
    await tree().getByRole('button', { name: 'Clause on subject 2' }).click()
    await card().getByText('“We need sixty days.”').waitFor()
  })
})

describe('the other side changes what was agreed', () => {
  test('their proposal leaves it agreed; accepting it reopens it and shows the difference', async () => {
    await agreeAndRecord('Clause on subject 5')
    await page.locator('.agreed-line').waitFor()
    await page.keyboard.press('Control+Shift+Enter')
    await dialog()
      .getByRole('button', { name: /^Publish/ })
      .click()
    await dialog().waitFor({ state: 'detached' })
    const sent = await exportWord(page, /tracked changes/)
    const back = await bobWrites(sent)
    await part(/^What changed/)
    await page.getByRole('button', { name: 'Turns' }).click()
    await page.getByRole('menuitem', { name: /Take in/ }).click()
    await dialog()
      .getByLabel('Returned file')
      .setInputFiles({ name: 'licence back.docx', mimeType: WORD, buffer: Buffer.from(back) })
    await dialog().getByLabel('From').fill('Vantaloft')
    await dialog().getByRole('button', { name: 'Compare and take in' }).click()
    await dialog().waitFor({ state: 'detached' })
    await page.getByRole('option', { name: /sixty/ }).waitFor()
    await part(/^Issues/)
    await row('subject 5').getByText('Agreed', { exact: true }).first().waitFor()
    await row('Notice 5').getByText('sixty').waitFor()
    await part(/^What changed/)
    await page.getByRole('option', { name: /sixty/ }).click()
    await page.keyboard.press('a')
    await dialog().getByRole('heading', { name: 'Reopen clause 5?' }).waitFor()
    await bothWays()
    await page.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await page.keyboard.press('a')
    await dialog().getByLabel('Reason').fill('Sixty days suit us, too.')
    await dialog().getByRole('button', { name: 'Accept and reopen clause 5' }).click()
    await part(/^Document/)
    await editor(page).waitFor()
    await tree()
      .getByRole('button', { name: /Clause on subject 5.*reopened/ })
      .click()
    await card().getByText('“Sixty days suit us, too.”').waitFor()
    await card().getByRole('button', { name: 'Show what changed since it was agreed' }).click()
    await card().locator('del', { hasText: 'thirty (30' }).waitFor()
    await card().locator('ins', { hasText: 'sixty' }).waitFor()
    await bothWays()
  })
})

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** Bob replaces a number in the agreed clause, in a Parley of his own, and sends the file back. */
async function bobWrites(sent: Uint8Array): Promise<Uint8Array> {
  const bob = await sitDownAtScreen()
  try {
    await firstRun(bob.page, undefined, BOB)
    await importWord(bob.page, 'licence.docx', sent)
    await clickBehind(bob.page, 'Notice 5: thirty (30)')
    for (let i = 0; i < 'thirty (30)'.length; i++) await bob.page.keyboard.press('Backspace')
    await bob.page.keyboard.type('sixty (60)')
    return await exportWord(bob.page, /tracked changes/, /With your draft/)
  } finally {
    await bob.leave()
  }
}
