import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { bytes, DEAL, LANE, open, readAll, sure, write } from '../../../test/kit/lane-desk.ts'
import { filesIn, openedServices } from '../../../test/kit/services.ts'

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
