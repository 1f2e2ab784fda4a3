/** Ann sends a clean copy: she is told what stays behind, and asked about what Word hides. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { openPackage } from '../../shared/docx/package.ts'
import { editor, exportWord, firstRun, importWord } from '../kit/ann.ts'
import { violations } from '../kit/axe.ts'
import { wordFile } from '../kit/hostile-docx.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'

const by = 'w:id="7" w:author="Bob Lee" w:date="2026-01-02T03:04:05Z"'
const FILE = wordFile({
  body: `<w:p><w:r><w:t>The cap is </w:t></w:r><w:ins ${by}><w:r><w:t>125%</w:t></w:r></w:ins></w:p>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>our floor is 80%</w:t></w:r><w:r><w:t>Signed: Bob Lee</w:t></w:r></w:p>`,
})

let ann: Sitting
beforeAll(async () => {
  ann = await sitDownAtScreen()
  await firstRun(ann.page)
  await importWord(ann.page, 'terms.docx', FILE)
  await editor(ann.page).waitFor()
})
afterAll(() => ann?.leave())

const ask = async () => {
  await ann.page.getByRole('button', { name: 'Export' }).click()
  await ann.page.getByRole('menuitem', { name: /^Clean Word file/ }).click()
  return ann.page.getByRole('dialog', { name: 'Clean copy: what stays behind' })
}

test('the dialog names what stays behind, whose name still stands in the text, and what Word does not show', async () => {
  const dialog = await ask()
  await dialog.getByText('1 tracked change, accepted').waitFor()
  await dialog.getByText('Bob Lee', { exact: true }).waitFor()
  await dialog.getByText('These names stand in the text of the contract and stay: Bob Lee.').waitFor()
  await dialog.getByText('“our floor is 80%”').waitFor()
  expect(await dialog.getByRole('button', { name: 'Save the clean copy' }).isDisabled()).toBe(true)
  expect(await violations(ann.page)).toEqual([])
  await ann.page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})

test('she leaves the hidden text out: not a byte of it is in the file', async () => {
  const { page } = ann
  const written = exportWord(page, /^Clean Word file/)
  await page.getByLabel('Leave it out').check()
  const opened = openPackage(await written)
  if (isRefusal(opened)) throw new Error(opened.say)
  const all = opened.entries.map(({ name }) => opened.text(name)?.text ?? '').join('\n')
  expect(all).not.toContain('our floor')
  expect(all).not.toContain('w:author')
  expect(all).toContain('Signed: Bob Lee')
})
