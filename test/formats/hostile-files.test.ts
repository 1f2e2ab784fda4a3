/**
 * Files that mean harm, made by seed (test/kit/hostile): each is opened in a process of its own and must end in a
 * sentence or in a reading, in bounds, without a word to the outside. `npm run fuzz -- --hostile` plays as many as wanted.
 */
import { beforeAll, describe, expect, test } from 'vitest'
import { bundle } from '../kit/bundle.ts'
import { hostileFile, KIND_COUNT } from '../kit/hostile/files.ts'
import { faultsOf, longestWait, openHostile } from '../kit/hostile/open.ts'
import { wordFile } from '../kit/hostile-docx.ts'

/** Without a wish the sample is every eighth kind, none of those that are long to make and to read. */
const SEEDS = Number(process.env.PARLEY_SEEDS ?? Math.floor(KIND_COUNT / 8))
const FIRST = Number(process.env.PARLEY_SEED ?? 5)
const STEP = process.env.PARLEY_SEEDS === undefined ? 8 : 1

let entry = ''
beforeAll(async () => {
  entry = await bundle('test/kit/hostile/child.ts')
})

/** Seeds that once found something. 441: its comments were the list of its parts, and our clean copy went without. */
const KEPT = process.env.PARLEY_SEEDS === undefined ? [441] : []

const seeds = [...KEPT, ...Array.from({ length: SEEDS }, (_, n) => FIRST + n * STEP)]

describe('A file that Mallory sends gives Ann a reading or a sentence, and nobody else anything', () => {
  for (const seed of seeds) {
    const { name, bytes } = hostileFile(seed)
    test(name, async ({ task }) => {
      const report = await openHostile(entry, bytes())
      const { outcome, megabytes, strayed } = report
      Object.assign(task.meta, { hostile: { name, outcome, megabytes, strayed, wait: longestWait(report) } })
      expect(faultsOf(report)).toEqual([])
    })
  }
})

describe('Who watches the files', () => {
  test.each(['write', 'fetch', 'lookup', 'connect', 'spawn'])('would notice a reader that tries to %s', async (how) => {
    const { outcome, tried } = await openHostile(entry, new Uint8Array(0), [how])
    expect(outcome).toBe('held')
    expect(tried).toHaveLength(1)
  })
  test('lets an honest file pass', async () => {
    const report = await openHostile(entry, wordFile())
    expect(report).toMatchObject({ outcome: 'opened', tried: [] })
    expect(faultsOf(report)).toEqual([])
  })
})
