import type { Change } from '../../../../shared/text/changes.ts'
import { dayOf, hourOf } from '../../../ui/words.ts'

const MOST = 160

/** Enough of a text to know it again, its paragraph marks shown. */
export function excerpt(text: string, mark = '¶'): string {
  const clean = (mark === '¶' ? text : text.replace(/\n$/, ''))
    .replace(/\n/g, ` ${mark} `)
    .replace(/[\t\v\f]/g, ' ')
    .replace(/\uFFFC/g, '▫')
    .trim()
  if (clean.length <= MOST) return clean || '(space)'
  return `${clean.slice(0, MOST * 0.6).trimEnd()} … ${clean.slice(-MOST * 0.3).trimStart()}`
}

const CLAIMED: Record<string, string> = {
  moveFrom: 'Moved away from here',
  moveTo: 'Moved to here',
  rowInsertion: 'Inserted a table row',
  rowDeletion: 'Deleted a table row',
  cellInsertion: 'Inserted a table cell',
  cellDeletion: 'Deleted a table cell',
}

/** What kind of change it is, in words, where the redline itself does not say it. */
export function describeChange(change: Change): string {
  const { claimed } = change.parts[0]?.layer ?? {}
  if (claimed && CLAIMED[claimed.kind]) return CLAIMED[claimed.kind]!
  if (change.moves.length > 0) return change.kind === 'deletion' ? 'Moved away from here' : 'Moved to here'
  if (change.whole) return `${change.kind === 'deletion' ? 'Deleted' : 'Inserted'} a table ${change.whole}`
  if (change.kind === 'format') return `Formatting${formatNames(change)}`
  if (claimed?.kind === 'layout') return claimed.label ?? 'Layout'
  if (change.kind === 'paragraph') return 'Paragraph style or numbering'
  if (change.inserted === '\uFFFC' && change.notes.length > 0) return 'Added a note'
  if (change.inserted === '\n') return 'Split a paragraph'
  if (change.deleted === '\n') return 'Joined two paragraphs'
  return ''
}

const NAMES: Record<string, string> = {
  'caps all': 'all capitals',
  'caps small': 'small capitals',
  caps: 'capitals',
  'vertical super': 'superscript',
  'vertical sub': 'subscript',
  vertical: 'raised or lowered text',
}

function formatNames(change: Change): string {
  const set = change.parts[0]?.layer.format
  if (!set) return ''
  const names = Object.entries(set).map(([name, on]) =>
    on ? (NAMES[`${name} ${on}`] ?? name) : `no ${NAMES[name] ?? name}`,
  )
  return names.length > 0 ? `: ${names.join(', ')}` : ''
}

/** The time as claimed: today's as the hour, older as the day. */
export const whenOf = (change: Change): string => whenAt(change.at)

export function whenAt(time: number): string {
  if (Number.isNaN(time)) return 'no date'
  const at = new Date(time)
  return at.toDateString() === new Date().toDateString() ? hourOf(at) : dayOf(at)
}
