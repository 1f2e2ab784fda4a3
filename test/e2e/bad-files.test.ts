/** Files that are no Word documents, or mean harm: each is refused in words, and nothing of it is kept or fetched. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { firstRun, importWord } from '../kit/ann.ts'
import { filesBelow } from '../kit/data-folder.ts'
import { hostileFiles } from '../kit/hostile-docx.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { licence } from '../kit/word-file.ts'

/** What is wrong, and what to do about it. */
const SAYS: Readonly<Record<string, RegExp>> = {
  empty: /empty \(0 bytes\)\..*save it again/,
  'too-large': /30 MB.*25 MB\. Compress its pictures/,
  'not-word': /not a Word document.*save it as one of these/,
  pdf: /a PDF, not a Word document\. Ask for the Word file/,
  rtf: /Rich Text.*save it as \.docx/,
  web: /web page.*save it as \.docx/,
  'word-97': /old Word document \(\.doc\).*save it as \.docx/,
  password: /protected by a password\. In Word, remove it/,
  zip: /zip archive.*unpack it first/,
  opendocument: /OpenDocument.*save it as \.docx/,
  excel: /Excel workbook.*Copy what you need/,
  macros: /contains macros.*save it as \.docx/,
  template: /Word template.*save it as \.docx/,
  truncated: /cut off or damaged.*Ask for it again/,
  damaged: /damaged: part of its content cannot be read\. Open it in Word, repair it/,
  bomb: /zip bomb.*not opened\. Ask for it again/,
  entries: /more than 2,000 parts.*Save it again in Word/,
  names: /points outside of it or appears twice.*Save it again in Word/,
  doctype: /DOCTYPE.*not opened\. Save it again in Word/,
  depth: /256 levels.*Simplify/,
  external: /another place.*nothing was fetched\. In Word, break the link/,
  active: /active control.*In Word, remove it/,
}

const files = hostileFiles()
const bytesOf = (name: string) => files.find(([other]) => other === name)![1]
const honest = [
  ['an old .doc under the name of a .docx', 'draft.docx', bytesOf('an old .doc'), 'word-97'],
  ['a .doc under its own name', 'draft.doc', bytesOf('an old .doc'), 'word-97'],
  ['a PDF under its own name', 'draft.pdf', bytesOf('a PDF'), 'pdf'],
  ['a workbook under its own name', 'prices.xlsx', bytesOf('an Excel workbook'), 'excel'],
] as const
const table = [...files.map(([title, bytes, code]) => [title, 'contract.docx', bytes, code] as const), ...honest]

let ann: Sitting
const asked: string[] = []
let before: string[]
beforeAll(async () => {
  ann = await sitDownAtScreen()
  await firstRun(ann.page)
  before = filesBelow(ann.shell.folder)
  ann.page.context().on('request', (request) => asked.push(request.url()))
  ann.page.on('websocket', (socket) => asked.push(socket.url()))
})
afterAll(() => ann?.leave())

const choose = async (page: Page, name: string, bytes: Uint8Array) => {
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'Start from a file' }).click()
  await (await chooser).setFiles({ name, mimeType: '', buffer: Buffer.from(bytes) })
}

test.each(table)('%s is refused in words that help, and Home stays as it was', async (_, name, bytes, code) => {
  const { page } = ann
  await choose(page, name, bytes)
  const dialog = page.getByRole('dialog', { name: 'The file was not opened' })
  await dialog.waitFor()
  const said = await dialog.innerText()
  expect(said).toContain(name)
  expect(said).toMatch(SAYS[code]!)
  expect(said).toContain('nothing of it was kept in Parley')
  await dialog.getByRole('button', { name: 'Close' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByRole('heading', { name: 'No negotiations yet' }).waitFor()
  expect(filesBelow(ann.shell.folder)).toEqual(before)
})

test('all the while nothing was fetched from anywhere', () => {
  const { host } = new URL(ann.page.url())
  expect(asked.length).toBeGreaterThan(0)
  expect(asked.filter((url) => new URL(url).host !== host)).toEqual([])
})

test('and the honest file after them opens', async () => {
  await importWord(ann.page, 'licence.docx', await licence(1))
  expect(filesBelow(ann.shell.folder).length).toBeGreaterThan(before.length)
})
