/**
 * Ann compares: turns of her own, her draft, files. By mouse and by keyboard, on screen, on paper, and as a Word file
 * that other programs read as she does.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hasOffice, hasPandoc, officeText, pandocChanges, pandocText } from '../formats/other-readers.ts'
import { clickBehind, editor, firstRun, importWord, saved } from '../kit/ann.ts'
import { violations } from '../kit/axe.ts'
import { hostileFiles } from '../kit/hostile-docx.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { licence } from '../kit/word-file.ts'

let ann: Sitting
beforeAll(async () => {
  ann = await sitDownAtScreen()
  await firstRun(ann.page)
  await importWord(ann.page, 'licence.docx', await licence(4))
})
afterAll(() => ann?.leave())

const part = (name: string) =>
  ann.page.getByRole('navigation', { name: 'Parley' }).getByRole('button', { name: new RegExp(`^${name}`) })
const dialog = () => ann.page.getByRole('dialog')
const listed = () =>
  ann.page
    .getByRole('listbox', { name: 'Clauses that differ' })
    .getByRole('option')
    .evaluateAll((all) =>
      all.map((row) => [...row.children].map((c) => (c as HTMLElement).innerText.replace('\n', ': ')).join(' | ')),
    )
const headed = (name: string) => ann.page.getByRole('heading', { name, exact: true }).waitFor()
/** Changes by their names: Playwright does not know the role. */
const suggestion = (name: string) => comparison().locator(`[role=suggestion][aria-label="${name}"]`)
const comparison = () => ann.page.getByRole('region', { name: /redline$|side by side$|clean$/ })

async function pick(label: string, option: RegExp): Promise<void> {
  await ann.page.getByRole('combobox', { name: label, exact: true }).click()
  await ann.page.getByRole('option', { name: option }).click()
}

async function publish(): Promise<void> {
  await ann.page.keyboard.press('Control+Shift+Enter')
  await dialog()
    .getByRole('button', { name: /^Publish \d/ })
    .click()
  await dialog().waitFor({ state: 'detached' })
}

const giveFile = (label: string, name: string, bytes: Uint8Array | string) =>
  ann.page.getByLabel(label, { exact: true }).setInputFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })

describe('Ann has one turn', () => {
  test('Ctrl+Shift+D shows what the file itself proposes, and the rest is one line', async () => {
    const { page } = ann
    await page.keyboard.press('Control+Shift+d')
    await headed('R0 without proposals → R0')
    expect(await listed()).toEqual([' | Before the first clause: 100 → 125 | number'])
    await page.getByText('1 change. 1 word added, 1 removed.').waitFor()
    await page.getByText('41 paragraphs unchanged, clauses 1–12.2').waitFor()
    expect(await violations(page)).toEqual([])
  })
  test('a text that reads the same says so, and teaches what to compare with', async () => {
    const { page } = ann
    await pick('New text: read as', /original/)
    await headed('R0 without proposals and R0 without proposals read the same')
    await page.getByText('There is one turn so far.').waitFor()
    expect(await violations(page)).toEqual([])
  })
})

describe('Ann has three turns and a draft', () => {
  beforeAll(async () => {
    const { page } = ann
    await part('Document').click()
    await editor(page).waitFor()
    await clickBehind(page, 'Notice 3: thirty (30)')
    for (let i = 0; i < 4; i++) await page.keyboard.press('Backspace')
    await page.keyboard.type('(45)')
    await publish()
    await clickBehind(page, 'Signed by the parties')
    await page.keyboard.type(' in two originals')
    await clickBehind(page, 'Obligation 7.')
    await page.keyboard.press('Enter')
    await publish()
    await clickBehind(page, 'Obligation 9.')
    await page.keyboard.type(' Secretly.')
    await saved(page)
  })
  test('from the document: the page before and after, side by side', async () => {
    const { page } = ann
    await page.getByRole('button', { name: 'Export' }).click()
    await page.getByRole('menuitem', { name: 'Side by side', exact: true }).click()
    await headed('Original → Your draft')
    expect(await listed()).toEqual([
      ' | Before the first clause: 100 → 125 | number',
      '3.2 | Notice 3: 30 → 45 | number',
      '9.1 | Obligation 9: with “Secretly.” | substance',
      '12.2 | Notice 12: with “in two originals” | substance',
    ])
    await page.getByText('4 changes. 6 words added, 2 removed.').waitFor()
    await page.getByText('1 format and 2 numbering not shown.').waitFor()
    await page.getByText('Difference 1 of 4').waitFor()
    expect(await violations(page)).toEqual([])
    await page.setViewportSize({ width: 1024, height: 700 })
    expect((await page.getByRole('toolbar', { name: 'Compare' }).boundingBox())?.height).toBeLessThan(50)
    await page.setViewportSize({ width: 1440, height: 900 })
  })
  test('what only looks different is counted, hidden until asked for, and never unsaid', async () => {
    const { page } = ann
    await page
      .getByText('16 paragraphs without a change shown here, clauses 4–8.2; 2 only in what is filtered out')
      .waitFor()
    await page.getByRole('button', { name: 'format 1' }).click()
    await expect.poll(listed).toContain('7 | Clause on subject 7: paragraph split | format')
    await page.keyboard.press('r')
    const marks = await comparison()
      .locator('[role=suggestion]')
      .evaluateAll((all) =>
        all.map(
          (e) =>
            `${e.getAttribute('aria-label')}: ${(e as HTMLElement).innerText.trim()} ${[...e.children].map((c) => c.tagName)}`,
        ),
      )
    expect(marks).toEqual([
      'Deleted, number: 100 DEL',
      'Inserted, number: 125 INS',
      'Deleted, number: 30 DEL',
      'Inserted, number: 45 INS',
      'Inserted, format: ¶ INS',
      'Inserted: Secretly. INS',
      'Inserted: in two originals INS',
    ])
    await page.getByRole('button', { name: 'numbering 2' }).click()
    await page.getByText('4 paragraphs unchanged, clauses 7–8.2').waitFor({ state: 'detached' })
  })
  test('by keyboard alone: from difference to difference, views, all of the text, and into the document', async () => {
    const { page } = ann
    await page.getByRole('listbox', { name: 'Clauses that differ' }).focus()
    await page.keyboard.press('j')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('F8')
    await page.getByText('Difference 4 of ').waitFor()
    await page.keyboard.press('k')
    await page.getByText('Difference 3 of ').waitFor()
    await page.keyboard.press('c')
    await page.getByRole('region', { name: 'Original → Your draft, clean' }).waitFor()
    expect(await page.locator('[role=suggestion]').count()).toBe(0)
    await page.keyboard.press('r')
    await page.keyboard.press('u')
    await page.getByText('The whole text is shown.').waitFor()
    await page.keyboard.press('u')
    await page.keyboard.press('x')
    await headed('Your draft → Original')
    await page.keyboard.press('x')
    await headed('Original → Your draft')
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await editor(page).waitFor()
    await expect
      .poll(() =>
        page.evaluate(() => document.getSelection()?.anchorNode?.parentElement?.closest('.para')?.textContent),
      )
      .toContain('Notice 3')
    await page.keyboard.press('Control+Shift+d')
    await headed('Original → Your draft')
  })
  test('two turns by the pickers: in the colour of the only side that wrote, and named by it', async () => {
    const { page } = ann
    await pick('Old text', /^R0/)
    await pick('Old text: read as', /^proposed/)
    await pick('New text', /^R2/)
    await headed('R0 → R2')
    await page.keyboard.press('r')
    await suggestion('Inserted by Kestrelmoor, number').first().waitFor()
    expect(await listed()).not.toContain(' | Before the first clause: 100 → 125 | number')
    expect(await comparison().innerText()).not.toContain('Secretly')
    await page.getByRole('button', { name: 'Pairs' }).click()
    await page.getByRole('menuitem', { name: 'R1 → R2' }).click()
    await headed('R1 → R2')
    await page.getByRole('button', { name: 'Pairs' }).click()
    await page.getByRole('menuitem', { name: 'R0 → R2' }).click()
    await headed('R0 → R2')
  })
})

describe('Ann saves a comparison as a Word file', () => {
  let written: Uint8Array
  test('she is asked under whose name, and told that it was checked', async () => {
    const { page } = ann
    await page.keyboard.press('e')
    await dialog().waitFor()
    const by = dialog().getByLabel('Changes by')
    expect(await by.inputValue()).toBe('Kestrelmoor')
    await by.fill('Comparison by Ann')
    written = await keptFrom(() => dialog().getByRole('button', { name: 'Save Word file…' }).click())
    await dialog().getByText('rejecting all its changes gives R0, accepting all gives R2, to the letter').waitFor()
    expect(await violations(page)).toEqual([])
    await dialog().getByRole('button', { name: 'Close' }).last().click()
  })
  test.runIf(hasPandoc)('pandoc reads both turns out of it, and the name', () => {
    const changes = pandocChanges(written).filter(({ kind }) => /^(insertion|deletion)$/.test(kind))
    expect(changes.map(({ kind, author, text }) => `${kind} by ${author}: ${text.trim()}`)).toEqual([
      'deletion by Comparison by Ann: 30',
      'insertion by Comparison by Ann: 45',
      'insertion by Comparison by Ann: in two originals',
    ])
    const [before, after] = [pandocText(written, 'reject'), pandocText(written, 'accept')]
    expect(before).toContain('Notice 3: thirty (30) days')
    expect(after).toContain('Notice 3: thirty (45) days')
    expect(before).toContain('The cap is 125% of the Fees.')
    expect(before.replace('(30) days in writing. Each', '')).not.toContain('originals')
  })
  test.runIf(hasOffice)('LibreOffice opens it', () => {
    const text = officeText(written)
    expect(text).toContain('Signed by the parties in two originals')
  })
})

/** The system's dialog is answered for her; what is written through it is what she would find on the disk. */
async function keptFrom(act: () => Promise<void>): Promise<Uint8Array> {
  const { page } = ann
  await page.evaluate(() => {
    const kept: number[] = []
    Object.assign(window, {
      exported: undefined,
      showSaveFilePicker: async () => ({
        createWritable: async () => ({
          write: async (bytes: Uint8Array) => void kept.push(...bytes),
          close: async () => void Object.assign(window, { exported: kept }),
        }),
      }),
    })
  })
  await act()
  const handle = await page.waitForFunction(() => (window as unknown as { exported?: number[] }).exported)
  return new Uint8Array((await handle.jsonValue())!)
}

describe('Ann compares files', () => {
  const clause = (n: number) =>
    `${n}. Subject ${n}. Each party of the ${n}th part keeps its books and records in good order for a year.`
  const old = Array.from({ length: 30 }, (_, n) => clause(n + 1))
  test('a clause that moved leaves a line behind, and both places open', async () => {
    const { page } = ann
    await giveFile('Old text: file', 'before.md', old.join('\n'))
    await headed('before.md → R2')
    const now = [...old]
    now.splice(22, 0, ...now.splice(9, 1))
    now[3] = now[3]!.replace('good', 'excellent')
    now[25] = now[25]!.replace('records in', 'records\nin')
    await giveFile('New text: file', 'after.txt', now.join('\r\n'))
    await headed('before.md → after.txt')
    await page.getByRole('button', { name: 'format 1', pressed: true }).waitFor()
    expect(await listed()).toEqual([
      '4 | Subject 4: good → excellent | substance',
      '10 | Subject 10: moved here | moved',
      '26 | Subject 26: paragraph split | format',
    ])
    await page.getByText('Moved clause 10, which keeps its number').waitFor()
    await page.getByRole('button', { name: 'Show both places' }).click()
    await suggestion('Moved away').first().waitFor()
    expect(await violations(page)).toEqual([])
  })
  test('on paper: what was compared, what the signs mean, and the text, always light', async () => {
    const { page } = ann
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    const sheet = page.locator('[data-sheet]')
    await sheet.waitFor({ state: 'attached' })
    const words = await sheet.evaluate((e) => e.textContent)
    expect(words).toContain('before.md → after.txt')
    expect(words).toContain('inserteddeletedmoved here')
    expect(words).toContain('5 paragraphs unchanged, clauses 5–9')
    await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))
    await sheet.waitFor({ state: 'detached' })
  })
  test.each(hostileFiles().filter(([name]) => /bomb of one|password$|a PDF|web$|DOCTYPE/.test(name)))(
    '%s is refused in words, and the comparison stays',
    async (_, bytes) => {
      const { page } = ann
      await giveFile('New text: file', 'theirs.docx', bytes)
      const note = page.getByRole('alert')
      await note.waitFor()
      const said = await note.innerText()
      expect(said).toContain('Not compared.')
      expect(said).toContain('theirs.docx: This')
      await note.getByRole('button', { name: 'Close' }).click()
      await headed('before.md → after.txt')
    },
  )
  test('a file larger than 25 MB is refused before it is read', async () => {
    const { page } = ann
    await page.getByLabel('New text: file', { exact: true }).evaluate((input: HTMLInputElement) => {
      const files = new DataTransfer()
      files.items.add(new File([new Uint8Array(26 << 20)], 'huge.docx'))
      input.files = files.files
      input.dispatchEvent(new Event('change', { bubbles: true }))
    })
    await page.getByText('huge.docx: This file is larger than 25 MB.').waitFor()
    await page.getByRole('alert').getByRole('button', { name: 'Close' }).click()
  })
  test('bytes that are no text are refused too', async () => {
    await giveFile('Old text: file', 'notes.txt', new Uint8Array([0x50, 0x4b, 3, 4, 0xff, 0, 0xc0]))
    await ann.page.getByText('notes.txt: This is not a text file in UTF-8.').waitFor()
    await ann.page.getByRole('alert').getByRole('button', { name: 'Close' }).click()
  })
})

describe('at 1024 × 700 and in the dark', () => {
  test.each(['light', 'dark'] as const)('nothing is cut off, and axe finds nothing (%s)', async (colorScheme) => {
    const { page } = ann
    await page.setViewportSize({ width: 1024, height: 700 })
    await page.emulateMedia({ colorScheme })
    for (const layout of ['r', 's']) {
      await page.getByRole('listbox', { name: 'Clauses that differ' }).focus()
      await page.keyboard.press(layout)
      await page.waitForTimeout(200)
      expect(await violations(page)).toEqual([])
      expect(await comparison().evaluate((e) => e.scrollWidth - e.clientWidth)).toBe(0)
      expect((await page.getByRole('toolbar', { name: 'Compare' }).boundingBox())?.height).toBeLessThan(50)
    }
  })
  test('at 200 % text the two columns become one', async () => {
    const { page } = ann
    await page.setViewportSize({ width: 720, height: 450 })
    await page.keyboard.press('s')
    const columns = () =>
      comparison()
        .locator('[class*=pair]')
        .first()
        .evaluate((e) => getComputedStyle(e).gridTemplateColumns.split(' ').length)
    await expect.poll(columns).toBe(1)
    await page.setViewportSize({ width: 1440, height: 900 })
    await expect.poll(columns).toBe(2)
  })
})
