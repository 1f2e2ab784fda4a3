/** A Word package as a document, or a sentence saying why not. */
import { isRefusal, type Refusal } from '../../base/refuse.ts'
import type { ImportedDocument, ImportProgress } from '../model.ts'
import { badXml, type DocxPackage, openPackage } from '../package.ts'
import { refusal } from '../refusals.ts'
import { type ApartReading, readApart } from './apart.ts'
import { readComments } from './comments.ts'
import { joinStories } from './join.ts'
import { LooksGatherer } from './looks/looks.ts'
import { readNumbering } from './numbering.ts'
import { pause } from './pause.ts'
import { picturePartsOf } from './pictures.ts'
import type { PropertyContext } from './properties.ts'
import { numberOfStyle } from './properties.ts'
import { makeReport } from './report.ts'
import { StoryReader, type StoryReading } from './story.ts'
import { readStyles, styleInfos } from './styles.ts'
import { surveyParts } from './survey.ts'

export interface ReadOptions {
  readonly onProgress?: (progress: ImportProgress) => void
  /** Looked at between pieces; once aborted, nothing is kept. */
  readonly signal?: { readonly aborted: boolean }
}

/** A part with one of its texts. */
export interface PartReading {
  readonly source: string
  readonly body: StoryReading
  readonly context: PropertyContext
}

export interface PackageReading extends PartReading {
  readonly apart: readonly ApartReading[]
}

/** Characters parsed before others get a turn: some ten milliseconds. */
const PIECE = 512 * 1024

export const readDocx = async (bytes: Uint8Array, options: ReadOptions = {}): Promise<ImportedDocument | Refusal> => {
  const tell = (phase: ImportProgress['phase'], done: number, reader?: StoryReader): void =>
    options.onProgress?.({ phase, done, ...(reader?.counts ?? { paragraphs: 0, tables: 0, changes: 0 }) })
  tell('opening', 0)
  try {
    const opened = openPackage(bytes)
    if (isRefusal(opened)) return opened
    tell('opening', 0.1)
    await pause()
    const start = begin(opened, true)
    if (isRefusal(start)) return start
    const { source, reader, context, looks } = start
    for (let at = 0; at < source.length; at += PIECE) {
      if (options.signal?.aborted) return refusal('cancelled')
      tell('reading', 0.1 + (0.8 * at) / source.length, reader)
      reader.write(source.slice(at, at + PIECE))
      await pause()
    }
    reader.end()
    tell('checking', 0.9, reader)
    const body = reader.result()
    const apart = readApart(opened, body, source, context)
    const { story, comments: marks } = joinStories(body, apart)
    const comments = readComments(opened, marks)
    const survey = surveyParts(opened, body.found)
    if (options.signal?.aborted) return refusal('cancelled')
    tell('checking', 1, reader)
    return {
      stories: [story],
      styles: styleInfos(context.styles).map((info) => {
        const num = numberOfStyle(context.styles.byId.get(info.id), context)
        return num === undefined ? info : { ...info, num }
      }),
      numbering: context.numbering.lists,
      comments,
      ...(looks && { looks: looks.result() }),
      report: makeReport(opened, story, comments, body.tally, survey, apart),
    }
  } catch (error) {
    return badXml(error)
  }
}

/** The same reading in one go, for the writer: it needs places rather than a report. */
export const readForWriting = (opened: DocxPackage): PackageReading | Refusal => {
  const start = begin(opened)
  if (isRefusal(start)) return start
  const { source, reader, context } = start
  reader.write(source)
  reader.end()
  const body = reader.result()
  return { source, body, context, apart: readApart(opened, body, source, context) }
}

/** The main text once more, from a source in which only text boxes were written anew. */
export const readAgain = (opened: DocxPackage, source: string, context: PropertyContext): PartReading => {
  const reader = new StoryReader('body', opened.main, source, context)
  reader.write(source)
  reader.end()
  return { source, body: reader.result(), context }
}

const begin = (opened: DocxPackage, wantsLooks = false) => {
  const source = opened.text(opened.main)?.text
  if (source === undefined) return refusal('damaged')
  const root = opened.related(opened.main, 'styles')?.root
  const styles = readStyles(root)
  const numbering = readNumbering(opened.related(opened.main, 'numbering')?.root, styles)
  const context = { styles, numbering }
  const looks = wantsLooks ? new LooksGatherer(opened, root, context) : undefined
  const pictures = wantsLooks ? picturePartsOf(opened, opened.main) : undefined
  return { source, context, looks, reader: new StoryReader('body', opened.main, source, context, { looks, pictures }) }
}
