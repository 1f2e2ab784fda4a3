/** A Word package opened within bounds. Nothing is inflated before its directory has been judged. */
import { isRefusal, type Refusal } from '../base/refuse.ts'
import { notAZip } from './kind.ts'
import { type RefusalCode, refusal } from './refusals.ts'
import { judgeRelation, ownerOf, type Relation, readRelations, resolveTarget } from './relations.ts'
import { decodePart, type PartText } from './xml/encoding.ts'
import { BadXml, parseXml } from './xml/parse.ts'
import { attribute, elements, type XmlElement } from './xml/tree.ts'
import { readDirectory, type ZipEntry, type ZipFault } from './zip/directory.ts'
import { inflateEntry } from './zip/inflate.ts'

export const LIMITS = {
  file: 25 * 1024 * 1024,
  inflated: 200 * 1024 * 1024,
  ratio: 200,
  /** Small parts may compress beyond the ratio honestly (a settings part of blanks does). */
  ratioFrom: 1024 * 1024,
  entries: 2000,
} as const

export interface DocxPackage {
  readonly entries: readonly ZipEntry[]
  /** Part name of the main text, usually word/document.xml. */
  readonly main: string
  readonly relations: ReadonlyMap<string, readonly Relation[]>
  /** The part's content type, '' when it has none. */
  contentType(part: string): string
  text(part: string): PartText | undefined
  /** The small part that `from` relates to by this kind, with its name. */
  related(from: string, kind: string): { readonly part: string; readonly root: XmlElement } | undefined
}

const FAULTS: Readonly<Record<ZipFault, RefusalCode>> = {
  truncated: 'truncated',
  encrypted: 'password',
  method: 'damaged',
  entries: 'entries',
  name: 'names',
  duplicate: 'names',
}

/** Opens a package or says why not. Everything that can be refused is refused here or by the reader's XML bounds. */
export const openPackage = (bytes: Uint8Array): DocxPackage | Refusal => {
  if (bytes.length > LIMITS.file) return refusal('too-large')
  const other = notAZip(bytes)
  if (other !== undefined) return refusal(other)
  const entries = readDirectory(bytes, LIMITS.entries)
  if (typeof entries === 'string') return refusal(FAULTS[entries])
  const total = entries.reduce((sum, e) => sum + e.size, 0)
  const swollen = entries.some((e) => e.size > LIMITS.ratioFrom && e.size > LIMITS.ratio * e.packed.length)
  if (total > LIMITS.inflated || swollen) return refusal('bomb')
  try {
    return openParts(entries)
  } catch (error) {
    return badXml(error)
  }
}

/** A parser's complaint as a refusal; anything else is our own mistake and goes on. */
export const badXml = (error: unknown): Refusal => {
  if (!(error instanceof BadXml)) throw error
  return refusal(error.rule === 'broken' ? 'damaged' : error.rule)
}

const openParts = (entries: readonly ZipEntry[]): DocxPackage | Refusal => {
  const byName = new Map(entries.map((e) => [e.name, e]))
  const read = (part: string): PartText | undefined => {
    const entry = byName.get(part)
    const inflated = entry === undefined ? undefined : inflateEntry(entry)
    return inflated === undefined ? undefined : decodePart(inflated)
  }
  const tree = (part: string): XmlElement | undefined => {
    const found = read(part)
    return found === undefined ? undefined : parseXml(found.text)
  }
  const types = tree('[Content_Types].xml')
  if (types === undefined)
    return refusal(byName.has('mimetype') ? 'opendocument' : byName.has('[Content_Types].xml') ? 'damaged' : 'zip')
  const contentType = contentTypes(types)
  const relations = new Map<string, readonly Relation[]>()
  for (const entry of entries) {
    if (!entry.name.endsWith('.rels')) continue
    const root = tree(entry.name)
    if (root === undefined) return refusal('damaged')
    relations.set(ownerOf(entry.name), readRelations(root))
  }
  const start = relations.get('')?.find((r) => r.kind === 'officeDocument')
  const main = start === undefined ? 'word/document.xml' : resolveTarget('', start.target)
  const wrongKind = judgeMain(contentType(main), byName.has(main))
  if (wrongKind !== undefined) return refusal(wrongKind)
  if (entries.some((e) => /(^|\/)vbaProject\.bin$/i.test(e.name))) return refusal('macros')
  for (const relation of [...relations.values()].flat()) {
    const no = judgeRelation(relation)
    if (no !== undefined) return no
  }
  // Read and then written over: the one part wanted twice, and kept as long as the package is open.
  let body: PartText | undefined
  // The main text is left to its parser, which refuses the same: it is the one large part.
  const doctype = entries.find((e) => e.name !== main && isXml(e.name) && declaresDoctype(e))
  if (doctype !== undefined) return refusal('doctype')
  return {
    entries,
    main,
    relations,
    contentType,
    text: (part) => {
      if (part !== main) return read(part)
      body ??= read(main)
      return body
    },
    related: (from, kind) => {
      const relation = relations.get(from)?.find((r) => r.kind === kind && !r.external)
      const part = relation === undefined ? '' : resolveTarget(from, relation.target)
      const root = part === '' ? undefined : tree(part)
      return root === undefined ? undefined : { part, root }
    },
  }
}

const judgeMain = (type: string, present: boolean): RefusalCode | undefined => {
  if (/macroEnabled/i.test(type)) return 'macros'
  if (type.includes('spreadsheetml')) return 'excel'
  if (type.includes('presentationml')) return 'powerpoint'
  if (type.includes('wordprocessingml.template')) return 'template'
  if (!present) return type === '' ? 'zip' : 'damaged'
  return type.includes('wordprocessingml.document.main') || type.endsWith('/xml') ? undefined : 'zip'
}

const contentTypes = (root: XmlElement): ((part: string) => string) => {
  const byPart = new Map<string, string>()
  const byExtension = new Map<string, string>()
  for (const e of elements(root)) {
    const type = attribute(e, 'ContentType') ?? ''
    if (e.name.endsWith('Override')) byPart.set((attribute(e, 'PartName') ?? '').replace(/^\//, '').toLowerCase(), type)
    else byExtension.set((attribute(e, 'Extension') ?? '').toLowerCase(), type)
  }
  return (part) => {
    const extension = part.split('.').at(-1)?.toLowerCase() ?? ''
    return byPart.get(part.toLowerCase()) ?? byExtension.get(extension) ?? ''
  }
}

const isXml = (name: string): boolean => /\.(xml|rels)$/i.test(name)

/** Also in parts nobody here reads: they go on to the next reader, which may obey it. */
const declaresDoctype = (entry: ZipEntry): boolean => {
  const bytes = inflateEntry(entry)
  const text = bytes === undefined ? undefined : decodePart(bytes)?.text
  const prolog = text?.slice(0, Math.max(0, text.search(/<[a-z_]/i))) ?? ''
  return /<!doctype/i.test(prolog)
}

/** Whether a file would be opened; the reason when not. Reads no further than the package's own parts. */
export const checkPackage = (bytes: Uint8Array): { readonly parts: number } | Refusal => {
  const opened = openPackage(bytes)
  return isRefusal(opened) ? opened : { parts: opened.entries.length }
}
