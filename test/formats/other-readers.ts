/** Programs of others that read Word files, asked what they see. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const present = (program: string, args: readonly string[]): boolean => spawnSync(program, args).status === 0

const PANDOC = 'pandoc'
export const OFFICE = 'soffice'
export const hasPandoc = present(PANDOC, ['--version'])
export const hasOffice = present(OFFICE, ['--version'])
if (!hasPandoc) console.log('pandoc is not installed: its readings are skipped')
if (!hasOffice) console.log('LibreOffice is not installed: its readings are skipped')

const withFile = <T>(bytes: Uint8Array, use: (path: string, folder: string) => T): T => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-reader-'))
  try {
    const path = join(folder, 'document.docx')
    writeFileSync(path, bytes)
    return use(path, folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

export interface SeenChange {
  readonly kind: string
  readonly author: string
  readonly date: string
  readonly text: string
}

type Node = { readonly t?: string; readonly c?: unknown }

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 't' in value

const plain = (value: unknown): string => {
  if (Array.isArray(value)) return value.map(plain).join('')
  if (!isNode(value)) return ''
  if (value.t === 'Str') return String(value.c)
  if (value.t === 'Space' || value.t === 'SoftBreak' || value.t === 'LineBreak') return ' '
  return Array.isArray(value.c) ? plain(value.c) : ''
}

/** Every tracked change pandoc reports, in document order. */
export const pandocChanges = (bytes: Uint8Array): SeenChange[] =>
  withFile(bytes, (path) => {
    const json = execFileSync(PANDOC, ['--track-changes=all', '-f', 'docx', '-t', 'json', path], {
      maxBuffer: 1 << 28,
    })
    const seen: SeenChange[] = []
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(visit)
      else if (isNode(value)) {
        if (value.t === 'Span' && Array.isArray(value.c)) {
          const [attributes, content] = value.c as [[string, string[], [string, string][]], unknown]
          const kind = attributes[1].find((c) =>
            /^(insertion|deletion|paragraph-insertion|paragraph-deletion)$/.test(c),
          )
          const given = Object.fromEntries(attributes[2])
          if (kind !== undefined)
            seen.push({ kind, author: given.author ?? '', date: given.date ?? '', text: plain(content) })
        }
        visit(value.c)
      } else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit)
    }
    visit(JSON.parse(json.toString()))
    return seen
  })

/** All text in reading order, without the lines a table is drawn with. */
export const pandocText = (bytes: Uint8Array, how: 'accept' | 'reject'): string =>
  withFile(bytes, (path) => {
    const json = execFileSync(PANDOC, [`--track-changes=${how}`, '-f', 'docx', '-t', 'json', path], {
      maxBuffer: 1 << 28,
    })
    const document: unknown = JSON.parse(json.toString())
    return typeof document === 'object' && document !== null && 'blocks' in document ? plain(document.blocks) : ''
  })

/** The words of every note, in the order of their marks. */
export const pandocNotes = (bytes: Uint8Array, how: 'accept' | 'reject'): string[] =>
  withFile(bytes, (path) => {
    const json = execFileSync(PANDOC, [`--track-changes=${how}`, '-f', 'docx', '-t', 'json', path])
    const notes: string[] = []
    const visit = (value: unknown): void => {
      if (Array.isArray(value)) value.forEach(visit)
      else if (isNode(value) && value.t === 'Note') notes.push(plain(value.c))
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(visit)
    }
    visit(JSON.parse(json.toString()))
    return notes
  })

/** The file as LibreOffice prints it to text, with tracked changes shown as they stand. */
export const officeText = (bytes: Uint8Array): string =>
  withFile(bytes, (path, folder) => {
    const profile = `-env:UserInstallation=file://${folder}/profile`
    execFileSync(OFFICE, [profile, '--headless', '--convert-to', 'txt:Text (encoded):UTF8', '--outdir', folder, path], {
      stdio: 'ignore',
      timeout: 110_000,
    })
    return readFileSync(join(folder, 'document.txt'), 'utf8')
  })
