import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { insertedText, linesNow, startedWith } from '../../test/kit/session-desk.ts'
import { followWork } from './follow.ts'
import { makeWork } from './work.ts'

/** Ann's working document, and what was read of it. */
const open = () => {
  const deps = { now: () => Date.now(), me: () => ({ name: 'Ann', party: 'Kestrelmoor' }) }
  const work = createStore(() => makeWork([startedWith('Term.')], [], deps))
  const read: string[][] = []
  const wanted: (() => boolean)[] = []
  const following = followWork(
    { work },
    () => 300,
    (isWanted) => {
      read.push(linesNow(work.getState().model))
      wanted.push(isWanted)
    },
  )
  const type = (text: string) => insertedText(work.getState().model, text)
  return {
    read,
    wanted,
    following,
    type,
    republish: () => work.setState(makeWork([startedWith('Fees.')], [], deps), true),
  }
}

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('requestIdleCallback', (act: () => void) => setTimeout(act, 1))
  vi.stubGlobal('cancelIdleCallback', clearTimeout)
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

test('what Ann types is read once, when her hands rest', () => {
  const { read, type } = open()
  vi.advanceTimersByTime(400)
  for (const key of 'abc') {
    type(key)
    vi.advanceTimersByTime(100)
  }
  expect(read).toEqual([['Term.']])
  vi.advanceTimersByTime(400)
  expect(read).toEqual([['Term.'], ['cbaTerm.']])
})

test('a reading that a key has overtaken is no longer wanted', () => {
  const { wanted, type } = open()
  vi.advanceTimersByTime(400)
  expect(wanted[0]!()).toBe(true)
  type('a')
  expect(wanted[0]!()).toBe(false)
})

test('when another document takes its place, that one is read and followed', () => {
  const { read, type, republish } = open()
  vi.advanceTimersByTime(400)
  republish()
  vi.advanceTimersByTime(400)
  type('All ')
  vi.advanceTimersByTime(400)
  expect(read).toEqual([['Term.'], ['Fees.'], ['All Fees.']])
})

test('somebody looks: it is read at once; nobody follows any more: nothing is read or wanted', () => {
  const { read, wanted, following, type } = open()
  following.now()
  expect(read).toEqual([['Term.']])
  type('a')
  following.stop()
  type('b')
  vi.advanceTimersByTime(5000)
  expect(read).toHaveLength(1)
  expect(wanted[0]!()).toBe(false)
})
