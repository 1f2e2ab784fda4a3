/** docs/benchmarks.md: the figures, what they are held against, and how to read them. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../electron/build.mjs'
import type { Cold } from './cold.ts'
import { SEED } from './contract.ts'
import type { Floors, Subject } from './floor.ts'
import { goals, NOT_YET } from './goals.ts'
import { KEYS, PACE_MS } from './keys.ts'
import type { Machine } from './machine.ts'
import { MB, mb, ms, over, times } from './stats.ts'
import { table } from './table.ts'
import { type WordResults, wordSection } from './word-report.ts'
import type { Work } from './work.ts'

export interface Round {
  readonly floors: Floors
  readonly work: readonly Work[]
  /** By pages. */
  readonly imports: ReadonlyMap<number, number>
}

export interface Results {
  readonly subjects: readonly Subject[]
  readonly rounds: readonly Round[]
  readonly discarded: number
  readonly cold: readonly Cold[]
  readonly machine: Machine
  readonly chromium: string
  /** On the disk after all rounds. */
  readonly indexedDb: number
  /** Bytes the document changes by per typed character. */
  readonly typed: number
  readonly word: WordResults
}

export function report(results: Results): string {
  return `${[intro(results), goalTable(results), typing(results), opening(results), cold(results), memory(results), imports(results), wordSection(results.word), disk(results), HOW].join('\n\n')}\n`
}

export const write = (text: string): void => writeFileSync(join(root, 'docs', 'benchmarks.md'), text)

const bySize = ({ subjects, rounds }: Results) =>
  subjects.map((subject) => ({
    subject,
    rows: rounds.map((round) => ({ ...round, one: round.work.find(({ pages }) => pages === subject.pages)! })),
  }))

function intro({ machine, chromium, rounds, discarded, subjects }: Results): string {
  const sizes = subjects.map(
    (s) => `${s.pages} pages: ${s.words} words, ${s.paragraphs} paragraphs, ${s.changes} tracked changes`,
  )
  return `# Benchmarks

Written by \`npm run bench\`. Nothing in \`npm test\` depends on a time.

- ${machine.date}, commit ${machine.commit}, Chromium ${chromium} without a screen or a graphics card, browser shell
- ${machine.cores}; ${machine.system}; load ${machine.load} at the end; the busier the machine, the more the ratios count and the less the milliseconds
- ${rounds.length} rounds, medians over rounds; ${discarded} discarded because the empty page itself was late (p99 over 25 ms)
- Contracts from seed ${SEED}: ${sizes.join('; ')}`
}

function goalTable(results: Results): string {
  const rows = goals(results).map(({ goal, bound, measured, met }) => [
    goal,
    bound,
    measured,
    met === undefined ? 'not measured' : met ? 'met' : '**not met**',
  ])
  return `## Goals

${table(['goal', 'bound', 'measured', ''], rows)}

Not measured yet: ${NOT_YET.join('; ')}.`
}

function typing(results: Results): string {
  const rows = bySize(results).map(({ subject, rows }) => [
    `${subject.pages} pages`,
    ms(over(rows, (r) => r.one.keys.p50)),
    ms(over(rows, (r) => r.one.keys.p95)),
    times(over(rows, (r) => r.one.keys.p50 / r.floors.keys.p50)),
    times(over(rows, (r) => r.one.keys.p95 / r.floors.keys.p95)),
    block(over(rows, (r) => r.one.keys.longest)),
  ])
  const floor = [
    'empty page',
    ms(over(results.rounds, (r) => r.floors.keys.p50)),
    ms(over(results.rounds, (r) => r.floors.keys.p95)),
    '1',
    '1',
    '',
  ]
  return `## Keystroke to paint

${KEYS} keys, ${PACE_MS} ms apart with a pause after every tenth, caret in the middle of the contract. Milliseconds from the key to the
task behind the next frame. The floor is an empty \`contenteditable\` on a blank page in the same browser and round.

${table(['', 'p50', 'p95', 'p50 / floor', 'p95 / floor', 'longest block'], [floor, ...rows])}`
}

function opening(results: Results): string {
  const rows = bySize(results).map(({ subject, rows }) => [
    `${subject.pages} pages`,
    ms(over(rows, (r) => r.one.open.text)),
    ms(over(rows, (r) => r.one.open.editable)),
    ms(over(rows, (r) => r.floors.apply.get(subject.pages)!)),
    times(over(rows, (r) => r.one.open.editable / r.floors.apply.get(subject.pages)!)),
    block(over(rows, (r) => r.one.open.longest)),
  ])
  return `## Opening from Home

Already unlocked, a fresh window, sealed snapshot there. Milliseconds from the click on the card: to the first painted text, and to
the moment the page answers two frames in a row within 50 ms each. The floor is \`Y.applyUpdate\` of the same document alone.

${table(['', 'first text', 'editable', 'Yjs alone', 'editable / Yjs', 'longest block'], rows)}`
}

function cold({ cold }: Results): string {
  const kinds = [...new Set(cold.map(({ pages, from }) => `${pages} pages, ${from}`))]
  const rows = kinds.map((kind) => {
    const some = cold.filter(({ pages, from }) => `${pages} pages, ${from}` === kind)
    const parts: ((c: Cold) => number)[] = [
      (c) => c.shell,
      (c) => c.browser,
      (c) => c.page,
      (c) => c.unlock,
      (c) => c.open.editable,
      (c) => c.total,
    ]
    return [kind, ...parts.map((part) => ms(over(some, part)))]
  })
  return `## Cold start to editable

From nothing running: the shell's process until it answers, the browser's process, the page until it asks for the passphrase, unlocking
(Argon2id included) until Home is painted, and the click on the card until the contract is editable. A person's own time is not
counted. "journal" is the same with the browser's sealed snapshots deleted. Milliseconds; medians, so the parts need not add up.

${table(['', 'shell', 'browser', 'page', 'unlock', 'open', 'total'], rows)}`
}

function memory(results: Results): string {
  const rows = bySize(results).map(({ subject, rows }) => [
    `${subject.pages} pages`,
    mb(over(rows, (r) => r.one.memory.heap)),
    mb(over(rows, (r) => r.one.memory.heap - r.one.home.heap)),
    mb(over(rows, (r) => r.one.memory.pss)),
  ])
  const { rounds } = results
  const home = ['Home', mb(over(rounds, (r) => r.work[0]!.home.heap)), '', mb(over(rounds, (r) => r.work[0]!.home.pss))]
  return `## Memory

MB after a collection of garbage: the page's JavaScript heap, and its renderer process (PSS, on Linux). The floor is Home with no contract open.

${table(['', 'heap', 'over Home', 'process'], [home, ...rows])}`
}

function imports(results: Results): string {
  const rows = bySize(results).map(({ subject, rows }) => [
    `${subject.pages} pages`,
    ms(over(rows, (r) => r.imports.get(subject.pages)!)),
    ms(over(rows, (r) => r.floors.parse.get(subject.pages)!)),
    times(over(rows, (r) => r.imports.get(subject.pages)! / r.floors.parse.get(subject.pages)!)),
  ])
  return `## Import of a Word file

Milliseconds from choosing the file to the painted report, original kept and text journalled. The floor unzips the package and parses
its XML in the page, and does nothing with it.

${table(['', 'to report', 'parse alone', 'ratio'], rows)}`
}

function disk({ rounds, subjects, indexedDb, typed }: Results): string {
  const journal = over(
    rounds.flatMap(({ work }) => work),
    (w) => w.journal / w.keys.count,
  )
  const updates = subjects.reduce((sum, { update }) => sum + update.length, 0)
  return `## Disk

- Journal per typed character: ${journal.toFixed(0)} bytes, ${times(journal / typed)} the ${typed.toFixed(0)} bytes the document changes by
- IndexedDB after all rounds: ${mb(indexedDb)} MB for ${subjects.length} sealed snapshots of ${(updates / MB).toFixed(1)} MB in all`
}

const block = (longest: number): string => (longest === 0 ? 'under 50' : ms(longest))

const HOW = `## How to run and read it

\`npm run bench\` takes about a quarter of an hour and rewrites this page; \`npm run bench -- --quick\` takes three minutes and only
prints; \`-- --pace\` opens and types alone, up to 1,000 pages; \`-- --compare\` compares and searches beside other libraries;
\`-- --remote\` takes in what fifty people write at once (text model and node tree in Node, without painting); \`-- --word\` reads and
writes Word files beside mammoth, \`docx\` and LibreOffice, where that is installed. The bench drives the real
browser shell in a real Chromium by a person's steps. Floor and Parley take turns within each round, so what else the machine does falls
on both: compare ratios between machines, milliseconds only with the same machine. p50 is what most keys feel like, p95 the ones a
person notices; "longest block" is the longest task of the page over 50 ms.`
