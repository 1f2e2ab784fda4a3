import 'fake-indexeddb/auto'
import { expect, test } from 'vitest'
import type { NegotiationId } from '../../shared/base/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../shared/base/refuse.ts'
import type { BridgeEvent, Damage } from '../../shared/bridge/contract.ts'
import { insertedText, linesNow, startedWith } from '../../test/kit/session-desk.ts'
import { openSession, type Session } from './session.ts'

let count = 0

/** A disk and a journal over it, as the service process would keep them, with faults on demand. */
function computer(first: Uint8Array) {
  const id = `7f1f4f2e-1c7a-4a52-9d5e-00000000000${++count}` as NegotiationId
  const records: Uint8Array[] = [first]
  const faults: { append?: Refusal; damage: Damage[]; lost: Set<number> } = { damage: [], lost: new Set() }
  const listeners = new Set<(event: BridgeEvent) => void>()
  const opened = async () => ({ next: records.length, damage: faults.damage })
  const key = new Uint8Array(32).fill(7)
  return {
    id,
    records,
    faults,
    tell: (event: BridgeEvent) => listeners.forEach((l) => void l(event)),
    deps: {
      now: () => 0,
      me: () => ({ name: 'Ann', party: 'Kestrelmoor' }),
      onEvent: (l: (event: BridgeEvent) => void) => {
        listeners.add(l)
        return () => listeners.delete(l)
      },
      client: {
        journal: {
          open: opened,
          takeOver: opened,
          read: async (_lane: string, from: number) => ({
            records: records
              .map((bytes, seq) => ({ seq, bytes }))
              .filter((r) => r.seq >= from && !faults.lost.has(r.seq)),
            next: records.length,
          }),
          append: async (_lane: string, expected: number, updates: Uint8Array[]) => {
            if (faults.append) return faults.append
            if (expected !== records.length) return refuse('moved', 'moved on')
            records.push(...updates)
            return { next: records.length }
          },
          close: async () => undefined,
          purge: async () => ({ purged: true as const }),
        },
        files: {} as never,
        vault: { storeKey: async () => key } as never,
      },
    },
  }
}

const open = async (pc: ReturnType<typeof computer>): Promise<Session> => {
  const session = await openSession(pc.id, pc.deps)
  if (isRefusal(session)) throw new Error(session.say)
  return session
}

const settled = (ms = 20) => new Promise((resolve) => setTimeout(resolve, ms))

test('Ann leaves the document while the disk is full; coming back she sees every word, and later it is on the disk', async () => {
  const pc = computer(startedWith('The Price is due.'))
  const first = await open(pc)
  pc.faults.append = refuse('disk-full', 'The disk is full.')
  insertedText(first.model, 'Now: ')
  await first.close()
  const again = await open(pc)
  expect(linesNow(again.model)).toEqual(['Now: The Price is due.'])
  delete pc.faults.append
  await again.close()
  await settled()
  const third = await open(pc)
  expect(third).not.toBe(again)
  expect(linesNow(third.model)).toEqual(['Now: The Price is due.'])
  await third.close()
})

test('a record lost from the journal is filled from the fast-start copy, said, and written anew', async () => {
  const pc = computer(startedWith('The Fee is due.'))
  const first = await open(pc)
  insertedText(first.model, 'Soon: ')
  await first.close()
  const length = pc.records.length
  pc.faults.damage = [{ from: 1, until: 2, keptAs: 'x.damaged-1', say: 'One record could not be read.' }]
  pc.faults.lost.add(1)
  const again = await open(pc)
  expect(again.warnings.join()).toContain('x.damaged-1')
  expect(linesNow(again.model)).toEqual(['Soon: The Fee is due.'])
  await again.close()
  expect(pc.records.length).toBeGreaterThan(length)
})

test('when another window takes the lane, nothing is written from here any more', async () => {
  const pc = computer(startedWith('The Term is long.'))
  const session = await open(pc)
  pc.tell({ kind: 'laneTaken', lane: `draft/${pc.id}` })
  expect(session.status.getState().elsewhere).toBe(true)
  const before = pc.records.length
  insertedText(session.model, 'Late: ')
  await settled(200)
  expect(pc.records.length).toBe(before)
  await session.takeBack()
  await settled(200)
  expect(pc.records.length).toBeGreaterThan(before)
  await session.close()
})
