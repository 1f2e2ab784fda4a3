import { describe, expect, test } from 'vitest'
import { random } from '../../test/kit/random.ts'
import { Overlay } from './overlay.ts'
import type { TextRecord } from './records.ts'

const stamp = { story: 'body', by: { name: 'Ann', party: '' }, at: 0 }

/** Records as a long day leaves them: deletions, decisions on them, undos, undone undos. */
function aDay(seed: number): [string, TextRecord][] {
  const r = random(seed)
  const out: [string, TextRecord][] = []
  for (let i = 0; i < 25; i++) {
    const ranges = [[1, r.int(40), 1 + r.int(8)]] as const
    const n = i + 1
    const before = out.length > 0 ? r.pick(out)[0] : 'none'
    const x = r.next()
    const record: TextRecord =
      x < 0.3
        ? { t: 'del', ranges, ...stamp, n }
        : x < 0.4
          ? { t: 'wd', ranges, ...stamp, n }
          : x < 0.6
            ? { t: 'dec', verdict: r.pick(['accept', 'reject']), on: [{ layer: before, ranges }], ...stamp, n }
            : { t: 'void', record: before, ...stamp, n }
    out.push([`k${i}`, record])
  }
  return out
}

const shuffled = <T>(list: readonly T[], seed: number): T[] => {
  const r = random(seed)
  return list
    .map((x) => [r.next(), x] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, x]) => x)
}

function picture(records: readonly [string, TextRecord][]): string[] {
  const overlay = new Overlay('body')
  for (const [key, record] of records) overlay.add(key, record)
  return Array.from({ length: 50 }, (_, clock) => {
    const names = [
      ...overlay.layers.at(1, clock).map((l) => l.id),
      ...overlay.rulings.at(1, clock).map((v) => `${v.key}${v.layer}${v.verdict}`),
    ]
    return names.sort().join(' ')
  })
}

describe('records arriving in any order say the same', () => {
  for (let seed = 1; seed <= 200; seed++)
    test(`seed ${seed}`, () => {
      const day = aDay(seed)
      expect(picture(shuffled(day, seed + 1000))).toEqual(picture(day))
    })
})

describe('what a record may not do, in whatever order it arrives', () => {
  const ann = { ...stamp, by: { name: 'Ann', party: 'Kestrelmoor' } }
  const bob = { ...stamp, by: { name: 'Bob', party: 'Vantaloft' } }
  const ranges = [[1, 0, 5]] as const
  const laid = (records: readonly [string, TextRecord][]) =>
    [records, records.toReversed()].map((order) => {
      const overlay = new Overlay('body')
      for (const [key, record] of order) overlay.add(key, record)
      return overlay
    })
  test("Bob's void takes back none of Ann's records", () => {
    for (const overlay of laid([
      ['a.0', { t: 'del', ranges, ...ann, n: 1 }],
      ['b.0', { t: 'void', record: 'a.0', ...bob, n: 2 }],
    ]))
      expect([overlay.isStanding('a.0'), overlay.layers.at(1, 0).length, [...overlay.voiding()]]).toEqual([true, 1, []])
  })
  test('two voids that name each other end in nothing', () => {
    for (const overlay of laid([
      ['a.0', { t: 'void', record: 'a.1', ...ann, n: 1 }],
      ['a.1', { t: 'void', record: 'a.0', ...ann, n: 1 }],
    ]))
      expect(overlay.isStanding('a.0')).toBe(true)
  })
  test('a client is registered by itself, and another base than the first is none', () => {
    const base = {
      t: 'base',
      story: 'body',
      client: 1,
      clock: 0,
      paragraphs: [],
      formats: [],
      objects: [],
      changes: [],
    }
    for (const overlay of laid([
      ['a.0', { t: 'client', client: 10, ...ann, n: 1 }],
      ['b.0', { t: 'client', client: 10, ...bob, n: 2 }],
      ['base.body', base as TextRecord],
      ['b.1', { ...base, client: 11 } as TextRecord],
    ]))
      expect([overlay.clients.get(10)?.author.name, overlay.base?.client]).toEqual(['Ann', 1])
  })
})
