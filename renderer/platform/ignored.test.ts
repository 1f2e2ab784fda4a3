import { IDBFactory, IDBKeyRange as range } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import type { NegotiationId } from '../../shared/base/ids.ts'
import { OneLane } from '../../test/kit/one-lane.ts'
import { forget } from './forget.ts'
import { makeIgnored } from './ignored.ts'
import { makeSealer } from './seal.ts'
import { openDb, sealedCache } from './sealed-db.ts'

const HERON = '00000000-0000-4000-8000-00000000000a' as NegotiationId
const QUILLON = '00000000-0000-4000-8000-00000000000b' as NegotiationId
const row = (negotiation: NegotiationId, finding: string) => ({
  id: crypto.randomUUID(),
  negotiation,
  finding,
  at: '2027-10-14T10:00:00Z',
})

const open = async (lane: OneLane) => {
  const db = await openDb({ indexedDB: new IDBFactory(), IDBKeyRange: range })
  const cache = sealedCache(db, 'ignored', await makeSealer(new Uint8Array(32).fill(7)))
  const ignored = makeIgnored({ journal: lane.journal, cache, newId: () => crypto.randomUUID() })
  await ignored.lane.open()
  return { ignored, db, findings: () => [...ignored.view().rows.values()].map(({ finding }) => finding) }
}

test('what Ann ignores is there on an empty browser profile, and cannot be read from the old one', async () => {
  const lane = new OneLane()
  const ann = await open(lane)
  expect(await ann.ignored.put(row(HERON, 'undefined:wellness hour'))).toBeUndefined()
  const rows = await ann.db.ignored.toArray()
  expect(rows).toHaveLength(2)
  expect(rows.map(({ key, box }) => `${key}${new TextDecoder('latin1').decode(box)}`).join()).not.toMatch(/wellness/)
  expect((await open(lane)).findings()).toEqual(['undefined:wellness hour'])
})

test('a negotiation deleted for good takes what Ann ignored in it along, and nothing of another', async () => {
  const lane = new OneLane()
  const ann = await open(lane)
  for (const [id, finding] of [
    [HERON, 'undefined:deliverable'],
    [QUILLON, 'twice:fee'],
    [HERON, 'unused:term'],
  ] as const)
    await ann.ignored.put(row(id, finding))
  await forget(ann.ignored, HERON)
  expect(ann.findings()).toEqual(['twice:fee'])
  expect((await open(lane)).findings()).toEqual(['twice:fee'])
})

test('on a full disk Ann hears that her choice was not kept', async () => {
  const lane = new OneLane()
  const ann = await open(lane)
  lane.full = true
  expect(await ann.ignored.put(row(HERON, 'twice:fee'))).toMatchObject({ refused: 'full' })
  expect(ann.findings()).toEqual([])
})
