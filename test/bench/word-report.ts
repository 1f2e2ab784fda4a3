/** What the measurements with Word files say, for a terminal and for docs/benchmarks.md. */
import type { FirstPages } from './first-page.ts'
import { mb, median, ms, times } from './stats.ts'
import { table } from './table.ts'
import type { Run, WordFiles, WordRound } from './word.ts'
import type { FirstPage } from './work.ts'

/** Milliseconds from the choice of the file to its painted first page. */
export const FIRST_PAGE_MS = 1000

export interface WordResults {
  readonly files: WordFiles
  readonly first: readonly FirstPages[]
}

/** Rounds in which one did not take part do not count for it. */
const middle = <T>(rounds: readonly T[], pick: (round: T) => number): number =>
  median(rounds.map(pick).filter((n) => !Number.isNaN(n)))

/** Saved, reported and on its screen; what a person takes to read the report is not counted. */
const together = ({ report, readable }: FirstPage): number => report + readable

/** The longest contract whose first page was waited for. */
export function firstPage({ first }: WordResults): { readonly pages: number; readonly ms: number } {
  const { pages, rounds } = first.at(-1)!
  return { pages, ms: middle(rounds, (r) => r.page) }
}

/** How many times as long the library takes as Parley, at most 300 pages: what the goals are held against. */
export function against({ files }: WordResults): {
  readonly pages: number
  readonly read: number
  readonly write: number
} {
  const pages = Math.max(...files.rounds.map((r) => r.pages).filter((n) => n <= 300))
  const rounds = files.rounds.filter((r) => r.pages === pages)
  return {
    pages,
    read: middle(rounds, (r) => r.import.mammoth.ms / r.import.parley.ms),
    write: middle(rounds, (r) => r.export.docx.ms / r.export.parley.ms),
  }
}

type Side = Readonly<Record<'parley' | 'library' | 'office', (round: WordRound) => Run>>

const READING: Side = {
  parley: (r) => r.import.parley,
  library: (r) => r.import.mammoth,
  office: (r) => r.import.office,
}
const WRITING: Side = {
  parley: (r) => r.export.parley,
  library: (r) => r.export.docx,
  office: (r) => r.export.office,
}

function sideTable(rounds: readonly WordRound[], name: string, { parley, library, office }: Side): string {
  const sizes = [...new Set(rounds.map(({ pages }) => pages))]
  const rows = sizes.map((pages) => {
    const some = rounds.filter((r) => r.pages === pages)
    const took = [parley, library, office].map((who) => ms(middle(some, (r) => who(r).ms)))
    const slower = [
      times(middle(some, (r) => library(r).ms / parley(r).ms)),
      times(middle(some, (r) => office(r).whole / parley(r).whole)),
    ]
    const held = [parley, library, office].map((who) => megabytes(middle(some, (r) => who(r).peak)))
    return [`${pages} pages`, ...took, ...slower, ...held]
  })
  const head = ['', 'Parley', name, 'LibreOffice', `${name} / Parley`, 'LibreOffice / Parley']
  return table([...head, 'MB: Parley', name, 'LibreOffice'], rows)
}

const megabytes = (bytes: number): string => (Number.isNaN(bytes) ? '–' : mb(bytes))

function firstTable(first: readonly FirstPages[]): string {
  const rows = first.map(({ pages, rounds }) => [
    `${pages} pages`,
    ms(middle(rounds, (r) => r.page)),
    ms(Math.max(...rounds.map((r) => r.page))),
    ms(middle(rounds, (r) => r.report)),
    ms(middle(rounds, (r) => r.readable)),
    ms(middle(rounds, (r) => r.text)),
    ms(middle(rounds, together)),
  ])
  return table(['', 'first page', 'slowest round', 'report', 'click to text', 'to editor', 'report + text'], rows)
}

export function wordSection(results: WordResults): string {
  const { files, first } = results
  const { rounds } = files
  const { pages, ms: waited } = firstPage(results)
  const start = (who: 'node' | 'office') => ({
    took: ms(middle(rounds, (r) => r.start[who].whole)),
    held: megabytes(middle(rounds, (r) => r.start[who].peak)),
  })
  const [node, office] = [start('node'), start('office')]
  return `## Word files beside other programs

Milliseconds and peak memory (MB), each in a process of its own, the same contracts for all. They take turns; medians over rounds, but
over 300 pages LibreOffice takes part in one round only. Of Parley and the libraries the work alone is told: they are loaded and the files
read before the clock starts, nothing is compiled yet. Of LibreOffice it is the whole process, and its ratio is against Parley's whole
process. With nothing to do a Node process takes ${node.took} ms and ${node.held} MB; with a blank page ${files.office ?? 'LibreOffice (not installed)'} takes ${office.took} ms and
${office.held} MB, so its peak is mostly its start.

Import: Parley reads the file into the text model, original runs, changes and report included; mammoth makes HTML of it, without tracked
changes; LibreOffice makes plain text.

${sideTable(rounds, 'mammoth', READING)}

Export: Parley writes a redline of the open contract, changed in every tenth paragraph, into the original package, which it reads anew for
it; \`docx\` writes the contract from nothing and reads no file; LibreOffice reads the file and writes it again.

${sideTable(rounds, 'docx', WRITING)}

The first page of an import in the browser: from the choice of the file to its painted first page, which is told not to be saved yet
(bound at ${pages} pages ${FIRST_PAGE_MS} ms: ${waited < FIRST_PAGE_MS ? 'met' : '**not met**'}), and to the painted report, original kept and text journalled; then from the click on “Open the
document” to the first text that can be read, and to the editor. What a person takes to find the file or read the report is not counted.

${firstTable(first)}`
}
