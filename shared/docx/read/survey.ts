/** What every part holds of tracked changes, names and pages: for the report, without understanding the part. */
import type { DocxPackage } from '../package.ts'
import { BadXml, ElementStream, parseXml } from '../xml/parse.ts'
import { textOf, wholeNumber, type XmlElement } from '../xml/tree.ts'

export interface Survey {
  /** By OOXML name without prefix, e.g. "ins", over every part that holds text. */
  readonly tracked: Record<string, number>
  readonly trackedElsewhere: number
  /** Changes to the definitions of styles, which no text carries. */
  readonly trackedStyles: number
  readonly authors: ReadonlySet<string>
  readonly pages?: number
}

type Found = Pick<ElementStream, 'tracked' | 'authors'>

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0)

export const isWordPart = (opened: DocxPackage, name: string): boolean =>
  /\.xml$/i.test(name) && /wordprocessingml/.test(opened.contentType(name)) && !/glossary/i.test(name)

export const surveyParts = (opened: DocxPackage, body: Found): Survey => {
  const tracked = { ...body.tracked }
  const authors = new Set(body.authors)
  let trackedElsewhere = 0
  let trackedStyles = 0
  for (const { name } of opened.entries) {
    if (name === opened.main || !isWordPart(opened, name)) continue
    const source = opened.text(name)?.text
    if (source === undefined) continue
    const found = surveyPart(source)
    for (const author of found.authors) authors.add(author)
    if (/\.(styles|numbering)\+xml/.test(opened.contentType(name))) {
      trackedStyles += sum(found.tracked)
      continue
    }
    trackedElsewhere += sum(found.tracked)
    for (const [key, count] of Object.entries(found.tracked)) tracked[key] = (tracked[key] ?? 0) + count
  }
  const pages = pagesOf(opened)
  return { tracked, trackedElsewhere, trackedStyles, authors, ...(pages !== undefined && { pages }) }
}

const surveyPart = (source: string): Found => {
  const stream = new ElementStream(source, { open: () => true, close: () => {}, tree: () => {} })
  try {
    stream.write(source)
    stream.end()
  } catch (error) {
    // A side part that is not well formed is kept as it is; only its bounds are binding.
    if (!(error instanceof BadXml) || error.rule !== 'broken') throw error
  }
  return stream
}

const pagesOf = (opened: DocxPackage): number | undefined => {
  const relation = opened.relations.get('')?.find((r) => r.kind === 'extended-properties')
  const source = relation === undefined ? undefined : opened.text(relation.target.replace(/^\//, ''))?.text
  if (source === undefined) return undefined
  try {
    const root = parseXml(source)
    const pages = root.children.find((c): c is XmlElement => typeof c !== 'string' && c.name.endsWith('Pages'))
    return pages === undefined ? undefined : wholeNumber(textOf(pages))
  } catch (error) {
    if (error instanceof BadXml) return undefined
    throw error
  }
}
