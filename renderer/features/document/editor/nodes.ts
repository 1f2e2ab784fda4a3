import { Fragment, type Mark, type Node } from 'prosemirror-model'
import type { CharFormat, ParagraphProps } from '../../../../shared/docx/model.ts'
import { type IsDraft, isDraftRecord } from '../../../../shared/text/draft/plane.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import type { Layer } from '../../../../shared/text/overlay.ts'
import { type Side, sideOfLayer, whoDid } from '../../../../shared/text/pieces.ts'
import type { Author } from '../../../../shared/text/records.ts'
import type { CharState, Run } from '../../../../shared/text/state.ts'
import { isVisible, type View } from '../../../../shared/text/views.ts'
import type { Original, Part, Wear } from './original/original.ts'
import { type Ruler, stopsOf } from './original/tabs.ts'
import { schema } from './schema.ts'

/** Characters that would lie in the line unseen or stand for something that is not text. */
const SPECIAL = /[\uFFFC\v\f\u200B\u200E\u200F\u061C\u2060\uFEFF\u202A-\u202E\u2066-\u2069\u00AD]/

const NAMES: Record<string, string> = {
  '\u200B': 'zero-width space',
  '\u2060': 'word joiner',
  '\uFEFF': 'zero-width space',
  '\u00AD': 'soft hyphen',
}

const nameOf = (ch: string): string => NAMES[ch] ?? `direction mark U+${ch.charCodeAt(0).toString(16).toUpperCase()}`

/** Whose a proposal is; `draft`: ours and not published. `client` wrote the text under an insertion. */
export type SideOf = (layer: Layer, client: number) => Side | 'draft'

export const sideFor =
  (me: Author, isDraft: IsDraft = () => false): SideOf =>
  (layer, client) => {
    const side = sideOfLayer(layer, me)
    if (side === 'them' || layer.claimed) return side
    return (layer.id === 'i' ? isDraft(client) : isDraftRecord(layer.id, isDraft)) ? 'draft' : side
  }

/** Colour says who: a draft has our colour as well. */
const colourOf = (side: Side | 'draft'): Side => (side === 'draft' ? 'us' : side)

function formatMarks(format: CharFormat): Mark[] {
  const { marks } = schema
  return [
    ...(format.bold ? [marks.bold.create()] : []),
    ...(format.italic ? [marks.italic.create()] : []),
    ...(format.underline ? [marks.underline.create()] : []),
    ...(format.strike ? [marks.strike.create()] : []),
    ...(format.caps ? [marks.caps.create({ kind: format.caps })] : []),
    ...(format.vertical ? [marks.vertical.create({ kind: format.vertical })] : []),
  ]
}

function marksOf(state: CharState, client: number, view: View, sideOf: SideOf, classes: string): readonly Mark[] {
  const own = classes === '' ? [] : [schema.marks.look.create({ classes })]
  const formats = [...own, ...formatMarks(state.format)]
  if (view !== 'redline') return formats
  return [...commentMarks(state), ...changeMarks(state, client, sideOf), ...formats]
}

function commentMarks({ comments }: CharState): Mark[] {
  if (!comments) return []
  const authors = [...new Set(comments.map((c) => c.author || 'Unnamed author'))]
  return [schema.marks.comment.create({ title: `Comment by ${authors.join(', ')}` })]
}

function changeMarks(state: CharState, client: number, sideOf: SideOf): Mark[] {
  const ins = state.ins[0]
  const del = state.del.at(-1)
  const first = del ?? ins
  if (!first) return []
  const side = (layer: Layer) => colourOf(sideOf(layer, client))
  return [
    schema.marks.suggestion.create({ author: whoDid(first), note: noteOn(state, first) }),
    ...(ins ? [schema.marks.ins.create({ side: side(ins), title: `Inserted by ${whoDid(ins)}` })] : []),
    ...(del ? [schema.marks.del.create({ side: side(del), title: `Deleted by ${whoDid(del)}` })] : []),
  ]
}

/** What must stay in sight whatever the colours say. */
const noteOn = ({ conflict }: CharState, layer: Layer): string =>
  layer.via?.tracked === false ? 'untracked' : conflict?.includes(layer) ? 'conflict' : layer.movedTo ? 'moved' : ''

/** Inline nodes of one stretch: plain text, with boxes for what is not text. */
function* inline(
  text: string,
  label: string | undefined,
  marks: readonly Mark[],
  picture: number | undefined,
): Generator<Node> {
  if (picture !== undefined && text === '\uFFFC') {
    yield schema.nodes.picture.create({ label: label ?? '', at: picture }, null, marks)
    return
  }
  let rest = text
  for (let i = rest.search(SPECIAL); i >= 0; i = rest.search(SPECIAL)) {
    if (i > 0) yield schema.text(rest.slice(0, i), marks)
    const ch = rest[i]!
    yield schema.nodes.token.create({ ch, label: label ?? nameOf(ch) }, null, marks)
    rest = rest.slice(i + 1)
  }
  if (rest) yield schema.text(rest, marks)
}

/** What a story is drawn from. */
export interface Drawing {
  readonly model: TextModel
  readonly sideOf: SideOf
  /** What the file looks like, where that is known. */
  readonly original?: Original | undefined
  readonly pictures?: PictureSpots | undefined
}

/** Where a picture stands in the first text, by the id of its character; undefined for anything else. */
export interface PictureSpots {
  spot(client: number, clock: number): number | undefined
}

export interface BlockLook {
  readonly content: Fragment
  readonly props: ParagraphProps
  /** Whose changes the bar in the margin announces: '', 'us', 'them' or 'both', then ' draft', ' untracked', ' format'. */
  readonly bar: string
  /** A pending paragraph mark: 'ins us', 'del them' ... */
  readonly mark: string
  /** As the file has it: classes of the document's own stylesheet, and where the paragraph stands in. */
  readonly classes: string
  readonly style: string
  readonly cell: string
  readonly table: string
  /** Widths of the table's columns. */
  readonly columns: readonly number[]
}

/** What is typed into a stretch looks like the stretch. */
function partsOf({ original }: Drawing, { client, clock, text }: Run, before: string): readonly Part[] {
  return original?.parts(client, clock, text.length) ?? [{ length: text.length, classes: before }]
}

function fileLook({ original }: Drawing, props: ParagraphProps, wear: Wear | undefined) {
  const table = props.cell && original?.table(props.cell.table)
  const cell = (props.cell && original?.cell(props.cell)) ?? ''
  const { classes = '', style = '' } = wear ?? {}
  return { classes, style, cell, table: table?.classes ?? '', columns: table?.columns ?? [] }
}

/** Every tab of a paragraph on its way to its stop. */
function tabbed(nodes: readonly Node[], ruler: Ruler): readonly Node[] {
  const text = nodes.map((node) => node.text ?? String(node.attrs.ch)).join('')
  if (!text.includes('\t')) return nodes
  const stops = stopsOf(text, ruler)
  let n = 0
  return nodes.flatMap((node) => {
    if (!node.text?.includes('\t')) return [node]
    return node.text.split(/(\t)/).flatMap((piece) => {
      if (piece === '') return []
      const stop = piece === '\t' ? stops[n++] : undefined
      const { tab } = schema.marks
      const mark = stop && tab.create({ distance: stop.distance, leader: stop.leader ?? '' })
      return [schema.text(piece, mark ? mark.addToSet(node.marks) : node.marks)]
    })
  })
}

/** Draws linear paragraphs [first, last] (joined where their marks are not in the view) as one block. */
export function drawBlock(drawing: Drawing, first: number, last: number, view: View): BlockLook {
  const { model, sideOf } = drawing
  const nodes: Node[] = []
  const sides = new Set<string>()
  let formatOnly = true
  let draft = false
  let untracked = false
  const see = (layers: readonly Layer[], client: number, format: boolean) => {
    for (const layer of layers) {
      const side = sideOf(layer, client)
      sides.add(colourOf(side))
      if (side === 'draft') draft = true
      if (layer.via?.tracked === false) untracked = true
    }
    if (layers.length > 0 && !format) formatOnly = false
  }
  const add = (node: Node) => {
    const before = nodes.at(-1)
    if (before?.isText && node.isText && before.sameMarkup(node))
      nodes[nodes.length - 1] = schema.text(before.text! + node.text!, node.marks)
    else nodes.push(node)
  }
  let classes = ''
  for (let p = first; p <= last; p++)
    for (const run of model.runs(p)) {
      const { text, state, client } = run
      if (!isVisible(state, view)) continue
      see(state.ins, client, false)
      see(state.del, client, false)
      see(state.fmt, client, true)
      let at = 0
      for (const part of partsOf(drawing, run, classes)) {
        classes = part.classes
        const marks = marksOf(state, client, view, sideOf, classes)
        const picture = state.object === undefined ? undefined : drawing.pictures?.spot(client, run.clock + at)
        for (const node of inline(text.slice(at, at + part.length), state.object, marks, picture)) add(node)
        at += part.length
      }
    }
  const { state, props, pending } = model.mark(last)
  const { client } = model.story.paragraphs[last]!
  see(state.ins, client, false)
  see(state.del, client, false)
  see(pending, client, true)
  const wear = drawing.original?.paragraph(model, last, props)
  const redline = view === 'redline'
  const ins = redline && state.ins[0]
  const del = redline && state.del.at(-1)
  const who = sides.size > 1 ? 'both' : ([...sides][0] ?? '')
  return {
    content: Fragment.fromArray(wear ? tabbed(nodes, wear.ruler) : nodes),
    props,
    ...fileLook(drawing, props, wear),
    bar:
      redline && who
        ? [who, draft && 'draft', untracked && 'untracked', formatOnly && 'format'].filter(Boolean).join(' ')
        : '',
    mark: del ? `del ${colourOf(sideOf(del, client))}` : ins ? `ins ${colourOf(sideOf(ins, client))}` : '',
  }
}
