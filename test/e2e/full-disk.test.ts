/** The disk is full: Ann is told within a second, types on, and loses nothing. Needs root for a small file system. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clickBehind, editor, saved } from '../kit/ann.ts'
import { openContract, type Sitting, withContract } from '../kit/sitting.ts'

const mount = mkdtempSync(join(tmpdir(), 'parley-small-disk-'))
let ann: Sitting | undefined

beforeAll(async () => {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', mount], { stdio: 'ignore' })
  } catch {
    console.log('skipped: a full disk needs root to mount a small file system')
    return
  }
  ann = await withContract(1, { folder: join(mount, 'data') })
})

afterAll(async () => {
  await ann?.leave()
  if (ann) execFileSync('umount', ['-l', mount])
  rmSync(mount, { recursive: true, force: true })
})

test('Ann reads "not saved", types on, frees space, and every word is kept', async (ctx) => {
  if (!ann) return ctx.skip()
  const { page } = ann
  const { bavail, bsize } = statfsSync(mount)
  const filler = join(mount, 'filler')
  try {
    writeFileSync(filler, Buffer.alloc(bavail * bsize))
  } catch {
    // As full as it gets.
  }
  await clickBehind(page, 'Signed by the parties')
  // The last page of the journal's file still has room for a few words.
  await page.keyboard.type(' and the room that was left is used up by this'.repeat(2))
  await page.keyboard.type(' while the disk is full')
  await page.getByText(/Not saved: .*disk is full/i).waitFor({ timeout: 3000 })
  await page.keyboard.type(' and typing goes on')
  expect(await editor(page).innerText()).toContain('while the disk is full and typing goes on')
  rmSync(filler)
  await saved(page)
  await ann.powerCut()
  await openContract(ann.page)
  expect(await editor(ann.page).innerText()).toContain('while the disk is full and typing goes on')
})
