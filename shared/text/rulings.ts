import type { Author, Verdict } from './records.ts'

/** One decision over some text: what was decided about which layer, by whom, knowing which others. */
export interface Ruling {
  readonly layer: string
  readonly verdict: Verdict
  readonly key: string
  readonly by: Author
  readonly after: readonly string[]
  /** The author's own taking back of typed text; from anybody else it is void. */
  readonly withdrawal?: true
}

/** `conflict`: two sides, or two colleagues at the same time, decided differently. It stays pending until one yields. */
export type Standing = Verdict | 'conflict' | undefined

/** Of one party; without a party, the same person. */
export const sameSide = (a: Author, b: Author): boolean => {
  if (a.party === '' && b.party === '') return a.name === b.name
  return a.party === b.party || wentBy(a, b.party) || wentBy(b, a.party)
}

/** What may stand in a Word file for an author: the name, or the party's where that was asked for. */
export const namesOf = ({ name, party }: Author): readonly string[] => (party === '' ? [name] : [name, party])

/** The name a change of ours goes out under in a Word file; others keep their own. */
export const nameInFiles = (author: Author, me: Author): string =>
  me.signs === 'party' && me.party !== '' && sameSide(author, me) ? me.party : author.name

const wentBy = ({ formerly }: Author, party: string): boolean => party !== '' && formerly?.includes(party) === true

/**
 * Where a layer stands (redline.md, "Decision"): nobody accepts a proposal of their own side; within a side the later
 * decision counts; an author who takes back what the other side has accepted, or an accept of what was already taken
 * back, is void; whatever else contradicts is a conflict, until one side yields. Any order of the rulings gives the same
 * answer.
 */
export function standingOf(layer: string, proposer: Author, rulings: readonly Ruling[]): Standing {
  if (rulings.length === 0) return undefined
  const on = rulings.filter((r) => r.layer === layer && (mayRule(r, proposer) || yields(r, proposer)))
  const heads = on.filter((r) => !on.some((later) => sameSide(later.by, r.by) && later.after.includes(r.key)))
  const said = heads.filter((r) => !yields(r, proposer))
  const valid = said.filter((r) => !said.some((earlier) => comesTooLate(r, earlier, proposer, on)))
  const [first, ...others] = valid
  return others.every((r) => r.verdict === first?.verdict) ? first?.verdict : 'conflict'
}

const mayRule = (r: Ruling, proposer: Author): boolean =>
  sameSide(r.by, proposer) ? r.verdict === 'reject' : r.withdrawal === undefined

/** The proposer's yes to a proposal of their own accepts nothing; it lifts the taking back they knew of. */
const yields = (r: Ruling, proposer: Author): boolean => sameSide(r.by, proposer) && r.verdict === 'accept'

/** Saying again what one's side said in time is not too late: else repeating a no would make it a yes. */
function comesTooLate(r: Ruling, earlier: Ruling, proposer: Author, all: readonly Ruling[]): boolean {
  if (r.verdict === earlier.verdict || !r.after.includes(earlier.key)) return false
  if (sameSide(r.by, proposer) === sameSide(earlier.by, proposer)) return false
  const own = all.filter((o) => r.after.includes(o.key) && sameSide(o.by, r.by))
  const changedTheirMind = (o: Ruling) => own.some((x) => x.verdict !== r.verdict && x.after.includes(o.key))
  return !own.some((o) => o.verdict === r.verdict && !o.after.includes(earlier.key) && !changedTheirMind(o))
}
