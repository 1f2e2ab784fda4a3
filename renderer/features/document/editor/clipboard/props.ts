/** Our own paragraph properties as they travel in the clipboard. Whoever wrote them, they are read as foreign. */
import { z } from 'zod'
import type { NumberingList, ParagraphProps, StyleInfo } from '../../../../../shared/docx/model.ts'
import type { Line } from './lines.ts'

export const PROPS_ATTRIBUTE = 'data-parley-paragraph'
export const NUMBER_ATTRIBUTE = 'data-parley-number'

const twips = z.number().int().min(-31_680).max(31_680)
const schema = z.object({
  role: z.enum(['title', 'subtitle', 'heading', 'body', 'toc', 'quote']),
  level: z.number().int().min(1).max(9).optional(),
  style: z.string().max(200).optional(),
  num: z.object({ list: z.string().max(100), level: z.number().int().min(0).max(8) }).optional(),
  align: z.enum(['left', 'center', 'right', 'justify']).optional(),
  indent: z.object({ left: twips, first: twips }).optional(),
})

/** Without the place in a table: what is pasted stands where it is pasted. */
export const writeProps = ({ cell: _cell, ...props }: ParagraphProps): string => JSON.stringify(props)

/** Undefined where it is none of ours. */
export function readProps(value: string | null): ParagraphProps | undefined {
  if (!value) return undefined
  try {
    return schema.safeParse(JSON.parse(value)).data as ParagraphProps | undefined
  } catch {
    return undefined
  }
}

/** What the document has: its styles, its lists, and the properties of the paragraph things are pasted into. */
export interface Ground {
  readonly styles: readonly StyleInfo[]
  readonly lists: readonly NumberingList[]
  readonly here: ParagraphProps
}

/** A line as a paragraph of this document: its styles, its lists; a marker it has no list for becomes text. */
export function settle(line: Line, { styles, lists, here }: Ground): Line {
  const { num, style, ...rest } = line.props
  const listed = num && lists.some((l) => l.id === num.list) ? num : undefined
  if (listed && line.marker) return { ...line, props: placed({ ...rest, ...known(style), num: listed }, here) }
  const found = line.marker && listFor(line.marker, lists, here)
  if (found) return { ...line, props: placed({ ...rest, ...known(style), num: found }, here) }
  return { ...withMarker(line), props: placed(bodyLike(styled()), here) }

  function known(id: string | undefined): { readonly style?: string } {
    return id !== undefined && styles.some((s) => s.id === id) ? { style: id } : {}
  }
  function styled(): ParagraphProps {
    if (rest.role === 'body') return { ...rest, ...known(style) }
    const own = styles.find((s) => s.id === style) ?? styles.find((s) => s.role === rest.role && s.level === rest.level)
    // A number that the style brings would stand beside the one that was typed.
    return { ...rest, ...(own ? { style: own.id } : {}), ...(own?.num && !line.marker ? { num: own.num } : {}) }
  }
  /** Body text looks like the body text it comes into. */
  function bodyLike(props: ParagraphProps): ParagraphProps {
    if (props.role !== 'body' || props.style !== undefined || here.role !== 'body') return props
    const { num: _num, ...looks } = here
    return { ...looks, ...props }
  }
}

function placed(props: ParagraphProps, { cell }: ParagraphProps): ParagraphProps {
  return cell ? { ...props, cell } : props
}

function withMarker(line: Line): Line {
  if (!line.marker) return line
  const before = `${line.marker.text}\t`
  const looks = line.looks.map((l) => ({ ...l, from: l.from + before.length, to: l.to + before.length }))
  return { text: before + line.text, looks, props: line.props }
}

const FORMATS: readonly (readonly [RegExp, string])[] = [
  [/^\W*\d+(\.\d+)*\W*$/, 'decimal'],
  [/^\W*[ivx]+\W*$/, 'lowerRoman'],
  [/^\W*[IVX]+\W*$/, 'upperRoman'],
  [/^\W*[a-z]{1,2}\W*$/, 'lowerLetter'],
  [/^\W*[A-Z]{1,2}\W*$/, 'upperLetter'],
]

/** A list of this document that numbers like the marker at its level; the one the caret is in comes first. */
function listFor(
  { text, level }: { text: string; level: number },
  lists: readonly NumberingList[],
  here: ParagraphProps,
): ParagraphProps['num'] {
  const wanted = FORMATS.filter(([shape]) => shape.test(text)).map(([, format]) => format)
  const formats = wanted.length > 0 ? wanted : ['bullet']
  const own = lists.filter((l) => l.id === here.num?.list)
  for (const list of [...own, ...lists])
    if (formats.includes(list.levels[level]?.format ?? '')) return { list: list.id, level }
  return undefined
}
