import type { Turn } from '../../../shared/text/turns.ts'
import { dayOf } from '../../ui/words.ts'
import type { RowState } from './model/answer.ts'
import type { RowClass } from './model/inbox.ts'

export const CLASS_WORDS: Readonly<Record<RowClass, string>> = {
  untracked: 'untracked',
  substance: 'substance',
  number: 'number',
  definition: 'definition',
  'cross-reference': 'cross-reference',
  moved: 'moved',
  format: 'format',
  numbering: 'numbering',
  answer: 'their answer',
  outside: 'outside the text',
}

export const STATE_WORDS: Readonly<Record<RowState, string>> = {
  open: 'to be answered',
  accepted: 'accepted',
  rejected: 'rejected',
  conflict: 'decided differently by the two sides',
  countered: 'countered',
  seen: 'seen',
}

export const dateOf = (turn: Turn): string => dayOf(turn.record.at)

/** "Received 14 Oct, compared with R1." */
export const sentenceAbout = (turn: Turn, before: Turn | undefined): string =>
  before
    ? `Received ${dateOf(turn)}, compared with ${before.label}.`
    : `Imported ${dateOf(turn)}: the changes tracked in the file.`
