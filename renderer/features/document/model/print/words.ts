/** What a printed page says about itself and its signs. */
import type { Kind, Letterhead, Seen } from './sheet.ts'

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  redline: 'Redline',
  clean: 'Clean text',
  sides: 'Side by side',
}

export interface Parties {
  readonly us: string
  readonly them: string
}

/** Party names as they are printed: never empty, never the same twice. */
export const partiesOf = ({ us, them }: Parties): Parties => ({
  us: us.trim() || 'our side',
  them: them.trim() && them.trim() !== us.trim() ? them.trim() : 'the other side',
})

/** The shortest beginnings that tell the two apart, for the margin: colours go in a black and white copy. */
export function initialsOf({ us, them }: Parties): Parties {
  const [a, b] = [letters(us), letters(them)]
  for (let n = 1; n <= 3; n++) {
    const [x, y] = [a.slice(0, n), b.slice(0, n)]
    if (x !== '' && y !== '' && x.toLowerCase() !== y.toLowerCase()) return { us: x, them: y }
  }
  return { us: '1', them: '2' }
}

const letters = (name: string): string => name.replace(/[^\p{L}\p{N}]/gu, '')

const shortened = (text: string, most: number): string =>
  text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`

/** Two lines at the left of every page's head. */
export function headLeft(head: Letterhead): string {
  const { us, them } = partiesOf(head)
  const names = `${shortened(us, 30)} and ${shortened(them, 30)}`
  return `${shortened(head.title, 60)} · ${names}\n${signsIn(head)}`
}

/** Two lines at the right of every page's head. */
export const headRight = ({ kind, state, date, left }: Letterhead): string =>
  left === undefined
    ? `${KIND_NAMES[kind]} · ${shortened(state, 60)}\n${date}`
    : `${KIND_NAMES[kind]} · ${date}\nRight: ${shortened(state, 60)}`

export const footLeft = ({ hash, draft }: Letterhead): string =>
  `SHA-256 ${hash.slice(0, 12)}${draft ? ' of this draft' : ''}`

/** The legend in one line, for every page. */
function signsIn(head: Letterhead): string {
  if (head.kind === 'clean') return 'Reads as if every proposal were accepted'
  if (head.left !== undefined) return `Left: ${shortened(head.left, 60)}`
  const parties = partiesOf(head)
  const initials = initialsOf(parties)
  const who = `${initials.us} ${shortened(parties.us, 24)} · ${initials.them} ${shortened(parties.them, 24)}`
  return `Double underline: inserted · struck: deleted · dashed: moved · ${who}`
}

const MOST_PEOPLE = 8

/** "Ann Hale; Bob Lee, claimed in the file; and 3 others": the party stands beside them already. */
export function peopleIn(names: ReadonlySet<string>, party: string): string {
  const own = `, ${party}`
  const all = [...names].map((name) => (name.endsWith(own) ? name.slice(0, -own.length) : name)).toSorted()
  const rest = all.length - MOST_PEOPLE
  if (rest <= 0) return all.join('; ')
  return `${all.slice(0, MOST_PEOPLE).join('; ')}; and ${rest} ${rest === 1 ? 'other' : 'others'}`
}

export interface Counts {
  readonly us: number
  readonly them: number
}

/** "14 changes: 9 by Kestrelmoor, 5 by Vantaloft." */
export function countedIn(head: Letterhead, { us, them }: Counts): string {
  const parties = partiesOf(head)
  const all = us + them
  if (all === 0) return 'Nothing is proposed in this text.'
  const open = head.kind === 'clean' ? 'still open, each taken as accepted here' : 'proposed'
  const by = [us > 0 && `${us} by ${parties.us}`, them > 0 && `${them} by ${parties.them}`].filter(Boolean)
  return `${all} ${all === 1 ? 'change' : 'changes'} ${open}: ${by.join(', ')}.`
}

export interface Sign {
  /** Class of the sample. */
  readonly look: string
  readonly sample: string
  readonly means: string
}

/** What the signs mean where two texts are compared. */
export const SIDE_SIGNS: readonly Sign[] = [
  { look: 'del', sample: 'text', means: 'gone' },
  { look: 'ins', sample: 'text', means: 'new' },
  { look: 'mv', sample: 'text', means: 'moved; the arrow says where' },
  { look: 'bar-solid', sample: '', means: 'differs here' },
]

/** What the signs of a redline mean; the rare ones only where they occur. */
export function signsOf(seen: Seen): Sign[] {
  return [
    { look: 'ins', sample: 'text', means: 'inserted' },
    { look: 'del', sample: 'text', means: 'deleted' },
    ...(seen.moved ? [{ look: 'mv', sample: 'text', means: 'moved; the arrow says where' }] : []),
    { look: 'bar-solid', sample: '', means: 'changed here' },
    ...(seen.draft ? [{ look: 'bar-dashed', sample: '', means: 'draft, not published' }] : []),
    ...(seen.format ? [{ look: 'bar-dotted', sample: 'F', means: 'only looks or numbering' }] : []),
    ...(seen.untracked ? [{ look: 'un', sample: 'UNTRACKED', means: 'changed without a mark in the file' }] : []),
    ...(seen.conflict ? [{ look: 'cf', sample: 'text', means: 'decided differently by the two sides' }] : []),
    ...(seen.agreed ? [{ look: 'lock', sample: '', means: 'agreed by both' }] : []),
  ]
}
