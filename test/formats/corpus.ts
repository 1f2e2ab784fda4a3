/** The corpus of real documents, when it lies beside the repository. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

const root = process.env.PARLEY_CORPUS ?? '../shared/corpus'

export const hasCorpus = existsSync(join(root, 'MANIFEST.tsv'))
if (!hasCorpus) console.log(`corpus tests skipped: no corpus at ${root} (set PARLEY_CORPUS)`)

/** Paths of all documents with this ending, relative to the corpus. */
export const corpusFiles = (below = '', ending = '.docx'): string[] =>
  !hasCorpus
    ? []
    : readdirSync(join(root, below), { recursive: true, withFileTypes: true })
        .filter((e) => e.isFile() && e.name.endsWith(ending))
        .map((e) => relative(root, join(e.parentPath, e.name)))
        .sort()

export const corpusBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(join(root, path)))

/** MANIFEST.tsv: counts of tracked elements by file. */
export const manifest = (): Map<string, Readonly<Record<string, string>>> => {
  const [head = [], ...rows] = readFileSync(join(root, 'MANIFEST.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t'))
  return new Map(rows.map((row) => [row[0] ?? '', Object.fromEntries(head.map((name, n) => [name, row[n] ?? '']))]))
}

export const TRACKED_COLUMNS = [
  'ins',
  'del',
  'moveFrom',
  'moveTo',
  'rPrChange',
  'pPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'tblGridChange',
  'sectPrChange',
  'numberingChange',
  'cellIns',
  'cellDel',
  'cellMerge',
] as const

/** White space told apart no further: producers differ in it where no reader sees it. */
export const normalised = (lines: readonly string[]): string => lines.join('\n').replace(/\s+/g, ' ').trim()
