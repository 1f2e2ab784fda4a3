/** What Parley wants to reach, beside what was measured. A goal that is missed is said; nothing fails by it. */
import type { Results } from './report.ts'
import { MB, mb, median, ms, over, times } from './stats.ts'
import { against, FIRST_PAGE_MS, firstPage } from './word-report.ts'

interface Goal {
  readonly goal: string
  readonly bound: string
  readonly measured: string
  /** Undefined: nothing was measured. */
  readonly met: boolean | undefined
}

const atMost = (goal: string, bound: number, value: number, show: (n: number) => string): Goal => ({
  goal,
  bound: `≤ ${show(bound)}`,
  measured: Number.isNaN(value) ? '–' : show(value),
  met: Number.isNaN(value) ? undefined : value <= bound,
})

const atLeast = (goal: string, bound: number, value: number, show: (n: number) => string): Goal => ({
  ...atMost(goal, bound, value, show),
  bound: `≥ ${show(bound)}`,
  met: Number.isNaN(value) ? undefined : value >= bound,
})

const plain = (n: number): string => ms(n).replace(/\.0$/, '')
const inMs = (n: number): string => `${plain(n)} ms`
const inTimes = (n: number): string => times(n).replace('.00', '')
const inMb = (n: number): string => `${mb(n).replace('.0', '')} MB`

export function goals({ rounds, subjects, typed, word }: Results): Goal[] {
  const most = Math.max(...subjects.map(({ pages }) => pages))
  const least = Math.min(...subjects.map(({ pages }) => pages))
  const at = (pages: number) => rounds.map((r) => ({ ...r, one: r.work.find((w) => w.pages === pages)! }))
  const large = at(most)
  const key = (pages: number) => over(at(pages), (r) => r.one.keys.p50)
  const blocks = rounds.flatMap((r) => r.work.flatMap((w) => [w.open.longest, w.keys.longest]))
  const first = firstPage(word)
  const beside = against(word)
  return [
    atMost(
      `key p50 against the empty contenteditable, ${most} pages`,
      2,
      over(large, (r) => r.one.keys.p50 / r.floors.keys.p50),
      inTimes,
    ),
    atMost(`key p50 at ${most} pages against ${least}`, 1.3, key(most) / key(least), inTimes),
    atMost(
      `open to first text, ${most} pages`,
      50,
      over(large, (r) => r.one.open.text),
      inMs,
    ),
    atMost(
      `editable against Yjs alone, ${most} pages`,
      2.5,
      over(large, (r) => r.one.open.editable / r.floors.apply.get(most)!),
      inTimes,
    ),
    atMost('longest block of the page, opening or typing, any size', 50, Math.max(...blocks), inMs),
    atMost(
      'disk bytes per byte of change',
      10,
      median(rounds.flatMap((r) => r.work.map((w) => w.journal / w.keys.count))) / typed,
      inTimes,
    ),
    atMost(
      `memory over Home (heap), ${most} pages`,
      150 * MB,
      over(large, (r) => r.one.memory.heap - r.one.home.heap),
      inMb,
    ),
    atMost(
      `memory over Home (process), ${most} pages`,
      150 * MB,
      over(large, (r) => r.one.memory.pss) - over(rounds, (r) => r.work[0]!.home.pss),
      inMb,
    ),
    atMost(`first page of an import, ${first.pages} pages`, FIRST_PAGE_MS, first.ms, inMs),
    atLeast(`Word file read: mammoth's time against it, ${beside.pages} pages`, 3, beside.read, inTimes),
    atLeast(`Word file written: the time of docx against it, ${beside.pages} pages`, 3, beside.write, inTimes),
  ]
}

/** Goals that other work will make measurable. */
export const NOT_YET = [
  'key p99 with 20 remote changes a second in the page; 50 peers at once with painting (without it: --remote)',
  'key against y-prosemirror; key at 1,000 pages (--pace measures it)',
  'search over 1,000 negotiations (not built yet); compare has a run of its own (--compare)',
  'Home with 10,000 negotiations',
]
