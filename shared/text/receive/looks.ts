import type { ParagraphProps } from '../../docx/model.ts'
import { formatDiff } from '../formats.ts'
import { type IdRange, joinRanges } from '../ids.ts'
import type { TextModel } from '../model.ts'
import { isNewNote } from '../notes.ts'
import type { FormatSet, PropsSet, StampAs } from '../records.ts'
import type { Hand } from './findings.ts'
import type { Look } from './receive.ts'
import { type Claim, idsOf, piecesOf } from './sides.ts'

type Write = Parameters<Parameters<TextModel['edit']>[0]>[0]

/**
 * Formats and paragraph properties the file has otherwise, as pending changes of looks. How a note stands that is new in
 * our package is the doing of the styles it was given there.
 */
export function writeLooks(look: Look, write: Write, stamp: (hand: Hand) => StampAs): void {
  const formats = new Map<string, { set: FormatSet; hand: Hand; ranges: IdRange[] }>()
  const starts = startsOf(look.sent.paragraphs)
  const nowStarts = startsOf(look.returned.paragraphs)
  for (const row of look.comparison.rows) {
    for (const { oldAt, nowAt, length, before, after } of row.formats ?? []) {
      const set = formatDiff(before, after)
      if (Object.keys(set).length === 0) continue
      const hand = handOf(piecesOf(look.returned.runs, nowAt, nowAt + 1).next().value?.run.fmt)
      for (const { run, from, to } of piecesOf(look.sent.runs, oldAt, oldAt + length)) {
        if (!hand.tracked && isNewNote(run.state.object)) continue
        const key = JSON.stringify([set, hand])
        const known = formats.get(key) ?? { set, hand, ranges: [] }
        formats.set(key, known)
        known.ranges.push(idsOf(run, from, to))
      }
    }
    for (const { old, now, what } of row.looks ?? []) {
      if (what !== 'props') continue
      const before = look.sent.paragraphs[old]!
      const after = look.returned.paragraphs[now]!
      const set = propsDiff(before.props, after.props)
      if (Object.keys(set).length === 0) continue
      const mark = starts[old]! + before.text.length
      const nowMark = nowStarts[now]! + after.text.length
      const [piece] = piecesOf(look.sent.runs, mark, mark + 1)
      const claim = piecesOf(look.returned.runs, nowMark, nowMark + 1).next().value?.run.para
      if (!claim && isNewNote(before.props?.apart)) continue
      write({ t: 'para', ranges: [idsOf(piece!.run, mark, mark + 1)], set }, stamp(handOf(claim)))
    }
  }
  for (const { set, hand, ranges } of formats.values())
    write({ t: 'fmt', ranges: joinRanges(ranges), set }, stamp(hand))
}

const handOf = (claim: Claim | undefined): Hand =>
  claim ? { author: claim.author, date: claim.date, tracked: true } : { author: '', date: '', tracked: false }

const startsOf = (paragraphs: readonly { readonly text: string }[]): number[] => {
  let at = 0
  return paragraphs.map(({ text }) => {
    const start = at
    at += text.length + 1
    return start
  })
}

const PROPS = ['style', 'role', 'level', 'align', 'indent'] as const

/** List and cell of another package mean nothing here; that a number came or went is in the style as a rule. */
function propsDiff(before: ParagraphProps | undefined, after: ParagraphProps | undefined): PropsSet {
  if (!before || !after) return {}
  const changed = PROPS.filter((k) => JSON.stringify(before[k]) !== JSON.stringify(after[k]))
  return Object.fromEntries(changed.map((k) => [k, after[k]])) as PropsSet
}
