import type { DifferenceClass, Totals } from '../../../shared/compare/index.ts'
import { sameSide } from '../../../shared/text/rulings.ts'
import type { Turn } from '../../../shared/text/turns.ts'
import { fileNameFor } from '../../platform/file-name.ts'
import type { Pair, Pick } from '../../session/compare/comparer.ts'
import type { Phase } from '../../session/compare/jobs.ts'
import { dayOf, plural } from '../../ui/words.ts'

export const CLASSES: readonly DifferenceClass[] = [
  'substance',
  'number',
  'definition',
  'cross-reference',
  'moved',
  'format',
  'numbering',
]

export const CLASS_WORDS: Readonly<Record<DifferenceClass, string>> = {
  substance: 'substance',
  number: 'number',
  definition: 'definition',
  'cross-reference': 'cross-reference',
  moved: 'moved',
  format: 'format',
  numbering: 'numbering',
}

/** "R2", "R2 without proposals", "Your draft", "term sheet.docx" */
export function nameOf(pick: Pick): string {
  if (pick.kind === 'file') return pick.name
  if (pick.kind === 'turn') return pick.reading === 'before' ? `${pick.turn.label} without proposals` : pick.turn.label
  if (pick.reading === 'before') return 'Original'
  return pick.kind === 'shared' ? 'Shared now' : 'Your draft'
}

export const namesOf = ({ old, now }: Pair): string => `${nameOf(old)} → ${nameOf(now)}`

/** "R2, Vantaloft, 14 Oct 2027, first comments" */
export const turnWords = ({ label, record }: Turn): string =>
  [label, record.party, dayOf(record.at), record.name].filter(Boolean).join(', ')

/** "R2, Vantaloft" */
export const shortTurn = ({ label, record }: Turn): string => [label, record.party].filter(Boolean).join(', ')

/** The texts with the hashes of those that have one: "R1 (7f3a91c20be4) → Your draft" */
export const hashedNames = ({ old, now }: Pair): string =>
  [old, now]
    .map((p) => (p.kind === 'turn' ? `${nameOf(p)} (${p.turn.record.hash.slice(0, 12)})` : nameOf(p)))
    .join(' → ')

/** "14 changes; 212 words added, 96 removed." Numbers that only follow and looks stand apart. */
export function sentenceOf({ classes, added, removed }: Totals): string {
  const changes = CLASSES.filter((c) => c !== 'format' && c !== 'numbering').reduce((n, c) => n + classes[c], 0)
  if (changes === 0) return 'No word differs.'
  return `${plural(changes, 'change')}. ${plural(added, 'word')} added, ${removed.toLocaleString()} removed.`
}

/** Who made every difference between two texts, where only one side wrote between them. */
export function whoOf({ old, now }: Pair, turns: readonly Turn[], us: string): string | undefined {
  if (old.kind !== 'turn' || old.reading !== 'proposed') return undefined
  const from = turns.findIndex((t) => t.key === old.turn.key)
  if (now.kind === 'file' || now.reading !== 'proposed') return undefined
  if (now.kind === 'shared') return undefined
  const to = now.kind === 'turn' ? turns.findIndex((t) => t.key === now.turn.key) : turns.length - 1
  const parties = turns.slice(from + 1, to + 1).map((t) => t.record.party)
  if (now.kind === 'draft') parties.push(us)
  const [first] = parties
  return parties.every((party) => party === first) ? first : undefined
}

/** Whose colour differences carry: ours, theirs, or ink where both sides wrote. */
export const sideOf = (who: string | undefined, us: string): 'us' | 'them' | 'both' =>
  who === undefined ? 'both' : sameSide({ name: '', party: who }, { name: '', party: us }) ? 'us' : 'them'

/** What the file of a comparison is called: "Licence (R1 to R2)". */
export const pairFileName = (title: string, pair: Pair): string =>
  fileNameFor(`${title} (${nameOf(pair.old)} to ${nameOf(pair.now)})`.replace(/\.(docx|md|txt)\b/gi, ''))

export const PHASE_WORDS: Readonly<Record<Phase, string>> = {
  reading: 'Reading both texts',
  matching: 'Finding what is the same',
  aligning: 'Pairing paragraphs',
  moves: 'Looking for what moved',
  words: 'Comparing word by word',
  writing: 'Writing the Word file',
}
