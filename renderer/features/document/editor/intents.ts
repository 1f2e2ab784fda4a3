import type { Mark, Node } from 'prosemirror-model'
import type { Transaction } from 'prosemirror-state'
import type { ParagraphProps } from '../../../../shared/docx/model.ts'
import { blockNode, type Spot, spotAt } from './positions.ts'
import { FORMAT_MARKS } from './schema.ts'

type FormatName = (typeof FORMAT_MARKS)[number]

/** What the person meant by one change of the view: replace what lies between two spots by this text. */
export interface Intent {
  readonly from: Spot
  readonly to: Spot
  readonly text: string
  /** Stretches of `text` with formats. */
  readonly formats: readonly { readonly from: number; readonly to: number; readonly formats: readonly FormatName[] }[]
  /** Properties for each '\n' in `text`. */
  readonly props: readonly ParagraphProps[]
}

interface Token {
  readonly ch: string
  readonly formats: string
  readonly props?: ParagraphProps
}

/** Reads a transaction as intents, the last in the text first, so that carrying one out moves none of the others. */
export function intentsOf(tr: Transaction): Intent[] {
  return changedRanges(tr)
    .map((range) => intentOf(tr.before, tr.doc, range))
    .filter(isSomething)
    .reverse()
}

/** The one change between two pictures of the text (what an input method composed in between). */
export function intentBetween(before: Node, after: Node): Intent | undefined {
  const from = before.content.findDiffStart(after.content)
  const end = before.content.findDiffEnd(after.content)
  if (from === null || !end) return undefined
  const overlap = Math.max(0, from - Math.min(end.a, end.b))
  const range = { fromA: from, toA: end.a + overlap, fromB: from, toB: end.b + overlap }
  const intent = intentOf(before, after, range)
  return isSomething(intent) ? intent : undefined
}

const isSomething = (i: Intent): boolean =>
  i.text !== '' || i.from.block !== i.to.block || i.from.offset !== i.to.offset

function intentOf(before: Node, after: Node, { fromA, toA, fromB, toB }: Changed): Intent {
  const a = [spotAt(before, fromA), spotAt(before, toA)] as const
  const b = [spotAt(after, fromB), spotAt(after, toB)] as const
  return trimmed(a, flatten(before, ...a), flatten(after, ...b))
}

interface Changed {
  fromA: number
  toA: number
  fromB: number
  toB: number
}

/** The disjoint ranges a transaction replaced: before (A) and after (B). */
function changedRanges(tr: Transaction): Changed[] {
  const out: Changed[] = []
  tr.mapping.maps.forEach((map, i) => {
    // Mapping.slice().invert() turns the whole mapping round, slice or not: step back map by map.
    const back = (pos: number, bias: number) =>
      tr.mapping.maps.slice(0, i).reduceRight((at, earlier) => earlier.invert().map(at, bias), pos)
    const forth = tr.mapping.slice(i + 1)
    map.forEach((oldFrom, oldTo, newFrom, newTo) => {
      out.push({
        fromA: back(oldFrom, -1),
        toA: back(oldTo, 1),
        fromB: forth.map(newFrom, -1),
        toB: forth.map(newTo, 1),
      })
    })
  })
  out.sort((x, y) => x.fromA - y.fromA || x.fromB - y.fromB)
  const merged: Changed[] = []
  for (const r of out) {
    const last = merged.at(-1)
    if (!last || r.fromA > last.toA || r.fromB > last.toB) merged.push({ ...r })
    else {
      last.toA = Math.max(last.toA, r.toA)
      last.fromB = Math.min(last.fromB, r.fromB)
      last.toB = Math.max(last.toB, r.toB)
    }
  }
  return merged
}

const formatsOf = (marks: readonly Mark[]): string => {
  const names = marks.map((m) => m.type.name)
  return FORMAT_MARKS.filter((n) => names.includes(n)).join(' ')
}

/** The text between two spots, character by character, a '\n' for each paragraph that ends there. */
function flatten(doc: Node, from: Spot, to: Spot): Token[] {
  const out: Token[] = []
  for (let b = from.block; b <= to.block; b++) {
    const node = blockNode(doc, b)
    if (!node) break
    const start = b === from.block ? from.offset : 0
    const end = b === to.block ? to.offset : node.content.size
    let at = 0
    node.forEach((child) => {
      const text = child.isText ? child.text! : (child.attrs.ch as string)
      const formats = formatsOf(child.marks)
      for (let i = Math.max(0, start - at); i < Math.min(text.length, end - at); i++)
        out.push({ ch: text[i]!, formats })
      at += text.length
    })
    if (b < to.block) out.push({ ch: '\n', formats: '', props: node.attrs.props as ParagraphProps })
  }
  return out
}

const same = (a: Token, b: Token): boolean => a.ch === b.ch && a.formats === b.formats
const splitsPair = (list: readonly Token[], at: number): boolean => /[\uDC00-\uDFFF]/.test(list[at]?.ch ?? '')

/** What is equal at both ends was not changed (autocorrect and paste across blocks replace more than they alter). */
function trimmed([from, to]: readonly [Spot, Spot], a: readonly Token[], b: readonly Token[]): Intent {
  let head = 0
  while (head < a.length && head < b.length && same(a[head]!, b[head]!)) head++
  while (head > 0 && (splitsPair(a, head) || splitsPair(b, head))) head--
  let tail = 0
  const most = Math.min(a.length, b.length) - head
  while (tail < most && same(a[a.length - 1 - tail]!, b[b.length - 1 - tail]!)) tail++
  while (tail > 0 && (splitsPair(a, a.length - tail) || splitsPair(b, b.length - tail))) tail--
  // A pasted placeholder stands for an image or a note that is not here; it would be an object of nothing.
  const kept = b.slice(head, b.length - tail).filter((t) => t.ch !== '\uFFFC' && t.ch !== '\r')
  return {
    from: advance(from, a.slice(0, head)),
    to: tail === 0 ? to : advance(from, a.slice(0, a.length - tail)),
    text: kept.map((t) => t.ch).join(''),
    formats: stretches(kept),
    props: kept.flatMap((t) => (t.props ? [t.props] : [])),
  }
}

/** `from` moved on over these characters. */
function advance(from: Spot, over: readonly Token[]): Spot {
  const marks = over.reduce((n, t) => n + (t.ch === '\n' ? 1 : 0), 0)
  if (marks === 0) return { block: from.block, offset: from.offset + over.length }
  const rest = over.length - 1 - over.findLastIndex((t) => t.ch === '\n')
  return { block: from.block + marks, offset: rest }
}

function stretches(tokens: readonly Token[]): Intent['formats'] {
  const out: { from: number; to: number; formats: FormatName[] }[] = []
  tokens.forEach((t, i) => {
    const last = out.at(-1)
    if (t.formats === '') return
    if (last && last.to === i && last.formats.join(' ') === t.formats) last.to = i + 1
    else out.push({ from: i, to: i + 1, formats: t.formats.split(' ') as FormatName[] })
  })
  return out
}
