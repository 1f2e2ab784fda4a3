/** A comparison for a person at a terminal, and for a program. */
import type { ComparedParagraph, Comparison, Redline, Row } from '../../shared/compare/index.ts'

interface Side {
  readonly file: string
  readonly paragraphs: readonly ComparedParagraph[]
}

/** Words shown to either side of a difference. */
const AROUND = 60

const KINDS: readonly (readonly [Row['kind'], string])[] = [
  ['changed', 'changed'],
  ['inserted', 'inserted'],
  ['deleted', 'deleted'],
  ['movedTo', 'moved'],
]

const differing = ({ rows }: Comparison): Row[] => rows.filter((r) => r.classes.length > 0)

/** "12 paragraphs differ: 9 changed, 2 inserted, 1 moved; 3 more only in look or number." */
export const counted = (comparison: Comparison): string => {
  const rows = differing(comparison)
  const counts = KINDS.flatMap(([kind, word]) => {
    const n = rows.filter((r) => r.kind === kind).length
    return n === 0 ? [] : [`${n} ${word}`]
  })
  const words = rows.filter((r) => r.kind !== 'same' && r.kind !== 'movedFrom').length
  const looks = rows.filter((r) => r.kind === 'same').length
  if (words + looks === 0) return 'Nothing differs.'
  const only =
    looks === 0 ? '' : `${words === 0 ? '' : '; '}${looks} ${words === 0 ? '' : 'more '}only in look or number`
  return `${words === 0 ? '' : `${words} ${words === 1 ? 'paragraph differs' : 'paragraphs differ'}: ${counts.join(', ')}`}${only}.`
}

/** One line a paragraph, with CriticMarkup and what kind of change it is, and a line that counts at the end. */
export const told = (
  old: readonly ComparedParagraph[],
  now: readonly ComparedParagraph[],
  comparison: Comparison,
): string => {
  const lines = differing(comparison).flatMap((row) => {
    if (row.kind === 'movedFrom') return []
    const paragraph = row.now.from < row.now.to ? now[row.now.from] : old[row.old.from]
    const number = paragraph?.number ?? ''
    const kinds = row.classes.join(', ')
    return [`${kinds}${number === '' ? '' : ` at ${number}`}: ${marked(row)}`]
  })
  return `${[...lines, counted(comparison)].join('\n')}\n`
}

const marked = (row: Row): string => {
  const parts = row.edits ?? row.parts
  return parts
    .map(({ op, text }, n) => {
      if (op === 'same') return shortened(text.replace(/\n$/, ''), n > 0, n < parts.length - 1)
      const inside = text.replace(/\n$/, n === parts.length - 1 ? '' : '\n').replaceAll('\n', '¶')
      return inside === '' ? '' : op === 'del' ? `{--${inside}--}` : `{++${inside}++}`
    })
    .join('')
    .replace(/[\v\f\t]/g, ' ')
    .trim()
}

/** What stands between differences, without its middle. */
const shortened = (text: string, after: boolean, before: boolean): string => {
  const flat = text.replaceAll('\n', '¶')
  const room = (after ? AROUND : 0) + (before ? AROUND : 0) || 2 * AROUND
  if (flat.length <= room + 3) return flat
  const head = after || !before ? flat.slice(0, after && before ? AROUND : room) : ''
  const tail = before ? flat.slice(-(after ? AROUND : room)) : ''
  return `${head} … ${tail}`
}

/** Offsets count UTF-16 units of the two texts, each paragraph followed by a line feed. */
export const asJson = (old: Side, now: Side, comparison: Comparison, redline: Redline | undefined): string => {
  const rows = differing(comparison)
  const classes = rows.flatMap((r) => r.classes)
  const number = (side: Side, { from, to }: Row['old']) => (from < to ? (side.paragraphs[from]?.number ?? '') : '')
  return JSON.stringify(
    {
      old: { file: old.file, paragraphs: old.paragraphs.length },
      now: { file: now.file, paragraphs: now.paragraphs.length },
      same: rows.length === 0,
      moves: comparison.moves,
      classes: Object.fromEntries([...new Set(classes)].sort().map((c) => [c, classes.filter((x) => x === c).length])),
      ...(redline !== undefined && { redline: { exact: redline.exact, objectsLeft: redline.left } }),
      differences: rows.map(({ source, ...row }) => ({
        ...row,
        ...(source !== undefined && { movedFrom: comparison.rows[source]!.old }),
        oldNumber: number(old, row.old),
        nowNumber: number(now, row.now),
      })),
    },
    null,
    2,
  )
}
