/** Comparing two versions of a contract, beside jsdiff and diff-match-patch in the same run. */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { root } from '../../electron/build.mjs'
import { type ComparedParagraph, compare } from '../../shared/compare/index.ts'
import { type Random, random } from '../kit/random.ts'
import { SEED, WORDS } from './contract.ts'
import { median, ms, times } from './stats.ts'
import { table } from './table.ts'

/** A peer that takes longer is ended, and its ratio is a lower bound. */
const CAP_MS = 10_000
const ROUNDS = 7
const SIZES = [10, 100, 300, 1000]
/** The size at which the peers take part. */
const AGAINST = 300

interface Versions {
  readonly old: readonly ComparedParagraph[]
  readonly now: readonly ComparedParagraph[]
}

/** 500 words a page in ten paragraphs, a tenth of them changed: words, whole paragraphs, and now and then a move. */
const versions = (pages: number): Versions => {
  const r = random(SEED + pages)
  const old = Array.from({ length: pages * 10 }, () => ({ text: `${words(r, 49)} end.` }))
  const now = old.flatMap((p) => (r.int(10) > 0 ? [p] : changed(r, p)))
  if (pages > 1) now.splice(r.int(now.length), 0, ...now.splice(r.int(now.length), 2))
  return { old, now }
}

const words = (r: Random, count: number): string => Array.from({ length: count }, () => r.pick(WORDS)).join(' ')

const changed = (r: Random, p: ComparedParagraph): ComparedParagraph[] => {
  const what = r.int(10)
  if (what === 0) return []
  if (what === 1) return [p, { text: `${words(r, 49)} new.` }]
  const given = p.text.split(' ')
  given.splice(r.int(given.length), 1 + r.int(3), words(r, 1 + r.int(3)))
  return [{ text: given.join(' ') }]
}

const timed = (work: () => unknown): number => {
  const started = performance.now()
  work()
  return performance.now() - started
}

interface JsDiff {
  diffWordsWithSpace(old: string, now: string, options: { timeout: number }): unknown
}
interface DiffMatchPatch {
  Diff_Timeout: number
  diff_main(old: string, now: string, lines: boolean): [number, string][]
}

const peers = (): { jsdiff: JsDiff; dmp: DiffMatchPatch } | undefined => {
  const load = createRequire(join(root, 'test/bench/peers/package.json'))
  try {
    const Dmp: new () => DiffMatchPatch = load('diff-match-patch')
    return { jsdiff: load('diff'), dmp: new Dmp() }
  } catch {
    return undefined
  }
}

const textOf = (paragraphs: readonly ComparedParagraph[]): string => paragraphs.map((p) => p.text).join('\n')

/** diff-match-patch knows characters only: every word is one, as its own wiki advises. */
const byWords = (dmp: DiffMatchPatch, old: string, now: string): unknown => {
  const known = new Map<string, string>()
  const coded = (text: string): string =>
    (text.match(/\s+|\S+/g) ?? [])
      .map((word) => {
        const code = known.get(word) ?? String.fromCharCode(known.size + 1)
        known.set(word, code)
        return code
      })
      .join('')
  return dmp.diff_main(coded(old), coded(now), false)
}

export const compareSuite = (): string => {
  const sizes = SIZES.map((pages) => ({ pages, ...versions(pages) }))
  const first = sizes.find(({ pages }) => pages === AGAINST)!
  const cold = timed(() => compare(first.old, first.now))
  const rows = sizes.map(({ pages, old, now }) => {
    const alone = rounds(() => compare(old, now))
    const posted = rounds(() => {
      const got = structuredClone({ old, now })
      structuredClone(compare(got.old, got.now))
    })
    return { pages, alone, posted }
  })
  const ours = rows.find(({ pages }) => pages === AGAINST)!
  return [
    `## Compare, a tenth of the paragraphs changed`,
    '',
    table(
      ['', 'compare', 'with posting both ways'],
      rows.map((r) => [`${r.pages} pages`, ms(r.alone), ms(r.posted)]),
    ),
    '',
    `The very first run, ${AGAINST} pages, nothing compiled yet: ${ms(cold)} ms.`,
    '',
    against(first, ours.alone),
  ].join('\n')
}

const rounds = (work: () => unknown): number => median(Array.from({ length: ROUNDS }, () => timed(work)))

const against = ({ old, now }: Versions, ours: number): string => {
  const installed = peers()
  if (installed === undefined) return 'No peers: npm ci --prefix test/bench/peers'
  const { jsdiff, dmp } = installed
  const [before, after] = [textOf(old), textOf(now)]
  const words = timed(() => jsdiff.diffWordsWithSpace(before, after, { timeout: CAP_MS }))
  dmp.Diff_Timeout = CAP_MS / 1000
  const matched = timed(() => byWords(dmp, before, after))
  const row = (name: string, took: number) => [
    name,
    took >= CAP_MS ? `ended at ${ms(took)}` : ms(took),
    `${took >= CAP_MS ? '> ' : ''}${times(took / ours)}`,
  ]
  return table(
    [`${AGAINST} pages`, 'ms', 'against Parley'],
    [row('jsdiff, words', words), row('diff-match-patch, words', matched)],
  )
}
