/** G5, a seeded sample: a real process is killed again and again, disks fill up, and nothing acknowledged is lost. */
import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import * as fs from 'node:fs'
import { dirname } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { isRefusal } from '../../../shared/base/refuse.ts'
import type { Lane } from '../../../shared/bridge/contract.ts'
import { bundle } from '../../../test/kit/bundle.ts'
import { random } from '../../../test/kit/random.ts'
import { newFolder, openedServices } from '../../../test/kit/services.ts'

/** More with PARLEY_KILLS=1000: the full count of the goal. */
const KILLS = Number(process.env.PARLEY_KILLS ?? 20)
const LANE: Lane = 'draft/11111111-2222-4333-8444-555555555555'

interface Said {
  readonly acked?: number
  readonly refused?: string
  readonly opened?: { readonly next: number }
}

let entry: string
beforeAll(async () => {
  entry = await bundle('test/kit/journal-writer.ts')
})
afterAll(() => fs.rmSync(dirname(entry), { recursive: true }))

const writer = (folder: string, size = 400): ChildProcess =>
  fork(entry, [folder, LANE, String(size)], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
const heard = (child: ChildProcess, until: (said: Said) => boolean) =>
  new Promise<void>((resolve, reject) => {
    child.on('message', (said: Said) => until(said) && resolve())
    child.once('exit', () => reject(new Error('the writer ended by itself')))
  })
const kill = (child: ChildProcess) =>
  new Promise<void>((resolve) => {
    child.removeAllListeners('exit')
    child.once('exit', () => resolve())
    child.kill('SIGKILL')
  })

async function contents(folder: string) {
  const { services, close } = await openedServices(folder)
  const opened = await services.journal.open('reader', LANE)
  if (isRefusal(opened)) throw new Error(opened.say)
  const texts = new Map<number, string>()
  for (let from = 0; from < opened.next; ) {
    const part = await services.journal.read('reader', LANE, from, 1 << 20)
    if (isRefusal(part)) throw new Error(part.say)
    for (const { seq, bytes } of part.records) texts.set(seq, Buffer.from(bytes).toString())
    from = part.next
  }
  close()
  return { opened, texts }
}

test(`killed ${KILLS} times at any moment, no acknowledged record is lost or changed`, async () => {
  const folder = newFolder()
  const { int } = random(11)
  let acked = -1
  for (let round = 0; round < KILLS; round++) {
    const child = writer(folder)
    const enough = acked + 1 + int(60)
    await heard(child, (said) => {
      if (said.acked !== undefined) acked = Math.max(acked, said.acked)
      return acked >= enough
    })
    await kill(child)
    const { opened, texts } = await contents(folder)
    expect(opened.next, `round ${round}`).toBeGreaterThan(acked)
    expect(opened.missingSince, `round ${round}`).toBeUndefined()
    for (let seq = 0; seq <= acked; seq++) expect(texts.get(seq)?.split(' ')[0], `round ${round}`).toBe(String(seq))
  }
  console.log(`journal: ${KILLS} kills, ${acked + 1} records acknowledged, 0 lost`)
  fs.rmSync(folder, { recursive: true })
})

const canMount = process.platform === 'linux' && process.getuid?.() === 0 && mounts()

function mounts(): boolean {
  const probe = newFolder()
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', probe], { stdio: 'ignore' })
    execFileSync('umount', [probe], { stdio: 'ignore' })
    return true
  } catch {
    return false
  } finally {
    fs.rmSync(probe, { recursive: true })
  }
}

if (!canMount)
  console.log(
    'skipped: a real full disk needs root and mount (tmpfs); the failing disk of journal.test.ts stands for it',
  )

test.runIf(canMount)(
  'on a disk that is really full, what was acknowledged stays and writing goes on when there is room',
  async () => {
    const folder = newFolder()
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder])
    try {
      const child = writer(folder, 4000)
      let acked = -1
      let refusedAt = -1
      child.on('message', (said: Said) => {
        if (said.acked !== undefined) acked = said.acked
      })
      await heard(child, (said) => said.refused === 'disk-full')
      refusedAt = acked
      // The writer itself filled the disk; give it a larger one under its feet.
      execFileSync('mount', ['-o', 'remount,size=8m', folder])
      await heard(child, (said) => said.acked !== undefined && said.acked > refusedAt + 20)
      await kill(child)
      const { opened, texts } = await contents(folder)
      expect(opened.damage.filter(({ keptAs }) => keptAs.includes('damaged'))).toEqual([])
      expect(opened.next).toBeGreaterThan(acked)
      for (let seq = 0; seq <= acked; seq++) expect(texts.get(seq)?.split(' ')[0]).toBe(String(seq))
      console.log(`disk full at record ${refusedAt + 1}, went on to ${acked + 1}, 0 lost`)
    } finally {
      execFileSync('umount', [folder])
      fs.rmSync(folder, { recursive: true })
    }
  },
)
