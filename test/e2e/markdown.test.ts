/**
 * Terms published as Markdown, from the first minute to the answer: Ann begins a negotiation from a .md file, redlines
 * it, exports it to Word, and takes the other side's edited .md back as a turn.
 */
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readDocx, storyLines } from '../../shared/docx/index.ts'
import { corpusBytes, hasCorpus } from '../formats/corpus.ts'
import { clickBehind, editor, exportWord, firstRun, saved } from '../kit/ann.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'

/** As Common Paper writes: headings, nested lists, fields in spans, letters typed within an item. */
const INLINE = `# Cloud Service Agreement

1. <span class="header_2" id="1">Service</span>
    1. <span class="header_3" id="1.1">Access and Use.</span>  During the <span class="orderform_link">Subscription Period</span>, Customer may use the [Cloud Service](https://example.com).
    2. <span class="header_3" id="1.2">Support.</span>  Provider will provide support.

2. <span class="header_2" id="2">Restrictions & Obligations</span>
    1. <span class="header_3" id="2.1">Suspension.</span>  If Customer has an outstanding, undisputed balance on its account for more than 30 days, Provider may suspend.
        a. Notice comes first.
        b. Then it is suspended.
`
const source = hasCorpus ? new TextDecoder().decode(corpusBytes('contracts/md/CSA--CSA.md')) : INLINE

let ann: Sitting
beforeAll(async () => {
  ann = await sitDownAtScreen()
})
afterAll(() => ann?.leave())

const shot = async (name: string) => {
  if (process.env.PARLEY_SHOTS) await ann.page.screenshot({ path: `${process.env.PARLEY_SHOTS}/${name}.png` })
}

const numberOf = (words: string) =>
  editor(ann.page).locator('.para', { hasText: words }).first().getAttribute('data-number')

describe('Ann begins from terms in Markdown', () => {
  test('the report says what the file was and what of it has no place in Word', async () => {
    const { page } = ann
    await firstRun(page)
    await page
      .getByLabel('Word, Markdown or text file', { exact: true })
      .setInputFiles({ name: 'CSA.md', mimeType: 'text/markdown', buffer: Buffer.from(source) })
    const report = page.getByRole('region', { name: 'Report' })
    await report.getByText('Made from a Markdown file').waitFor()
    await shot('report')
    expect(await report.innerText()).toMatch(/HTML tags; the words between them stay/)
    await page.getByRole('button', { name: 'Open the document' }).click()
    await editor(page).waitFor()
  })
  test('she sees the title, the clauses numbered as they were meant, and no sign of Markdown', async () => {
    expect(await editor(ann.page).locator('.para.title').innerText()).toBe('Cloud Service Agreement')
    expect(await numberOf('Access and Use.')).toBe('1.1')
    expect(await numberOf('Restrictions & Obligations')).toBe('2.')
    const text = await editor(ann.page).innerText()
    expect(text).not.toMatch(/<span|\*\*|^# /m)
    await shot('document')
  })
  test('she changes one word, and the Word file carries it as a tracked change', async () => {
    const { page } = ann
    await clickBehind(page, 'balance on its account for more than 30')
    for (let i = 0; i < 2; i++) await page.keyboard.press('Backspace')
    await page.keyboard.type('45')
    await saved(page)
    const bytes = await exportWord(page, /tracked changes/, /With your draft/)
    if (process.env.PARLEY_SHOTS) writeFileSync(`${process.env.PARLEY_SHOTS}/redline.docx`, bytes)
    const document = await readDocx(bytes)
    if ('refused' in document) throw new Error(document.say)
    const [story] = document.stories
    // On a slow machine one burst may take two seconds of the clock, and Word dates by the second.
    const all = (kind: string) =>
      story!.changes.map((c) => (c.kind === kind ? story!.text.slice(c.from, c.to) : '')).join('')
    expect([all('insertion'), all('deletion')]).toEqual(['45', '30'])
    expect(new Set(story!.changes.map((c) => c.author))).toEqual(new Set(['Ann Hale']))
    expect(storyLines(story!, 'accepted').some((l) => l.includes('for more than 45 days'))).toBe(true)
  })
})

describe('The other side sends its edited Markdown back', () => {
  const edited = source
    .replace('more than 30 days', 'more than 45 days')
    .replace('undisputed balance', 'overdue balance')
    .replace('Provider</span> will provide', 'Provider</span> shall provide')
    .replace('Provider will provide support', 'Provider shall provide support')

  test('before it is taken in she is told that nothing in it is marked', async () => {
    const { page } = ann
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByRole('dialog').getByRole('button', { name: 'Publish 1 change' }).click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await page
      .getByRole('navigation', { name: 'Parley' })
      .getByRole('button', { name: /^What changed/ })
      .click()
    await page.getByRole('button', { name: 'Take in their file…' }).click()
    await page
      .getByLabel('Returned file')
      .setInputFiles({ name: 'CSA back.md', mimeType: 'text/markdown', buffer: Buffer.from(edited) })
    await page.getByRole('note').getByText('all its differences are shown as untracked').waitFor()
    await page.getByLabel('From').fill('Vantaloft')
    await shot('take-in')
  })
  test('she sees exactly its changes, each untracked, and her own proposal still open', async () => {
    const { page } = ann
    await page.getByRole('button', { name: 'Compare and take in' }).click()
    const rows = page.getByRole('listbox', { name: 'Changes' }).getByRole('option')
    await rows.first().waitFor({ timeout: 60_000 })
    const titles = await rows.evaluateAll((all) => all.map((row) => row.textContent))
    await shot('changes')
    expect(titles).toHaveLength(2)
    expect(titles[0]).toMatch(/will → shall.*untracked/)
    expect(titles[1]).toMatch(/undisputed → overdue.*untracked/)
    await page
      .getByRole('navigation', { name: 'Parley' })
      .getByRole('button', { name: /^Document/ })
      .click()
    await editor(page).waitFor()
    expect(await editor(page).locator('ins.us').allInnerTexts()).toEqual(['45'])
    await expect.poll(() => editor(page).locator('ins.them').allInnerTexts()).toEqual(['shall', 'overdue'])
  })
})

test('a file written to take long is given up, and says what to do; nothing of it is kept', async () => {
  const { page } = ann
  await page.getByRole('button', { name: 'Home', exact: true }).click()
  const hostile = `${'a*'.repeat(15_900)}\n`.repeat(6)
  await page
    .getByLabel('Word, Markdown or text file', { exact: true })
    .setInputFiles({ name: 'long.md', mimeType: 'text/markdown', buffer: Buffer.from(hostile) })
  const started = performance.now()
  await page.getByRole('dialog').getByText('takes more than 20 seconds to read').waitFor({ timeout: 60_000 })
  expect(performance.now() - started).toBeLessThan(30_000)
  await page.getByRole('button', { name: 'Close', exact: true }).click()
  expect(await page.locator('[data-card]').count()).toBe(1)
})
