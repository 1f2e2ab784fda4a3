/** Ann finds the schedule of her contract where the file has it: on a landscape page of its own. */
import { Document, Packer, PageBreak, PageOrientation, Paragraph, TextRun } from 'docx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickBehind, editor, firstRun, importWord, saved } from '../kit/ann.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'

const size = { width: 11_906, height: 16_838 }

async function contract(): Promise<Uint8Array> {
  const doc = new Document({
    sections: [
      {
        properties: { page: { size } },
        children: [
          new Paragraph('Terms.'),
          new Paragraph({ children: [new PageBreak()] }),
          new Paragraph('Liability.'),
        ],
      },
      {
        properties: { page: { size: { ...size, orientation: PageOrientation.LANDSCAPE } } },
        children: [new Paragraph({ children: [new TextRun('Schedule of fees.')] }), new Paragraph('Hourly.')],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(doc))
}

let ann: Sitting
beforeAll(async () => {
  ann = await sitDownAtScreen()
  await firstRun(ann.page)
  await importWord(ann.page, 'schedule.docx', await contract())
})
afterAll(() => ann?.leave())

/** What is said above the text, and what it is said of. */
const breaks = () =>
  editor(ann.page)
    .locator('.sec')
    .evaluateAll((all) =>
      all.flatMap((stretch) => {
        const said = getComputedStyle(stretch, '::before').content
        return said === 'none' ? [] : [[JSON.parse(said), stretch.querySelector('p')!.textContent]]
      }),
    )

const SCHEDULE = 'Page 3 · landscape, 29.7 × 21 cm'

test('pages and the landscape section are said where the file begins them', async () => {
  expect(await breaks()).toEqual([
    ['Page 2', 'Liability.'],
    [SCHEDULE, 'Schedule of fees.'],
  ])
})

test('they stay with their words while she types before, in and behind them', async () => {
  await clickBehind(ann.page, 'Liability')
  await ann.page.keyboard.type(' is capped')
  await ann.page.keyboard.press('End')
  await ann.page.keyboard.press('Enter')
  await ann.page.keyboard.type('Without limit for fraud.')
  await clickBehind(ann.page, 'Hourly.')
  await ann.page.keyboard.press('Enter')
  await clickBehind(ann.page, 'Schedule of fees.')
  await ann.page.keyboard.press('Home')
  await ann.page.keyboard.press('Enter')
  await saved(ann.page)
  expect(await breaks()).toEqual([
    ['Page 2', 'Liability is capped.'],
    [SCHEDULE, ''],
  ])
})

test('in the reading style they are not shown', async () => {
  await ann.page.keyboard.press('Control+Shift+P')
  await ann.page.getByRole('dialog').getByRole('textbox').fill('reading style')
  await ann.page.getByRole('button', { name: /reading style/ }).click()
  await expect.poll(breaks).toEqual([])
})
