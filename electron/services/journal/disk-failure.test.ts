import * as fs from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Cut, cutDisk, diskError, faultyDisk } from '../../../test/kit/disks.ts'
import { bytes, copyOf, LANE, laneIn, open, readAll, write, written } from '../../../test/kit/lane-desk.ts'
import { flipBit, newFolder, openedServices } from '../../../test/kit/services.ts'

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
