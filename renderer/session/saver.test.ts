import { expect, test } from 'vitest'
import { type Refusal, refuse } from '../../shared/base/refuse.ts'
import { Saver, type SaveState } from './saver.ts'

/** Ann types; the disk behaves as told. */
function atWork(disk: { refuse?: Refusal; lose?: boolean }) {
  const kept: string[] = []
  const states: SaveState[] = []
  const timers: (() => void)[] = []
  const saver = new Saver(0, {
    append: async (expected, updates) => {
      if (disk.refuse) return disk.refuse
      if (expected !== kept.length) return refuse('moved', 'somebody else wrote')
      kept.push(...updates.map((u) => new TextDecoder().decode(u)))
      return disk.lose ? refuse('unreachable', 'no answer') : { next: kept.length }
    },
    reopen: async () => ({ next: kept.length }),
    now: () => 0,
    later: (act) => {
      timers.push(act)
      return () => timers.splice(timers.indexOf(act), 1)
    },
    onState: (s) => states.push(s),
  })
  const type = (word: string) => saver.push(new TextEncoder().encode(word))
  return { saver, kept, states, type, timers }
}

test('Ann sees "saved" only after the journal has answered', async () => {
  const { saver, kept, states, type } = atWork({})
  type('one')
  type('two')
  expect(states.map((s) => s.kind)).toEqual(['waiting'])
  await saver.flush()
  expect(kept).toEqual(['one', 'two'])
  expect(states.map((s) => s.kind)).toEqual(['waiting', 'saved'])
})

test('a full disk is said with the words that wait, and all are kept once there is room', async () => {
  const disk: { refuse?: Refusal } = { refuse: refuse('disk-full', 'The disk is full.') }
  const { saver, kept, states, type, timers } = atWork(disk)
  type('one')
  expect(await saver.flush()).toBe(false)
  expect(states.at(-1)).toEqual({ kind: 'failed', say: 'The disk is full.', code: 'disk-full', waiting: 1 })
  type('two')
  expect(timers).toHaveLength(1)
  delete disk.refuse
  await saver.flush()
  expect(kept).toEqual(['one', 'two'])
  expect(states.at(-1)!.kind).toBe('saved')
})

test('a lost answer is asked for again; no word is missing and order holds', async () => {
  const disk = { lose: true }
  const { saver, kept, type } = atWork(disk)
  type('one')
  await saver.flush()
  disk.lose = false
  type('two')
  await saver.flush()
  expect(kept).toEqual(['one', 'one', 'two'])
})

test('when another window has the lane, words wait and are written after taking it back', async () => {
  const { saver, kept, type, timers } = atWork({})
  saver.stop()
  type('one')
  expect(timers).toHaveLength(0)
  expect(saver.waiting).toBe(1)
  saver.resume(0)
  await saver.flush()
  expect(kept).toEqual(['one'])
})
