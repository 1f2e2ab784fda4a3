import { type DOMOutputSpec, Schema } from 'prosemirror-model'
import type { ParagraphProps } from '../../../../shared/docx/model.ts'

const BODY: ParagraphProps = { role: 'body' }

/** Tab stops, images and the like are one character of the text; shown as a small labelled box that is one unit wide. */
interface TokenAttrs {
  readonly ch: string
  readonly label: string
}

const TAGS: Partial<Record<ParagraphProps['role'], string>> = { title: 'h1', subtitle: 'p', quote: 'p' }

function paragraphTag({ role, level }: ParagraphProps): string {
  return role === 'heading' ? `h${Math.min(6, (level ?? 1) + 1)}` : (TAGS[role] ?? 'p')
}

/** How far a paragraph stands in, in pixels of the page: its list level, or the file's own indent scaled down. */
function indentOf({ num, indent }: ParagraphProps): number {
  if (num) return Math.min(num.level, 8) * 30
  return Math.max(0, Math.min(240, ((indent?.left ?? 0) / 20) * 0.9))
}

const heading = (level: number) => ({ props: { role: 'heading', level } satisfies ParagraphProps })

/**
 * What the view knows. Content expressions are all `*` and every attribute has a default, so that no document of
 * anybody's can fail to open. `section` exists for drawing only: the browser skips those out of sight.
 */
const NOTES: Readonly<Record<string, string>> = {
  untracked: 'UNTRACKED change',
  conflict: 'Change decided differently by the two sides, made',
  moved: 'Text moved away',
}

const NONE: readonly number[] = []

const columnsOf = (widths: readonly number[]): DOMOutputSpec => [
  'colgroup',
  ...widths.map((width) => ['col', { style: `--w: ${Math.round(width)}` }]),
]

export const schema = new Schema({
  nodes: {
    doc: { content: 'section*' },
    section: {
      content: '(paragraph|table)*',
      /** A note, a header, a text box: what it is, "Footnote 3". What of the file begins with it: "Page 3". */
      attrs: { apart: { default: '' }, begins: { default: '' } },
      toDOM: ({ attrs: { apart, begins } }) =>
        apart
          ? ['section', { class: 'sec apart', 'data-apart': apart as string, 'aria-label': apart as string }, 0]
          : ['section', { class: 'sec', ...(begins ? { 'data-begins': begins as string } : {}) }, 0],
    },
    table: {
      content: 'row*',
      isolating: true,
      /** As the file has it: a class of the document's stylesheet, and widths in twentieths of a point. */
      attrs: { classes: { default: '' }, columns: { default: NONE } },
      parseDOM: [{ tag: 'table', skip: true }],
      toDOM: ({ attrs: { classes, columns } }) => [
        'table',
        { class: `tbl ${classes}`.trim() },
        ...((columns as readonly number[]).length > 0 ? [columnsOf(columns as readonly number[])] : []),
        ['tbody', 0],
      ],
    },
    row: {
      content: 'cell*',
      /** A row that comes or goes whole: 'ins us', 'del them' ... */
      attrs: { change: { default: '' } },
      toDOM: ({ attrs: { change } }) => (change ? ['tr', { 'data-change': change as string }, 0] : ['tr', 0]),
    },
    cell: {
      content: 'paragraph*',
      isolating: true,
      attrs: { colSpan: { default: 1 }, rowSpan: { default: 1 }, classes: { default: '' } },
      // Row span 0: the cell goes on from the one above, which is drawn over it.
      toDOM: ({ attrs: { colSpan, rowSpan, classes } }) =>
        rowSpan === 0
          ? ['td', { class: 'covered' }, 0]
          : ['td', { colspan: colSpan, rowspan: rowSpan, ...(classes ? { class: classes as string } : {}) }, 0],
    },
    paragraph: {
      content: '(text|token|picture)*',
      attrs: {
        props: { default: BODY },
        number: { default: '' },
        bar: { default: '' },
        mark: { default: '' },
        /** As the file has it: classes of the document's own stylesheet, and what is this paragraph's alone. */
        classes: { default: '' },
        style: { default: '' },
      },
      parseDOM: [
        { tag: 'h1', getAttrs: () => heading(1) },
        { tag: 'h2', getAttrs: () => heading(2) },
        { tag: 'h3', getAttrs: () => heading(3) },
        { tag: 'p' },
        { tag: 'li' },
        { tag: 'div', priority: 10 },
      ],
      toDOM(node): DOMOutputSpec {
        const props = node.attrs.props as ParagraphProps
        const attrs: Record<string, string> = { class: `para ${props.role} ${node.attrs.classes}`.trim() }
        if (node.attrs.number) attrs['data-number'] = node.attrs.number as string
        if (node.attrs.bar) attrs['data-bar'] = node.attrs.bar as string
        if (node.attrs.mark) attrs['data-mark'] = node.attrs.mark as string
        const styles = [
          ...(indentOf(props) > 0 ? [`--indent: ${Math.round(indentOf(props))}px`] : []),
          ...(props.align && props.align !== 'left' ? [`text-align: ${props.align}`] : []),
          ...(node.attrs.style ? [node.attrs.style as string] : []),
        ]
        if (styles.length > 0) attrs.style = styles.join('; ')
        return [paragraphTag(props), attrs, 0]
      },
    },
    token: {
      inline: true,
      atom: true,
      selectable: false,
      attrs: { ch: { default: '\uFFFC' }, label: { default: '' } },
      leafText: (node) => node.attrs.ch as string,
      parseDOM: [{ tag: 'br', getAttrs: () => ({ ch: '\v' }) }],
      toDOM(node): DOMOutputSpec {
        const { ch, label } = node.attrs as TokenAttrs
        if (ch === '\v') return ['br']
        if (ch === '\f') return ['span', { class: 'token page-break', 'aria-label': 'page break' }]
        const isNote = /^(?:new )?(?:foot|end)note \d+$/.test(label)
        const more = isNote ? { class: 'token note', title: `Go to ${label}` } : { class: 'token' }
        return ['span', { ...more, contenteditable: 'false' }, label]
      },
    },
    /** A picture of the file. What it is drawn from, and how large, is found by its place in the first text. */
    picture: {
      inline: true,
      atom: true,
      selectable: false,
      attrs: { ch: { default: '\uFFFC' }, label: { default: '' }, at: { default: -1 } },
      leafText: (node) => node.attrs.ch as string,
      toDOM: (node): DOMOutputSpec => [
        'span',
        { class: 'token', contenteditable: 'false' },
        node.attrs.label as string,
      ],
    },
    text: {},
  },
  marks: {
    /** Text a comment of the file stands at. */
    comment: {
      attrs: { title: { default: '' } },
      inclusive: false,
      toDOM: (mark) => ['span', { class: 'commented', title: mark.attrs.title as string }, 0],
    },
    /** Spans a whole change of one author, so that assistive technology hears insertion and deletion as one. */
    suggestion: {
      attrs: { author: { default: '' }, note: { default: '' } },
      inclusive: false,
      toDOM: ({ attrs: { author, note } }) => [
        'span',
        {
          role: 'suggestion',
          'aria-label': `${NOTES[note as string] ?? 'Change'} by ${author}`,
          ...(note ? { 'data-note': note as string } : {}),
        },
        0,
      ],
    },
    ins: {
      attrs: { side: { default: 'us' }, title: { default: '' } },
      inclusive: false,
      toDOM: ({ attrs: { side, title } }) => ['ins', { class: side, title, role: 'insertion' }, 0],
    },
    del: {
      attrs: { side: { default: 'us' }, title: { default: '' } },
      inclusive: false,
      toDOM: ({ attrs: { side, title } }) => ['del', { class: side, title, role: 'deletion' }, 0],
    },
    /** What a stretch has of its own in the file: nothing anybody proposes, only how it is drawn. */
    look: {
      attrs: { classes: { default: '' } },
      toDOM: ({ attrs: { classes } }) => ['span', { class: classes as string }, 0],
    },
    /** A tab that goes to a stop of the file's. */
    tab: {
      attrs: { distance: { default: 0 }, leader: { default: '' } },
      inclusive: false,
      toDOM: ({ attrs: { distance, leader } }) => [
        'span',
        { class: `tab ${leader}`.trim(), style: `--s: ${Math.round(Number(distance))}` },
        0,
      ],
    },
    bold: {
      parseDOM: [{ tag: 'strong' }, { tag: 'b', getAttrs: notNormal }, { style: 'font-weight', getAttrs: boldWeight }],
      toDOM: () => ['strong', 0],
    },
    italic: { parseDOM: [{ tag: 'em' }, { tag: 'i' }, { style: 'font-style=italic' }], toDOM: () => ['em', 0] },
    underline: { parseDOM: [{ tag: 'u' }], toDOM: () => ['u', 0] },
    strike: { toDOM: () => ['s', 0] },
    caps: { attrs: { kind: { default: 'all' } }, toDOM: (m) => ['span', { class: `caps-${m.attrs.kind}` }, 0] },
    vertical: { attrs: { kind: { default: 'super' } }, toDOM: (m) => [m.attrs.kind === 'sub' ? 'sub' : 'sup', 0] },
  },
})

/** Google Docs wraps everything in a <b style="font-weight: normal">. */
function notNormal(element: HTMLElement): null | false {
  return element.style.fontWeight === 'normal' ? false : null
}

function boldWeight(value: string): null | false {
  return /^(bold(er)?|[6-9]\d{2})$/.test(value) ? null : false
}

/** The marks that are formats of the text (not facts about who proposed it). */
export const FORMAT_MARKS = ['bold', 'italic', 'underline', 'strike'] as const
