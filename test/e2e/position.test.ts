/** Ann's private position: what it is worth, what she may not publish, and that nobody else ever reads it. */
import { strFromU8, unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Package } from '../../renderer/features/positions/model/issue.ts'
import { answerPicker, clickBehind, editor, exportWord, pickedFile, saved } from '../kit/ann.ts'
import { violations } from '../kit/axe.ts'
import { findBrowser } from '../kit/browser.ts'
import { filesWith } from '../kit/canary.ts'
import { heronAlternatives, heronIssues, heronTurns } from '../kit/heron.ts'
import { readPdf } from '../kit/pdf.ts'
import { openContract, type Sitting, withContract } from '../kit/sitting.ts'

let ann: Sitting
let page: Page

beforeAll(async () => {
  const { path, env } = await findBrowser()
  ann = await withContract(2, { env: { ...env, PARLEY_BROWSER: path } })
  page = ann.page
  await page.setViewportSize({ width: 1440, height: 900 })
})
afterAll(() => ann?.leave())

const CANARY = 'zanzibar-quince-7714'
const PRIVATE_WORDS = /zanzibar-quince|Tom Aldous|walk-away|Tidemark royalty|Core service limit/

const text = () => editor(page).textContent()
const turn = (name: string) => box('Score over turns').getByRole('button', { name: new RegExp(`^${name}`) })

/** Says what lay on the table in a turn, issue by issue. */
async function sayTurn(name: string, chosen: Package): Promise<void> {
  await turn(name).click()
  for (const [issue, option] of Object.entries(chosen))
    await dialog()
      .getByLabel(issue, { exact: true })
      .selectOption({ label: labelOf(issue, option) })
  await dialog().getByRole('button', { name: 'Keep', exact: true }).click()
  await dialog().waitFor({ state: 'detached' })
}

const labelOf = (issue: string, option: string): string => {
  const found = heronIssues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option)
  return `${found?.label} (${found?.us} / ${found?.them})`
}

const rail = (name: string) =>
  page.getByRole('navigation', { name: 'Parley' }).getByRole('button', { name, exact: true }).click()
const dialog = () => page.getByRole('dialog')
const box = (name: string | RegExp) => page.getByRole('region', { name })

/** Fills in one issue as a person does: names, points, which option is what. */
async function writeIssue(issue: (typeof heronIssues)[number]): Promise<void> {
  await page.getByRole('button', { name: 'Add an issue' }).click()
  await dialog().getByLabel('Issue', { exact: true }).fill(issue.title)
  for (const [i, option] of issue.options.entries()) {
    await dialog().getByRole('button', { name: 'Add an option' }).click()
    await dialog().getByLabel('Option', { exact: true }).nth(i).fill(option.label)
    await dialog().getByLabel(`Points of ${option.label} to us`, { exact: true }).fill(`${option.us}`)
    await dialog().getByLabel(`Points of ${option.label} to them`, { exact: true }).fill(`${option.them}`)
  }
  if (issue.mandate) {
    await dialog().getByLabel('Mandate: least we may publish').selectOption({ label: issue.mandate.limit })
    await dialog().getByLabel('Who may allow more').fill(issue.mandate.approver)
  }
  await dialog().getByRole('button', { name: 'Keep', exact: true }).click()
  await dialog().waitFor({ state: 'detached' })
}

test('POS-2: Ann writes down the eight issues of Project HERON, and each side can win 100 points', async () => {
  await rail('My position')
  await page.getByText('Start with target and walk-away for five issues').waitFor()
  for (const issue of heronIssues) await writeIssue(issue)
  await box('8 issues, 100 points').getByText('14,580 packages').waitFor()
  await page.getByText('46 best packages').waitFor()
})

test('POS-2: she says what lay on the table, and reads what it was worth; what she did is undone by Ctrl+Z', async () => {
  await sayTurn('Now, with our draft', heronTurns[3].chosen)
  await turn('Now, with our draft').getByText('65 / 66').waitFor()
  await page.keyboard.press('Control+z')
  await turn('Now, with our draft').getByText('not all issues known').waitFor()
  await page.keyboard.press('Control+y')
  await turn('Now, with our draft').getByText('65 / 66').waitFor()
  await sayTurn('R0', heronTurns[2].chosen)
  await turn('R0').getByText('27 / 90').waitFor()
})

test('POS-3: the ledger says who gave what between the two', async () => {
  const ledger = box('What moved from R0 to Now')
  await ledger.getByText('we gain +38, they give +24').waitFor()
  const rows = await ledger.getByRole('row').allInnerTexts()
  expect(rows.map((row) => row.replace(/\s+/g, ' '))).toContain('Tidemark royalty 6% → tiered +6 +6')
})

test('POS-4: she finds five packages better for both, the fair split, and that it needs leave (POS-6)', async () => {
  await page.getByLabel('Our alternative, in points').fill(`${heronAlternatives.us}`)
  await page.getByLabel('Theirs, our estimate', { exact: true }).fill(`${heronAlternatives.them}`)
  await page.getByText('9,054 of 14,580 packages').waitFor()
  const better = box('At least as good for both')
  await better.getByText('5 packages').waitFor()
  await better.getByText('Tidemark royalty tiered → 6%, Term 5 years → 3 years').waitFor()
  await better.getByText('65 / 69').waitFor()
  expect(await better.getByText('a trade of two issues').count()).toBe(2)
  await box('The fair split is outside your limits')
    .getByText('Tom Aldous must approve anything below tiered')
    .waitFor()
  await page.getByRole('heading', { name: 'My position' }).click()
  await page.keyboard.press('t')
  await page.getByRole('region', { name: 'Points of the chart' }).getByText('Fair split').waitFor()
  await page.keyboard.press('t')
  await page.getByRole('img', { name: /46 packages that no other beats.*Fair split: 70 to us, 65 to them/ }).waitFor()
  expect(await violations(page)).toEqual([])
})

test('POS-4: three equal offers of 70 points stay within her mandate; she keeps one', async () => {
  await page.getByText('Offers', { exact: true }).click()
  await page.getByLabel('Worth to us, in points').fill('70')
  const equal = box('Three equal offers')
  await expect.poll(async () => (await equal.getByText(/^70 \/ \d+$/).allInnerTexts()).length).toBe(3)
  await equal.getByRole('button', { name: 'Keep as an offer' }).first().click()
  await dialog().getByLabel('Conditions and notes').fill(`${CANARY}-offer`)
  await dialog().getByRole('button', { name: 'Keep', exact: true }).click()
  await dialog().waitFor({ state: 'detached' })
  await box('Offers we are thinking of').getByText('Equal offer 1').waitFor()
})

test('the brief for her principal is one page, marked as private on every side', async (ctx) => {
  await answerPicker(page)
  await page.getByRole('button', { name: 'Brief for principal' }).click()
  const later = page.getByRole('button', { name: 'The brief is ready: save it…' })
  let file: Uint8Array | undefined
  void pickedFile(page).then((bytes) => {
    file = bytes
  })
  await expect
    .poll(async () => {
      if (await later.isVisible()) await later.click()
      return file !== undefined
    })
    .toBe(true)
  const pdf = readPdf(ann.profile, 'brief.pdf', file!)
  if (!pdf) return ctx.skip()
  expect(pdf.pages).toHaveLength(1)
  const words = pdf.pages.join(' ').replace(/\s+/g, ' ')
  for (const said of ['PRIVATE TO KESTRELMOOR', 'NOT FOR THE OTHER SIDE', 'Tidemark royalty', '65 / 66', 'Ann Hale'])
    expect(words).toContain(said)
})

test('she keeps a dated log', async () => {
  await page.getByText('Notes', { exact: true }).click()
  await page.getByLabel('Note for the private log').fill(`They asked twice about notice ${CANARY}-note`)
  await page.keyboard.press('Control+Enter')
  await page.getByRole('listitem').getByText('They asked twice').waitFor()
  expect(await violations(page)).toEqual([])
})

test('Ctrl+Shift+K opens her position on the clause she is in; the app reads the clause', async () => {
  await rail('Document')
  await clickBehind(page, 'Notice 1: thirty (30)')
  await page.getByRole('region', { name: 'My position, private to us' }).waitFor()
  await page.keyboard.press('Control+Shift+k')
  await dialog().getByRole('heading', { name: 'A new issue' }).waitFor()
  await dialog().getByLabel('Issue', { exact: true }).fill('Notice period')
  for (const [i, [label, us]] of [
    ['thirty (30) days', '10'],
    ['ten (10) days', '0'],
  ].entries()) {
    await dialog().getByRole('button', { name: 'Add an option' }).click()
    await dialog().getByLabel('Option', { exact: true }).nth(i).fill(label!)
    await dialog().getByLabel(`Points of ${label} to us`).fill(us!)
  }
  await dialog().getByLabel('thirty (30) days is our walk-away').check()
  await dialog().getByLabel('Why', { exact: true }).fill(`Our people need a month ${CANARY}-why`)
  await dialog().getByRole('button', { name: 'Keep', exact: true }).click()
  await dialog().waitFor({ state: 'detached' })
  await page.getByRole('region', { name: 'My position, private to us' }).getByText('Our people need a month').waitFor()
  await rail('My position')
  await page.getByRole('row', { name: /Notice period thirty \(30\) days/ }).waitFor()
})

test('POS-6: publishing below the walk-away asks for the limit by name; that she did is in the private log only', async () => {
  await rail('Document')
  await clickBehind(page, 'Notice 1: thirty (30)')
  for (let i = 0; i < 'thirty (30)'.length; i++) await page.keyboard.press('Backspace')
  await page.keyboard.type('ten (10)')
  await page.keyboard.press('Control+Shift+Enter')
  const limits = dialog().getByRole('region', { name: 'Our limits, private to us' })
  await limits.getByText('Notice period: the text offers ten (10) days. Our walk-away is thirty (30) days.').waitFor()
  const publish = dialog().getByRole('button', { name: /^Publish 1 change/ })
  expect(await publish.isDisabled()).toBe(true)
  await limits.getByLabel(/type the limit/).fill('thirty (30) days')
  await limits.getByLabel('Who allowed it').fill('Tom Aldous')
  expect(await violations(page)).toEqual([])
  await publish.click()
  await dialog().waitFor({ state: 'detached' })
  await rail('My position')
  await page.getByText('Notes 1').or(page.getByText('Notes 2')).click()
  await page
    .getByText(
      'Published as R1 beyond our limits: Notice period ten (10) days (limit thirty (30) days). Allowed by Tom Aldous.',
    )
    .waitFor()
})

test('words copied from a private place ask before they go into the contract', async () => {
  await page.getByRole('listitem').getByText('They asked twice').click({ clickCount: 3 })
  await page.keyboard.press('Control+c')
  await rail('Document')
  await clickBehind(page, 'Signed by the parties')
  await page.keyboard.press('Control+v')
  await dialog().getByRole('button', { name: 'Leave them out' }).click()
  await dialog().waitFor({ state: 'detached' })
  expect(await text()).not.toContain(`${CANARY}-note`)
  await clickBehind(page, 'Signed by the parties')
  await page.keyboard.press('Control+v')
  await dialog().getByRole('button', { name: 'Put them in' }).click()
  await expect.poll(text).toContain(`${CANARY}-note`)
  await page.keyboard.press('Control+z')
  await expect.poll(text).not.toContain(`${CANARY}-note`)
})

test('POS-1: hidden for screen sharing, nothing private is on the page, nor in its rail; shown again it is all there', async () => {
  await page.keyboard.press('Control+Shift+h')
  await page.getByRole('region', { name: 'My position, private to us' }).waitFor({ state: 'detached' })
  expect(await page.getByRole('button', { name: 'My position' }).count()).toBe(0)
  expect(await page.content()).not.toContain(CANARY)
  await page.keyboard.press('Control+Shift+h')
  await page.getByRole('region', { name: 'My position, private to us' }).waitFor()
  await rail('My position')
  await page.keyboard.press('Control+Shift+h')
  await page.getByText('Hidden while you share your screen').waitFor()
  expect(await page.locator('[data-private]').count()).toBe(0)
  await page.getByRole('button', { name: 'Show again' }).click()
  await box('9 issues').waitFor()
})

test('POS-1: nothing private is in what leaves, nor readable on the disk; after a power cut all of it is there', async () => {
  await rail('Document')
  const sent = [
    await exportWord(page, /tracked changes/, /With your draft/),
    await exportWord(page, /^Clean/, /With your draft/),
  ]
  for (const file of sent)
    for (const [name, part] of Object.entries(unzipSync(file)))
      expect(`${name} ${strFromU8(part)}`).not.toMatch(PRIVATE_WORDS)
  await saved(page)
  await ann.powerCut(true)
  page = ann.page
  await openContract(page)
  await rail('My position')
  // The notice period, worth ten points to us, has come to the eight issues.
  await turn('R0').getByText('37 / 90').waitFor()
  await page.getByText(/best packages/).waitFor()
  await ann.shell.kill()
  for (const word of [CANARY, 'Tom Aldous', 'Tidemark royalty'])
    for (const folder of [ann.profile, ann.shell.folder]) expect(filesWith(folder, word)).toEqual([])
})
