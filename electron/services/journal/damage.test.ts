import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bytes, copyOf, DEAL, LANE, laneIn, open, readAll, write, written } from '../../../test/kit/lane-desk.ts'
import { random } from '../../../test/kit/random.ts'
import { filesIn, flipBit, openedServices } from '../../../test/kit/services.ts'

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
