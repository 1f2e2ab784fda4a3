/** Ann knows her document again: its type, its table, its paper and its header, and she works in it as in any other. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  HeadingLevel,
  Packer,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clickBehind, editor, firstRun, importWord, saved } from '../kit/ann.ts'
import { violations } from '../kit/axe.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'

const cell = (text: string, fill?: string) =>
  new TableCell({
    children: [new Paragraph(text)],
    ...(fill && { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } }),
  })
const line = { style: BorderStyle.SINGLE, size: 8, color: '1F3864' }

/** A4, Arial 10 with headings in Cambria 14, dark blue. */
async function lease(): Promise<Uint8Array> {
  const doc = new Document({
    styles: {
      default: {
        document: { run: { font: 'Arial', size: 20 }, paragraph: { spacing: { after: 120, line: 300 } } },
        heading1: {
          run: { font: 'Cambria', size: 28, bold: true, color: '1F3864' },
          paragraph: { spacing: { before: 240 } },
        },
      },
    },
    sections: [
      {
        properties: { page: { size: { width: 11_906, height: 16_838 }, margin: { left: 1134, right: 1134 } } },
        headers: { default: new Header({ children: [new Paragraph('Lease of 12 Quay Street')] }) },
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [new TextRun('The premises')] }),
          new Paragraph({
            alignment: AlignmentType.JUSTIFIED,
            indent: { left: 720, hanging: 360 },
            children: [
              new TextRun('The landlord lets the house '),
              new TextRun({ text: 'in large type', size: 40 }),
              new TextRun(' and in a pale colour'),
              new TextRun({ text: ' nobody can read', color: 'F7F7F7' }),
            ],
          }),
          new Table({
            width: { size: 8000, type: WidthType.DXA },
            columnWidths: [2000, 6000],
            borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
            rows: [new TableRow({ children: [cell('Rent', '1F3864'), cell('EUR 1,200', 'D9E2F3')] })],
          }),
          new Paragraph('Signed by both.'),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(doc))
}

let ann: Sitting
const faults: string[] = []
beforeAll(async () => {
  ann = await sitDownAtScreen()
  ann.page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await firstRun(ann.page)
  await importWord(ann.page, 'lease.docx', await lease())
})
afterAll(() => ann?.leave())

/** What the browser makes of the element that holds these words, lengths in points of the paper. */
const seen = (words: string, ...names: string[]) =>
  editor(ann.page)
    .getByText(words, { exact: false })
    .last()
    .evaluate((element, properties) => {
      const paper = document.querySelector('.paper')!
      const point = Number.parseFloat(getComputedStyle(paper).getPropertyValue('--pt'))
      const style = getComputedStyle(element)
      const inPoints = (value: string) =>
        /^-?[\d.]+px$/.test(value) ? `${Math.round((Number.parseFloat(value) / point) * 10) / 10}pt` : value
      return properties.map((name) => inPoints(style.getPropertyValue(name)))
    }, names)

describe('Ann opens a lease', () => {
  test('its heading and text are set as in the file', async () => {
    expect(await seen('The premises', 'font-size', 'font-weight', 'color', 'margin-top')).toEqual([
      '14pt',
      '700',
      'rgb(31, 56, 100)',
      '12pt',
    ])
    expect((await seen('The premises', 'font-family'))[0]).toMatch(/^"?Cambria"?, "?Caladea"?/)
    expect((await seen('Signed by both', 'font-family'))[0]).toMatch(/^"?Arial"?/)
    expect(await seen('Signed by both', 'font-size', 'margin-bottom')).toEqual(['10pt', '6pt'])
    expect(await seen('in large type', 'font-size')).toEqual(['20pt'])
    expect(await seen('The landlord lets', 'text-align', 'text-indent')).toEqual(['justify', '-18pt'])
  })
  test('the paper is A4 with the file’s margins, and the table has its columns', async () => {
    const paper = ann.page.locator('.paper')
    const [width, height] = await paper.evaluate((p) => [p.clientWidth, p.clientHeight])
    expect(height! / width!).toBeCloseTo(16_838 / 11_906, 1)
    const widths = await editor(ann.page)
      .locator('td')
      .evaluateAll((all) => all.map((td) => td.getBoundingClientRect().width))
    expect(widths[1]! / widths[0]!).toBeCloseTo(3, 1)
    expect(
      await editor(ann.page)
        .locator('td')
        .first()
        .evaluate((td) => getComputedStyle(td).borderTopColor),
    ).toBe('rgb(31, 56, 100)')
  })
  test('letters on a dark ground are white, and pale letters on paper are drawn in ink', async () => {
    expect(await seen('Rent', 'color')).toEqual(['rgb(255, 255, 255)'])
    const [pale, ink] = [await seen('nobody can read', 'color'), await seen('The landlord lets', 'color')]
    expect(pale).toEqual(ink)
  })
  test('the header is shown where the file has it, and is written in at the end of the text', async () => {
    const header = ann.page.getByRole('note', { name: 'Header as in the file' })
    expect(await header.innerText()).toContain('Lease of 12 Quay Street')
    expect(await header.evaluate((h) => h.closest('[contenteditable]'))).toBeNull()
    expect(await editor(ann.page).getByRole('region', { name: 'Header' }).textContent()).toContain('Quay Street')
  })
  test('what she types has the look of its place, in her colour, and nothing of the file changes', async () => {
    await clickBehind(ann.page, 'in large type')
    await ann.page.keyboard.type(' indeed')
    await clickBehind(ann.page, 'Rent')
    await ann.page.keyboard.type(' due')
    expect(await seen(' indeed', 'font-size')).toEqual(['20pt'])
    const us = await editor(ann.page)
      .locator('ins.us')
      .evaluateAll((all) => all.map((e) => getComputedStyle(e).color))
    expect(new Set(us)).toEqual(new Set(['rgb(21, 75, 145)']))
    expect(await editor(ann.page).locator('ins, del').count()).toBe(2)
    await saved(ann.page)
  })
  test('nothing is wrong for a screen reader, light or dark, wide or narrow', async () => {
    const wrong: string[] = []
    for (const width of [1400, 1024])
      for (const colorScheme of ['light', 'dark'] as const) {
        await ann.page.setViewportSize({ width, height: 800 })
        await ann.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
        await ann.page.locator(`html[data-mantine-color-scheme="${colorScheme}"]`).waitFor({ state: 'attached' })
        wrong.push(...(await violations(ann.page)).map((line) => `${width} ${colorScheme} ${line}`))
      }
    await ann.page.emulateMedia({ colorScheme: 'light' })
    expect(wrong).toEqual([])
  })
  test('she can have the reading style instead, and have the file’s own look back', async () => {
    const choose = async () => {
      await ann.page.keyboard.press('Control+Shift+P')
      const command = ann.page.getByRole('button', { name: /reading style/ })
      await ann.page.getByRole('dialog').getByRole('textbox').fill('reading style')
      await command.click()
      await ann.page.getByRole('dialog').waitFor({ state: 'detached' })
    }
    await choose()
    await expect.poll(() => seen('Signed by both', 'font-family')).toEqual([expect.stringContaining('Source Serif')])
    expect(await ann.page.getByRole('note', { name: /Header/ }).count()).toBe(0)
    await choose()
    await expect.poll(() => seen('Signed by both', 'font-family')).toEqual([expect.stringContaining('Arial')])
  })
  test('opened again, the first page she sees is already the file’s', async () => {
    await saved(ann.page)
    // What is kept for a fast start is written a few seconds after the last word.
    await ann.page.waitForTimeout(8000)
    await ann.page.getByRole('button', { name: 'Home', exact: true }).click()
    await ann.page.evaluate(() => {
      new MutationObserver(() => {
        const line = document.querySelector('[aria-busy] .paper.original .para.heading')
        if (line) Object.assign(window, { firstLook: getComputedStyle(line).fontFamily })
      }).observe(document.body, { childList: true, subtree: true, attributes: true })
    })
    await ann.page.getByRole('button', { name: /lease/i }).first().click()
    await editor(ann.page).waitFor()
    expect(await ann.page.evaluate(() => (window as unknown as { firstLook?: string }).firstLook)).toMatch(/Cambria/)
  })
  test('the page’s policy had nothing to forbid', () => {
    expect(faults).toEqual([])
  })
})
