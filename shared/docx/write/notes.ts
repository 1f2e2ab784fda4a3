/** Notes the package does not have yet: their marks in the text, and their words in the part notes stand in. */
import { asImported } from '../as-imported.ts'
import type { ExportNote, ExportRun, ExportStory } from '../model.ts'
import type { DocxPackage } from '../package.ts'
import { readNotes } from '../read/apart.ts'
import type { PropertyContext } from '../read/properties.ts'
import { parseXml } from '../xml/parse.ts'
import { attribute, child, elements, walk } from '../xml/tree.ts'
import type { ChangedParts } from './export.ts'
import { Markup } from './markup.ts'
import type { StyleFinder } from './missing-styles.ts'
import { appended, partFor } from './new-part.ts'
import { type NewNote, type NumberedNote, numberRun } from './note-mark.ts'
import { emptyNotes, listRules, NOTE_PARTS } from './note-parts.ts'
import { type Anchors, writeStory } from './story.ts'

/** The story without the words of new notes, and those: in the order of their marks, then what has lost its mark. */
export const takeNotes = (story: ExportStory): { readonly story: ExportStory; readonly notes: readonly NewNote[] } => {
  if (story.runs.every((r) => r.note === undefined && r.within === undefined)) return { story, notes: [] }
  const words = new Map<string, NewNote & { readonly runs: ExportRun[] }>()
  for (const run of story.runs) if (run.note !== undefined) words.set(run.note.key, { ...run.note, runs: [] })
  const marked = new Set(words.keys())
  for (const { within, ...run } of story.runs) {
    if (within === undefined) continue
    const note = words.get(within.key) ?? { ...within, runs: [] }
    words.set(within.key, note)
    note.runs.push(run)
  }
  return {
    story: { ...story, runs: story.runs.filter((r) => r.within === undefined) },
    // What is left of a note without a mark is kept like one of the file's whose mark is gone, if it says anything.
    notes: [...words.values()].filter(({ key, runs }) => marked.has(key) || runs.some((r) => r.text !== '\n')),
  }
}

/** Ids the package does not use yet. 0 is left to the rule between the text and its notes. */
export const numberNotes = (opened: DocxPackage, notes: readonly NewNote[]): ReadonlyMap<string, NumberedNote> => {
  const next = new Map<string, number>()
  return new Map(
    notes.map((note) => {
      const id = next.get(note.kind) ?? firstFree(opened, note.kind)
      next.set(note.kind, id + 1)
      return [note.key, { ...note, id: String(id) }]
    }),
  )
}

const firstFree = (opened: DocxPackage, kind: ExportNote['kind']): number => {
  const taken = (root: Parameters<typeof walk>[0] | undefined, name: string): number[] =>
    root === undefined ? [] : [...walk(root)].filter((e) => e.name === name).map((e) => Number(attribute(e, 'w:id')))
  // A mark may name a note that is not there: a new one is not to turn up under it.
  const main = opened.text(opened.main)!.text
  const marked = [...main.matchAll(new RegExp(`<(?:\\w+:)?${kind}Reference\\s[^>]*?:id=["'](\\d+)["']`, 'g'))]
  const used = [
    ...taken(opened.related(opened.main, `${kind}s`)?.root, `w:${kind}`),
    ...marked.map((m) => Number(m[1])),
  ]
  return used.filter(Number.isFinite).reduce((a, b) => Math.max(a, b), 0) + 1
}

interface NotesInput {
  readonly notes: ReadonlyMap<string, NumberedNote>
  readonly context: PropertyContext
  readonly styles: StyleFinder
  readonly anchors: Anchors
}

/** Adds their words to the parts. What a part says otherwise stays byte for byte. */
export const addNotes = (opened: DocxPackage, changed: ChangedParts, input: NotesInput): void => {
  for (const kind of ['footnote', 'endnote'] as const) {
    const notes = [...input.notes.values()].filter((n) => n.kind === kind)
    if (notes.length > 0) addKind(opened, changed, kind, notes, input)
  }
}

const addKind = (
  opened: DocxPackage,
  changed: ChangedParts,
  kind: ExportNote['kind'],
  notes: readonly NumberedNote[],
  { context, styles, anchors }: NotesInput,
): void => {
  const { type, relation } = NOTE_PARTS[kind]
  const part = partFor(opened, changed, `${kind}s`, type, relation)
  const known = changed.get(part) ?? opened.text(part)?.text
  if (known === undefined) listRules(opened, changed, kind)
  const before = known ?? emptyNotes(kind)
  const markup = new Markup(before, parseXml(before))
  const style = styles.note(`${kind} text`)
  const pPr = style === undefined ? '' : `${markup.open('pPr')}${markup.value('pStyle', style)}${markup.close('pPr')}`
  const rooms = notes.map(
    ({ id }) =>
      `${markup.open(kind, `${markup.declaration}${markup.attribute('id', id)}`)}${markup.open('p')}${pPr}${markup.close('p')}${markup.close(kind)}`,
  )
  const source = appended(before, `${kind}s`, rooms.join(''))
  const body = readNotes(part, source, context)
  const ends = body.story.paragraphs.slice(-notes.length)
  const first = body.story.paragraphs.at(-notes.length - 1)?.end ?? -1
  const runs = [
    ...asImported(body.story).runs.filter((r) => r.origin! <= first),
    ...notes.flatMap((note, n) => inRoom(note.runs, ends[n]!, context)),
  ]
  const story = { id: 'apart', runs, accepted: [], rejected: [] }
  const written = writeStory({ source, body, context }, story, styles, anchors)
  changed.set(part, withNumbers(written, kind, notes, styles))
}

/** The last mark is that of the room; a style of another package means nothing here. */
const inRoom = (
  runs: readonly ExportRun[],
  { end, props: own }: { readonly end: number; readonly props: NonNullable<ExportRun['props']> },
  { styles }: PropertyContext,
): ExportRun[] => {
  const last = runs.findLastIndex((r) => r.text === '\n')
  return runs.map(({ props, ...run }, n) => {
    const known = props?.style !== undefined && styles.byId.has(props.style)
    const { style: _, ...bare } = props ?? own
    return {
      ...run,
      ...(props !== undefined && { props: known ? props : { ...bare, ...(own.style && { style: own.style }) } }),
      ...(n === last && { origin: end }),
    }
  })
}

/** At the head of each its number, as it stands in the text. */
const withNumbers = (
  source: string,
  kind: ExportNote['kind'],
  notes: readonly NumberedNote[],
  styles: StyleFinder,
): string => {
  const root = parseXml(source)
  const markup = new Markup(source, root)
  const wanted = new Set(notes.map((n) => n.id))
  let out = source
  for (const note of elements(root).toReversed()) {
    if (note.name !== `w:${kind}` || !wanted.has(attribute(note, 'w:id') ?? '')) continue
    const paragraph = child(note, 'w:p')!
    const at = child(paragraph, 'w:pPr')?.to ?? paragraph.openEnd
    out = `${out.slice(0, at)}${numberRun(markup, `${kind}Ref`, '', styles.note(`${kind} reference`))}${out.slice(at)}`
  }
  return out
}
