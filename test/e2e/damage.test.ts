/** A bit flips on the disk while Parley is down, or the folder becomes read-only: said, and nothing good is lost. */
import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickBehind, editor, saved } from '../kit/ann.ts'
import { draftFile } from '../kit/data-folder.ts'
import { openContract, type Sitting, withContract } from '../kit/sitting.ts'

/** The folder lies on a disk of its own where this may be made: root is not stopped by a mode. */
const disk = mkdtempSync(join(tmpdir(), 'parley-disk-'))
let mounted = false
let ann: Sitting
beforeAll(async () => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk], { stdio: 'ignore' })
    mounted = true
  } catch {
    // Not root: the folder's mode will do.
  }
  ann = await withContract(1, { folder: join(disk, 'data') })
})
afterAll(async () => {
  await ann?.leave()
  if (mounted) execFileSync('umount', ['-l', disk])
  rmSync(disk, { recursive: true, force: true })
})

const text = () => editor(ann.page).innerText()

async function write(behind: string, words: string): Promise<void> {
  await clickBehind(ann.page, behind)
  await ann.page.keyboard.type(words)
  await saved(ann.page)
}

/** Leaving writes the sealed copy for a fast start. */
async function leaveAndComeBack(): Promise<void> {
  await ann.page.getByRole('button', { name: 'Home', exact: true }).click()
  await ann.page.locator('[data-card]').click()
  await editor(ann.page).waitFor()
}

/** Places of the records in a lane's file, by the mark before each. */
function records(bytes: Buffer): number[] {
  const found: number[] = []
  for (let at = bytes.indexOf('PRc1'); at >= 0; at = bytes.indexOf('PRc1', at + 1)) found.push(at)
  return found
}

/** Flips one bit inside the record of that number. */
function flip(folder: string, record: number): void {
  const file = draftFile(folder)
  const bytes = readFileSync(file)
  bytes[records(bytes)[record]! + 60]! ^= 1
  writeFileSync(file, bytes)
}

const kept = () => readdirSync(dirname(draftFile(ann.shell.folder))).filter((name) => name.includes('.damaged-'))

test('without the copy in her browser only what stood in the damaged record is gone, and Ann is told', async () => {
  await write('Notice 1', ' by post')
  await leaveAndComeBack()
  const first = records(readFileSync(draftFile(ann.shell.folder))).length
  await write('Notice 2', ' by courier')
  await leaveAndComeBack()
  await write('Notice 3', ' by hand')
  await leaveAndComeBack()
  await ann.powerCut(true, { meanwhile: (folder) => flip(folder, first) })
  await openContract(ann.page)
  await ann.page.getByText('Not everything on the disk could be read.').waitFor()
  expect(kept()).toHaveLength(1)
  await ann.page.getByText(`The damaged file is kept as ${kept()[0]}`).waitFor()
  const now = await text()
  for (const words of ['Notice 1 by post', 'Notice 3 by hand', 'Signed by the parties']) expect(now).toContain(words)
  expect(now).not.toContain('by courier')
})

test('with the copy in her browser she is told as well, and misses no word', async () => {
  const first = records(readFileSync(draftFile(ann.shell.folder))).length
  await write('Signed by the parties', ' in ink')
  await leaveAndComeBack()
  const before = await text()
  await ann.powerCut(false, { meanwhile: (folder) => flip(folder, first) })
  await openContract(ann.page)
  await ann.page.getByText('Not everything on the disk could be read.').waitFor()
  expect(await text()).toBe(before)
  expect(kept()).toHaveLength(2)
})

test('the words are on the disk again: without that copy nothing is missing either', async () => {
  await saved(ann.page)
  const before = await text()
  await ann.powerCut(true)
  await openContract(ann.page)
  expect(await text()).toBe(before)
})

test('with a folder that cannot be written to, everything can be read, and not saving is said', async (ctx) => {
  if (!mounted && process.getuid?.() === 0) {
    console.log('skipped: root may write in every folder, and here it may not mount one that is read-only')
    return ctx.skip()
  }
  const before = await text()
  const readOnly = (yes: boolean) => (folder: string) => {
    if (mounted) execFileSync('mount', ['-o', `remount,${yes ? 'ro' : 'rw'}`, disk])
    else
      for (const path of [
        folder,
        ...readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((p) => join(folder, p)),
      ])
        chmodSync(path, yes ? 0o500 : 0o700)
  }
  await ann.powerCut(false, { meanwhile: readOnly(true) })
  await openContract(ann.page)
  expect(await text()).toBe(before)
  await clickBehind(ann.page, 'Signed by the parties')
  await ann.page.keyboard.type(' on a full moon')
  await ann.page.getByText(/Not saved: The data folder cannot be written to/).waitFor()
  await ann.page.keyboard.press('Control+Shift+L')
  await ann.page.getByText('Not locked, or your last words would be lost.').waitFor()
  readOnly(false)(ann.shell.folder)
  await saved(ann.page)
  await ann.powerCut(true)
  await openContract(ann.page)
  expect(await text()).toContain('on a full moon')
})
