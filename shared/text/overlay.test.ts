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
