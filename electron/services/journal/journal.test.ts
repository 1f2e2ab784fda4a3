import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { Lane, OpenedLane } from '../../../shared/bridge/contract.ts'
import { Cut, cutDisk, diskError, faultyDisk } from '../../../test/kit/disks.ts'
import { random } from '../../../test/kit/random.ts'
import { filesIn, flipBit, newFolder, openedServices, type TestServices } from '../../../test/kit/services.ts'

const DEAL = '11111111-2222-4333-8444-555555555555' as NegotiationId
const LANE: Lane = `draft/${DEAL}`

const bytes = (text: string) => Buffer.from(text)
function sure<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.say)
  return answer
}
const open = async ({ services }: TestServices, caller = 'ann', lane = LANE): Promise<OpenedLane> =>
  sure(await services.journal.open(caller, lane))
async function write(
  { services }: TestServices,
  texts: readonly string[],
  from: number,
  caller = 'ann',
): Promise<number> {
  return sure(await services.journal.append(caller, LANE, from, texts.map(bytes))).next
}
async function readAll({ services }: TestServices, limit = 1000): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  for (let from = 0; ; ) {
    const part = sure(await services.journal.read('ann', LANE, from, limit))
    for (const { seq, bytes: record } of part.records) found.set(seq, Buffer.from(record).toString())
    if (part.next <= from || part.records.length === 0) return found
    from = part.next
  }
}
const laneIn = (folder: string) =>
  join(folder, 'journal', fs.readdirSync(join(folder, 'journal')).find((n) => n.endsWith('.lane'))!)
/** A folder with one lane of `count` records of one entry each, closed in order. */
async function written(count: number): Promise<string> {
  const ann = await openedServices()
  await open(ann)
  for (let i = 0; i < count; i++) await write(ann, [`record ${i} ${'·'.repeat(i % 40)}`], i)
  ann.close()
  return ann.folder
}
const copyOf = (folder: string): string => {
  const copy = newFolder()
  fs.cpSync(folder, copy, { recursive: true })
  return copy
}

describe('writing and reading', () => {
  test('what was acknowledged is read back, in chunks, by this and by a later process', async () => {
    const ann = await openedServices()
    expect(await open(ann)).toEqual({ next: 0, damage: [] })
    expect(await write(ann, ['a', 'b', ''], 0)).toBe(3)
    expect(await write(ann, ['c'.repeat(5000)], 3)).toBe(4)
    const expected = new Map([
      [0, 'a'],
      [1, 'b'],
      [2, ''],
      [3, 'c'.repeat(5000)],
    ])
    expect(await readAll(ann, 1)).toEqual(expected)
    expect(await readAll(ann, 1 << 30)).toEqual(expected)
    ann.close()
    const later = await openedServices(ann.folder)
    expect(await open(later)).toEqual({ next: 4, damage: [] })
    expect(await readAll(later)).toEqual(expected)
    expect(sure(await later.services.journal.read('ann', LANE, 4, 100))).toEqual({ records: [], next: 4 })
  })
  test('nothing readable lies on the disk, in contents or in names', async () => {
    const ann = await openedServices()
    await open(ann)
    await write(ann, ['CANARY-CANARY'], 0)
    await ann.services.files.putBlob('ann', DEAL, bytes('CANARY-CANARY'))
    ann.close()
    fs.writeFileSync(join(ann.folder, 'control'), 'CANARY-CANARY')
    const hits = filesIn(ann.folder).filter((name) => fs.readFileSync(join(ann.folder, name)).includes('CANARY'))
    expect(hits).toEqual(['control'])
    expect(filesIn(ann.folder).join()).not.toContain(DEAL.slice(0, 8))
    for (const name of filesIn(ann.folder).filter((n) => n !== 'control')) {
      expect(fs.statSync(join(ann.folder, name)).mode & 0o077, name).toBe(0)
    }
  })
  test('a long journal is read piece by piece: 3 000 records of a kilobyte and one of five megabytes', async () => {
    const ann = await openedServices()
    await open(ann)
    const kilobytes = Array.from({ length: 3000 }, (_, i) => `${i}`.padEnd(1024, '.'))
    await write(ann, kilobytes, 0)
    await write(ann, ['x'.repeat(5 << 20)], 3000)
    ann.close()
    const later = await openedServices(ann.folder)
    expect(await open(later)).toEqual({ next: 3001, damage: [] })
    const all = await readAll(later, 100_000)
    expect(all.size).toBe(3001)
    expect(all.get(2999)).toBe(kilobytes[2999])
    expect(all.get(3000)?.length).toBe(5 << 20)
  })
})

describe('one writer', () => {
  test('a second window is told; after taking over, the first is fenced and told', async () => {
    const { services, events } = await openedServices()
    const { journal } = services
    await journal.open('ann', LANE)
    sure(await journal.append('ann', LANE, 0, [bytes('a')]))
    expect(await journal.open('bob', LANE)).toHaveProperty('refused', 'held')
    expect(await journal.append('bob', LANE, 1, [bytes('b')])).toHaveProperty('refused', 'taken')
    expect(sure(await journal.takeOver('bob', LANE)).next).toBe(1)
    expect(events).toEqual([{ to: 'ann', event: { kind: 'laneTaken', lane: LANE } }])
    expect(await journal.append('ann', LANE, 1, [bytes('late')])).toHaveProperty('refused', 'taken')
    expect(sure(await journal.append('bob', LANE, 1, [bytes('b')])).next).toBe(2)
    await journal.close('ann', LANE)
    expect(sure(await journal.append('bob', LANE, 2, [bytes('c')])).next).toBe(3)
  })
  test('an append repeated after a lost answer is not written twice', async () => {
    const ann = await openedServices()
    await open(ann)
    await write(ann, ['a'], 0)
    expect(await ann.services.journal.append('ann', LANE, 0, [bytes('a')])).toHaveProperty('refused', 'moved')
    expect((await readAll(ann)).size).toBe(1)
  })
  test('a window that goes leaves its lanes free', async () => {
    const ann = await openedServices()
    await open(ann, 'first')
    ann.gone('first')
    expect((await open(ann, 'second')).next).toBe(0)
  })
})

describe('a disk that fails', () => {
  test.each([
    ['ENOSPC', 'disk-full'],
    ['EIO', 'io'],
    ['EROFS', 'read-only'],
  ])('%s is said, nothing half-written stays, and the next append works', async (code, refused) => {
    let fail: string | undefined
    const disk = faultyDisk((call, args) => {
      if (fail !== call) return undefined
      // Half of it arrives before the disk gives up.
      if (call === 'writeSync') fs.writeSync(args[0] as number, args[1] as Buffer, 0, 7, args[4] as number)
      return diskError(code)
    })
    const ann = await openedServices(undefined, { disk })
    await open(ann)
    await write(ann, ['before'], 0)
    for (const call of ['writeSync', 'fdatasyncSync']) {
      fail = call
      const answer = await ann.services.journal.append('ann', LANE, 1, [bytes('lost')])
      expect(answer).toMatchObject({ refused, say: expect.stringMatching(/not saved/) })
      fail = undefined
    }
    expect(await write(ann, ['after'], 1)).toBe(2)
    ann.close()
    const later = await openedServices(ann.folder)
    expect(await open(later)).toEqual({ next: 2, damage: [] })
    expect([...(await readAll(later)).values()]).toEqual(['before', 'after'])
  })
  test('that cannot even take the half back is asked again before the next record', async () => {
    let broken = false
    const disk = faultyDisk((call, args) => {
      if (!broken) return undefined
      if (call === 'writeSync') fs.writeSync(args[0] as number, args[1] as Buffer, 0, 20, args[4] as number)
      return ['writeSync', 'ftruncateSync', 'fdatasyncSync'].includes(call) ? diskError('EIO') : undefined
    })
    const ann = await openedServices(undefined, { disk })
    await open(ann)
    await write(ann, ['before'], 0)
    broken = true
    expect(await ann.services.journal.append('ann', LANE, 1, [bytes('lost')])).toHaveProperty('refused', 'io')
    expect(await ann.services.journal.append('ann', LANE, 1, [bytes('lost')])).toHaveProperty('refused', 'io')
    broken = false
    await write(ann, ['after'], 1)
    expect([...(await readAll(ann)).values()]).toEqual(['before', 'after'])
    ann.close()
    expect(await open(await openedServices(ann.folder))).toEqual({ next: 2, damage: [] })
  })
  test('a folder that cannot be written to is still read, and says so when written', async () => {
    const folder = await written(5)
    const readOnly = faultyDisk((call, args) => {
      const writes = ['writeSync', 'mkdirSync', 'renameSync', 'ftruncateSync', 'linkSync', 'copyFileSync'].includes(
        call,
      )
      return writes || (call === 'openSync' && args[1] !== 'r') ? diskError('EROFS') : undefined
    })
    for (const damaged of [false, true]) {
      const copy = copyOf(folder)
      if (damaged) flipBit(laneIn(copy), fs.statSync(laneIn(copy)).size * 4)
      const ann = await openedServices(copy, { disk: readOnly })
      const opened = await open(ann)
      expect(opened.damage).toHaveLength(damaged ? 1 : 0)
      expect((await readAll(ann)).size).toBe(damaged ? 4 : 5)
      expect(await ann.services.journal.append('ann', LANE, opened.next, [bytes('x')])).toHaveProperty(
        'refused',
        'read-only',
      )
    }
  })
  test('cut off at any step, everything acknowledged is there at the next start', async () => {
    let acknowledged = 0
    for (let step = 0; ; step++) {
      const folder = newFolder()
      const first = await openedServices(folder)
      first.close()
      const { disk, isCut } = cutDisk(step)
      let acked = 0
      try {
        const dying = await openedServices(folder, { disk })
        await open(dying)
        for (let i = 0; i < 4; i++) {
          await write(dying, [`record ${i}`], i)
          acked = i + 1
        }
        dying.close()
      } catch (error) {
        if (!(error instanceof Cut)) throw error
      }
      const later = await openedServices(folder)
      const { next } = await open(later)
      const all = await readAll(later)
      expect(next, `step ${step}`).toBeGreaterThanOrEqual(acked)
      for (let i = 0; i < acked; i++) expect(all.get(i), `step ${step}`).toBe(`record ${i}`)
      expect(await write(later, ['goes on'], next), `step ${step}`).toBe(next + 1)
      later.close()
      acknowledged += acked
      fs.rmSync(folder, { recursive: true })
      if (!isCut()) break
    }
    expect(acknowledged).toBeGreaterThan(20)
  })
})

describe('damage', () => {
  test('any flipped bit is announced; every other record is still there, the file is kept, and writing goes on', async () => {
    const folder = await written(12)
    const size = fs.statSync(laneIn(folder)).size
    const { int } = random(7)
    for (let round = 0; round < 300; round++) {
      const bit = int(size * 8)
      const copy = copyOf(folder)
      const path = laneIn(copy)
      flipBit(path, bit)
      const harmed = fs.readFileSync(path)
      const ann = await openedServices(copy)
      const opened = await open(ann)
      const all = await readAll(ann)
      const name = `bit ${bit}`
      expect(opened.damage.length, name).toBeGreaterThan(0)
      expect(opened.next, name).toBe(12)
      const lost = Array.from({ length: 12 }, (_, i) => i).filter((i) => !all.has(i))
      expect(lost.length, name).toBeLessThanOrEqual(1)
      for (const [seq, text] of all) expect(text.startsWith(`record ${seq} `), name).toBe(true)
      const kept = fs.readFileSync(join(copy, 'journal', opened.damage[0]!.keptAs))
      expect(harmed.includes(kept.subarray(-20)) || kept.equals(harmed), name).toBe(true)
      for (const seq of lost) {
        expect(
          opened.damage.some(({ from, until }) => seq >= from && seq < (until ?? 12)),
          name,
        ).toBe(true)
      }
      await write(ann, ['goes on'], 12)
      ann.close()
      const later = await openedServices(copy)
      await open(later)
      expect((await readAll(later)).size, name).toBe(all.size + 1)
      fs.rmSync(copy, { recursive: true })
    }
  })
  test('a torn end is set aside and cut off', async () => {
    const folder = await written(4)
    const path = laneIn(folder)
    const whole = fs.readFileSync(path)
    for (const cut of [1, 20, 50]) {
      const copy = copyOf(folder)
      fs.writeFileSync(laneIn(copy), Buffer.concat([whole, whole.subarray(8, 8 + cut)]))
      const ann = await openedServices(copy)
      const opened = await open(ann)
      expect(opened).toMatchObject({ next: 4, damage: [{ from: 4, keptAs: expect.stringContaining('.torn-1') }] })
      expect(fs.statSync(laneIn(copy)).size).toBe(whole.length)
      ann.close()
      expect(await open(await openedServices(copy))).toEqual({ next: 4, damage: [] })
    }
  })
  test('records swapped, doubled, taken from another lane or put back are refused', async () => {
    const folder = await written(6)
    const bare = fs.readFileSync(laneIn(folder))
    const cuts: number[] = [8]
    while (cuts.at(-1)! < bare.length) cuts.push(cuts.at(-1)! + 44 + bare.readUInt32LE(cuts.at(-1)! + 4))
    const frames = cuts.slice(0, -1).map((at, i) => bare.subarray(at, cuts[i + 1]))
    const head = bare.subarray(0, 8)
    const swapped = [...frames]
    ;[swapped[2], swapped[3]] = [frames[3]!, frames[2]!]
    const doubled = [...frames.slice(0, 3), frames[2]!, ...frames.slice(3)]
    const without = [...frames.slice(0, 2), ...frames.slice(3)]
    for (const [name, made] of Object.entries({ swapped, doubled, without })) {
      const copy = copyOf(folder)
      fs.writeFileSync(laneIn(copy), Buffer.concat([head, ...made]))
      const ann = await openedServices(copy)
      const opened = await open(ann)
      expect(opened.damage.length, name).toBeGreaterThan(0)
      const all = await readAll(ann)
      for (const [seq, text] of all) expect(text.startsWith(`record ${seq} `), name).toBe(true)
      expect(all.size, name).toBe(name === 'without' ? 5 : 6)
    }
    const foreign = fs.readFileSync(laneIn(await written(6)))
    const copy = copyOf(folder)
    fs.writeFileSync(laneIn(copy), foreign)
    const ann = await openedServices(copy)
    expect((await open(ann)).damage.length).toBeGreaterThan(0)
    expect((await readAll(ann)).size).toBe(0)
  })
  test('a journal put back to an older state says since when records are missing, and never reuses their numbers', async () => {
    const folder = await written(3)
    const older = fs.readFileSync(laneIn(folder))
    const ann = await openedServices(folder)
    await open(ann)
    await write(ann, ['3', '4'], 3)
    ann.close()
    for (const put of ['back', 'away'] as const) {
      const copy = copyOf(folder)
      if (put === 'back') fs.writeFileSync(laneIn(copy), older)
      else fs.unlinkSync(laneIn(copy))
      const after = await openedServices(copy)
      const since = put === 'back' ? 3 : 0
      expect(await open(after)).toEqual({ next: 5, damage: [], missingSince: since })
      await write(after, ['5'], 5)
      after.close()
      const later = await openedServices(copy)
      expect(await open(later)).toMatchObject({ next: 6, damage: [{ from: since, until: 5 }] })
    }
  })
  test('a lane whose key is gone is not given a new one', async () => {
    const folder = await written(3)
    fs.rmSync(join(folder, 'keys'), { recursive: true })
    const ann = await openedServices(folder)
    const before = fs.readFileSync(laneIn(folder))
    expect(await ann.services.journal.open('ann', LANE)).toHaveProperty('refused', 'key-missing')
    expect(await ann.services.vault.storeKey('ann', 'carrier', DEAL)).toHaveProperty('refused', 'key-missing')
    expect(await ann.services.files.putBlob('ann', DEAL, bytes('x'))).toHaveProperty('refused', 'key-missing')
    expect(fs.readFileSync(laneIn(folder))).toEqual(before)
  })
  test('one damaged copy of a negotiation key does not matter', async () => {
    const folder = await written(3)
    const [key] = filesIn(folder).filter((name) => name.startsWith('keys/') && !name.endsWith('.copy'))
    flipBit(join(folder, key!), 100)
    expect(await open(await openedServices(folder))).toEqual({ next: 3, damage: [] })
  })
})

describe('purging a negotiation', () => {
  test('leaves no key and no file of it, and others untouched; cut off at any step it can be done again', async () => {
    const other = '99999999-2222-4333-8444-555555555555' as NegotiationId
    const ann = await openedServices()
    await open(ann)
    await write(ann, ['a'], 0)
    await ann.services.files.putBlob('ann', DEAL, bytes('word file'))
    const kept = sure(await ann.services.files.putBlob('ann', other, bytes('kept')))
    const carrier = sure(await ann.services.vault.storeKey('ann', 'carrier', DEAL))
    ann.close()
    for (let step = 0; ; step++) {
      const folder = copyOf(ann.folder)
      const { disk, isCut } = cutDisk(step)
      try {
        const dying = await openedServices(folder, { disk })
        sure(await dying.services.journal.purge('ann', DEAL))
      } catch (error) {
        if (!(error instanceof Cut)) throw error
      }
      const later = await openedServices(folder)
      if (isCut()) expect(await later.services.journal.purge('ann', DEAL), `step ${step}`).toEqual({ purged: true })
      const files = filesIn(folder).filter((name) => /^(journal|marks|keys|blobs)/.test(name))
      expect(files, `step ${step}`).toHaveLength(3)
      expect(sure(await later.services.files.getBlob('ann', other, kept.sha256))).toEqual(bytes('kept'))
      expect(sure(await later.services.vault.storeKey('ann', 'carrier', DEAL))).not.toEqual(carrier)
      fs.rmSync(folder, { recursive: true })
      if (!isCut()) break
    }
  })
})
