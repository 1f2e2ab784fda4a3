import type { ClauseState, ClauseStatus } from '../../../../shared/text/agreement/status.ts'
import type { Word } from '../../../../shared/text/agreement/words.ts'
import { dayOf } from '../../../ui/words.ts'
import type { Glyph } from './agreements.ts'

export const GLYPH_WORDS: Readonly<Record<Glyph, string>> = {
  agreed: 'agreed',
  principle: 'agreed in principle',
  reopened: 'reopened',
  contested: 'the parties have agreed different texts',
  moved: 'moved',
  untracked: 'untracked edit',
}

export const STATE_NAMES: Readonly<Record<ClauseState, string>> = {
  open: 'Open',
  proposed: 'Proposed',
  principle: 'Agreed in principle',
  agreed: 'Agreed',
  reopened: 'Reopened',
  contested: 'Contested',
}

/** "9.2", or the name of a clause that has no number. */
export const shortName = ({ clause }: Pick<ClauseStatus, 'clause'>): string =>
  clause.path || clause.number.replace(/\.$/, '') || `“${clause.name}”`

/** Twelve of the sixty-four, in fours: enough to compare by phone. */
export const shortHash = (hash: string): string => hash.slice(0, 12).replace(/(.{4})(?=.)/g, '$1 ')

/** "Bob Lee, Vantaloft, recorded by Ann Hale": never the other side's word as if it were their own. */
export function whoSaid({ record }: Word): string {
  const who = [record.by.name, record.by.party].filter(Boolean).join(', ') || 'Unnamed'
  return record.recorded ? `${who} (recorded by ${record.recorded.by.name || record.recorded.by.party})` : who
}

/** When the last of the words was given. */
export const agreedOn = ({ words }: ClauseStatus): string =>
  words.length === 0 ? '' : dayOf(Math.max(...words.map((w) => w.record.at)))
