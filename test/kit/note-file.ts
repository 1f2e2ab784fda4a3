/** A Word file as another word processor hands it back with one more note in it: the mark, the words, and the part for them. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { parseXml } from '../../shared/docx/xml/parse.ts'
import { attribute, elements, textOf, type XmlElement } from '../../shared/docx/xml/tree.ts'

export interface NoteToAdd {
  readonly kind?: 'footnote' | 'endnote'
  /** Words of the run the mark goes behind, or the how manieth plain run of text of the file. */
  readonly behind: string | number
  readonly words: string
  /** With Track Changes on: who and when. */
  readonly by?: { readonly author: string; readonly date: string }
  /** As Word does it, or with the mark that ends the note marked as well. */
  readonly marksEnd?: boolean
}

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

/** Runs of text that stand in a paragraph of the body itself, one without changes, links and fields. */
export function plainRuns(bytes: Uint8Array): XmlElement[] {
  const body = elements(parseXml(mainOf(unzipSync(bytes)))).find((e) => e.name === 'w:body')
  const found: XmlElement[] = []
  for (const paragraph of elements(body).filter((e) => e.name === 'w:p')) {
    const runs = elements(paragraph).filter((e) => e.name !== 'w:pPr')
    const holds = (run: XmlElement, what: RegExp) => elements(run).every((e) => what.test(e.name))
    if (runs.every((r) => r.name === 'w:r' && holds(r, /^w:(rPr|t|(foot|end)noteReference)$/)))
      found.push(...runs.filter((r) => holds(r, /^w:(rPr|t)$/) && /\p{L}{3}/u.test(wordsOf(r))))
  }
  return found
}

const wordsOf = (run: XmlElement): string =>
  elements(run)
    .filter((e) => e.name === 'w:t')
    .map(textOf)
    .join('')

const mainOf = (parts: Readonly<Record<string, Uint8Array>>): string => strFromU8(parts['word/document.xml']!)

/** The file with the note in it, and Word's way of marking it. */
export function withNote(bytes: Uint8Array, { kind = 'footnote', behind, words, by, marksEnd }: NoteToAdd): Uint8Array {
  const parts = unzipSync(bytes)
  const runs = plainRuns(bytes)
  const run = typeof behind === 'number' ? runs[behind] : runs.find((r) => wordsOf(r).includes(behind))
  if (run === undefined) throw new Error(`no plain run ${behind}`)
  const main = mainOf(parts)
  const id = nextId(parts, kind)
  const who = by && `w:id="90${id}" w:author="${by.author}" w:date="${by.date}"`
  const marked = (xml: string): string => (who === undefined ? xml : `<w:ins xmlns:w="${W}" ${who}>${xml}</w:ins>`)
  const raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
  const mark = `<w:r xmlns:w="${W}">${raised}<w:${kind}Reference w:id="${id}"/></w:r>`
  parts['word/document.xml'] = strToU8(main.slice(0, run.to) + marked(mark) + main.slice(run.to))
  const end = who !== undefined && marksEnd ? `<w:pPr><w:rPr><w:ins ${who}/></w:rPr></w:pPr>` : ''
  const text = `<w:r xmlns:w="${W}">${raised}<w:${kind}Ref/></w:r><w:r xmlns:w="${W}"><w:t xml:space="preserve"> ${words}</w:t></w:r>`
  const note = `<w:${kind} xmlns:w="${W}" w:id="${id}"><w:p>${end}${marked(text)}</w:p></w:${kind}>`
  const part = partFor(parts, kind)
  const opened = strFromU8(parts[part]!).replace(/<((?:\w+:)?(?:footnotes|endnotes))([^>]*?)\s*\/>\s*$/, '<$1$2></$1>')
  parts[part] = strToU8(opened.replace(/(<\/(?:\w+:)?(?:footnotes|endnotes)>\s*)$/, `${note}$1`))
  return zipSync(parts)
}

const relationsOf = (parts: Readonly<Record<string, Uint8Array>>): XmlElement[] =>
  elements(parseXml(strFromU8(parts['word/_rels/document.xml.rels']!)))

function nextId(parts: Readonly<Record<string, Uint8Array>>, kind: string): number {
  const part = knownPart(parts, kind)
  const ids =
    part === undefined ? [] : elements(parseXml(strFromU8(parts[part]!))).map((e) => Number(attribute(e, 'w:id')))
  return Math.max(0, ...ids) + 1
}

function knownPart(parts: Readonly<Record<string, Uint8Array>>, kind: string): string | undefined {
  const relation = relationsOf(parts).find((r) => attribute(r, 'Type')?.endsWith(`/${kind}s`))
  return relation && `word/${attribute(relation, 'Target')!.replace(/^\/word\//, '')}`
}

function partFor(parts: Record<string, Uint8Array>, kind: string): string {
  const known = knownPart(parts, kind)
  if (known !== undefined) return known
  const within = (name: string, root: string, xml: string): void => {
    parts[name] = strToU8(strFromU8(parts[name]!).replace(new RegExp(`</${root}>\\s*$`), `${xml}</${root}>`))
  }
  const [rels, part] = ['word/_rels/document.xml.rels', `word/${kind}s.xml`]
  within(rels, 'Relationships', `<Relationship Id="rIdBob${kind}" Type="${OFFICE}/${kind}s" Target="${kind}s.xml"/>`)
  within('[Content_Types].xml', 'Types', `<Override PartName="/${part}" ContentType="${TYPE}.${kind}s+xml"/>`)
  parts[part] = strToU8(`<w:${kind}s xmlns:w="${W}"></w:${kind}s>`)
  return part
}
