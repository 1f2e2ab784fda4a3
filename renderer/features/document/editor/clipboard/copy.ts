import type { Node } from 'prosemirror-model'
import type { ParagraphProps } from '../../../../../shared/docx/model.ts'
import { FORMAT_MARKS } from '../schema.ts'
import type { Line, Look } from './lines.ts'
import { NUMBER_ATTRIBUTE, PROPS_ATTRIBUTE, writeProps } from './props.ts'

/** A line of what is copied; `row` joins the cells of one table row. */
export interface Copied extends Line {
  readonly row?: Node
}

/** What the view shows between two positions, without what is struck and without who wrote it. */
export function copied(doc: Node, from: number, to: number): Copied[] {
  const out: Copied[] = []
  let open: Copied | undefined
  doc.nodesBetween(from, to, (node, pos, parent) => {
    if (node.type.name !== 'paragraph') return true
    const start = pos + 1
    const part = partOf(node, Math.max(0, from - start), Math.min(node.content.size, to - start))
    const props = node.attrs.props as ParagraphProps
    const whole = from <= start && props.num && node.attrs.number
    const line: Copied = {
      ...(open ? joined(open, part) : part),
      props,
      ...(open?.marker
        ? { marker: open.marker }
        : whole
          ? { marker: { text: node.attrs.number as string, level: props.num.level } }
          : {}),
      ...(parent?.type.name === 'cell' ? { row: doc.resolve(pos).node(-1) } : {}),
    }
    // A struck paragraph mark ends nothing: what follows stands in the same line.
    const struck = (node.attrs.mark as string).startsWith('del') && to > start + node.content.size
    if (struck) open = line
    else {
      out.push(line)
      open = undefined
    }
    return false
  })
  if (open) out.push(open)
  return out
}

type Part = Pick<Line, 'text' | 'looks'>

function partOf(node: Node, from: number, to: number): Part {
  let text = ''
  const looks: Look[] = []
  node.nodesBetween(from, Math.max(from, to), (child, pos) => {
    if (child.marks.some((m) => m.type.name === 'del')) return
    const whole = child.isText ? child.text! : (child.attrs.ch as string)
    const piece = whole.slice(Math.max(0, from - pos), to - pos).replace(/[\uFFFC\f]/g, '')
    const formats = FORMAT_MARKS.filter((name) => child.marks.some((m) => m.type.name === name))
    if (piece !== '' && formats.length > 0) looks.push({ from: text.length, to: text.length + piece.length, formats })
    text += piece
  })
  return { text, looks }
}

function joined(a: Part, b: Part): Part {
  const by = a.text.length
  return {
    text: a.text + b.text,
    looks: [...a.looks, ...b.looks.map((l) => ({ ...l, from: l.from + by, to: l.to + by }))],
  }
}

/** For programs that take words alone. */
export function plainText(lines: readonly Copied[]): string {
  let out = ''
  lines.forEach((line, i) => {
    if (i > 0) out += line.row && line.row === lines[i - 1]!.row ? '\t' : '\n'
    out += `${line.marker ? `${line.marker.text} ` : ''}${line.text.replaceAll('\v', '\n')}`
  })
  return out
}

const TAGS = { bold: 'b', italic: 'i', underline: 'u', strike: 's' } as const
const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (ch) => `&#${ch.charCodeAt(0)};`).replaceAll('\v', '<br>')

/** For programs that take looks too, Parley among them. */
export function html(lines: readonly Copied[]): string {
  // Words within one paragraph come out as words: a paragraph would begin a new one where they are pasted.
  if (lines.length === 1 && !lines[0]!.marker) return `<span style="white-space: pre-wrap">${inline(lines[0]!)}</span>`
  let out = ''
  for (let i = 0; i < lines.length; ) {
    const { row } = lines[i]!
    let end = i + 1
    while (row && end < lines.length && lines[end]!.row) end++
    out += row ? table(lines.slice(i, end)) : paragraph(lines[i]!)
    i = end
  }
  return `<div style="white-space: pre-wrap">${out}</div>`
}

function table(cells: readonly Copied[]): string {
  let out = ''
  cells.forEach((cell, i) => {
    if (cell.row !== cells[i - 1]?.row) out += i > 0 ? '</tr><tr>' : '<tr>'
    out += `<td>${inline(cell)}</td>`
  })
  return `<table>${out}</tr></table>`
}

function paragraph(line: Copied): string {
  const { role, level = 1, align } = line.props
  const tag = role === 'heading' ? `h${Math.min(6, level)}` : role === 'quote' ? 'blockquote' : 'p'
  const look = `${role === 'title' ? ' class="MsoTitle"' : ''}${align ? ` style="text-align: ${align}"` : ''}`
  const number = line.marker
    ? `<span ${NUMBER_ATTRIBUTE}="${line.marker.level}">${escaped(line.marker.text)} </span>`
    : ''
  return `<${tag} ${PROPS_ATTRIBUTE}="${escaped(writeProps(line.props))}"${look}>${number}${inline(line)}</${tag}>`
}

function inline({ text, looks }: Line): string {
  let out = ''
  let at = 0
  for (const { from, to, formats } of looks) {
    const tags = formats.map((name) => TAGS[name])
    const open = tags.map((t) => `<${t}>`).join('')
    const close = tags
      .toReversed()
      .map((t) => `</${t}>`)
      .join('')
    out += `${escaped(text.slice(at, from))}${open}${escaped(text.slice(from, to))}${close}`
    at = to
  }
  return out + escaped(text.slice(at))
}
