/** Short sentences of Home. */

const count = (n: number, one: string, many = `${one}s`): string => `${n.toLocaleString()} ${n === 1 ? one : many}`

/** "today, 14:02", "yesterday, 09:10", "14 Oct", "14 Oct 2025". */
export const whenWords = (iso: string, now: string, locale?: string): string => {
  const at = new Date(iso)
  const today = new Date(now)
  const day = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()) / 86_400_000
  const ago = day(today) - day(at)
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit' }).format(at)
  if (ago === 0) return `today, ${time}`
  if (ago === 1) return `yesterday, ${time}`
  const year = at.getFullYear() === today.getFullYear() ? {} : { year: 'numeric' as const }
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year }).format(at)
}

export const openChangesWords = (n: number): string => (n === 0 ? 'No open changes' : count(n, 'open change'))

/** Where a negotiation came from, told by its file's name. */
export const fromWords = (fileName = ''): string =>
  /\.(md|markdown)$/i.test(fileName)
    ? 'From a Markdown file'
    : /\.txt$/i.test(fileName)
      ? 'From a text file'
      : 'From a Word file'

/** What an import has found so far. */
export const foundWords = (found: { paragraphs: number; tables: number; changes: number }): string =>
  `${count(found.paragraphs, 'paragraph')}, ${count(found.tables, 'table')}, ${count(found.changes, 'tracked change')} found so far`

const PHASES: Readonly<Record<string, string>> = {
  opening: 'Opening the file',
  reading: 'Reading paragraphs, tables and tracked changes',
  checking: 'Checking that nothing was left out',
  saving: 'Keeping it sealed on this computer',
}

export const phaseWords = (phase: string): string => PHASES[phase] ?? phase

export const trackedTotal = (tracked: Readonly<Record<string, number>>): number =>
  Object.values(tracked).reduce((sum, n) => sum + n, 0)

/** OOXML names of tracked elements in words; an unknown one keeps its name. */
const TRACKED: Readonly<Record<string, readonly [string, string]>> = {
  ins: ['insertion', 'insertions'],
  del: ['deletion', 'deletions'],
  moveFrom: ['move away', 'moves away'],
  moveTo: ['move here', 'moves here'],
  rPrChange: ['format change', 'format changes'],
  pPrChange: ['paragraph format change', 'paragraph format changes'],
  sectPrChange: ['section change', 'section changes'],
  tblPrExChange: ['table exception change', 'table exception changes'],
  tblPrChange: ['table format change', 'table format changes'],
  trPrChange: ['table row format change', 'table row format changes'],
  tcPrChange: ['cell format change', 'cell format changes'],
  tblGridChange: ['table grid change', 'table grid changes'],
  cellIns: ['cell insertion', 'cell insertions'],
  cellDel: ['cell deletion', 'cell deletions'],
  cellMerge: ['cell merge', 'cell merges'],
  numberingChange: ['numbering change', 'numbering changes'],
}

/** "31 insertions, 12 deletions", most frequent first. */
export const trackedWords = (tracked: Readonly<Record<string, number>>): string =>
  Object.entries(tracked)
    .filter(([, n]) => n > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([name, n]) => {
      const [one, many] = TRACKED[name.replace(/^w:/, '')] ?? [name, name]
      return count(n, one, many)
    })
    .join(', ')
