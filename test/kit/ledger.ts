/**
 * Somebody with pencil and paper who follows every word of three people's negotiation: who typed it, who struck it, who
 * decided what about it and what they knew then. No Yjs, no records, no ranges: the rules of the house, said once more.
 */
import type { Author } from '../../shared/text/records.ts'

/** One word as somebody typed it. The same word moved elsewhere is typed again. */
export interface Word {
  readonly text: string
  /** Undefined: a word of the contract itself. */
  readonly by?: Author
  readonly entries: Entry[]
}

interface Common {
  readonly by: Author
  /** Entries that take this one back. */
  readonly undoneBy: Undoing[]
}
export interface Birth extends Common {
  readonly what: 'birth'
  readonly word: Word
}
export interface Strike extends Common {
  readonly what: 'strike'
  readonly word: Word
  readonly move: boolean
}
/** Accepts or rejects a word (`strike` undefined) or somebody's strike of it. */
export interface Ruling extends Common {
  readonly what: 'ruling'
  readonly word: Word
  readonly strike?: Strike
  readonly verdict: 'accept' | 'reject'
  readonly knowing: ReadonlySet<Entry>
}
export interface Undoing extends Common {
  readonly what: 'undoing'
  readonly of: Entry
}
export type Entry = Birth | Strike | Ruling | Undoing

/** What somebody knows of it all. */
export type Known = ReadonlySet<Entry>

/** How a word stands, in a form that can be compared: '' is gone. */
export function standing(word: Word, known: Known): string {
  const birth = word.entries.find((e) => e.what === 'birth')
  if (birth && !known.has(birth)) return ''
  const strikes = standingStrikes(word, known)
  const birthSays = word.by ? verdictOn(word, undefined, word.by, known) : 'accept'
  const saying = strikes.map((s) => [s, verdictOn(word, s, s.by, known)] as const)
  if (birthSays === 'reject' || saying.some(([, v]) => v === 'accept')) return ''
  const pending = saying.filter(([, v]) => v !== 'reject')
  const conflict = birthSays === 'conflict' || pending.some(([, v]) => v === 'conflict')
  const who = birthSays === 'accept' ? 'agreed' : `typed by ${word.by!.name}`
  const struck = pending.map(([s]) => s.by.name).sort()
  return `${who}${struck.length > 0 ? `, struck by ${struck.join('+')}` : ''}${conflict ? ', conflict' : ''}`
}

export const isGone = (word: Word, known: Known): boolean => standing(word, known) === ''
export const isStruck = (word: Word, known: Known): boolean => standing(word, known).includes('struck')

/** Mine to take back: typed on my side and still open. */
export const isOwn = (word: Word, me: Author, known: Known): boolean =>
  word.by !== undefined && word.by.party === me.party && standing(word, known).startsWith('typed')

/** Strikes that wait for a decision. */
export const openStrikes = (word: Word, known: Known): Strike[] =>
  standingStrikes(word, known).filter((s) => !['accept', 'reject'].includes(verdictOn(word, s, s.by, known) ?? ''))

const standingStrikes = (word: Word, known: Known): Strike[] =>
  word.entries.filter((e): e is Strike => e.what === 'strike' && counts(e, known))

function counts(entry: Entry, known: Known): boolean {
  return known.has(entry) && !entry.undoneBy.some((u) => counts(u, known))
}

/** The rulings on a word or on one strike of it that count now. */
export const rulingsOn = (word: Word, strike: Strike | undefined, known: Known): Ruling[] =>
  word.entries.filter((e): e is Ruling => e.what === 'ruling' && e.strike === strike && counts(e, known))

function verdictOn(
  word: Word,
  strike: Strike | undefined,
  proposer: Author,
  known: Known,
): 'accept' | 'reject' | 'conflict' | undefined {
  const ofProposer = (r: Ruling) => proposer.party !== '' && r.by.party === proposer.party
  const may = rulingsOn(word, strike, known)
  // Of one's own proposal a yes says no more than that one does not take it back after all.
  const yielding = (r: Ruling) => r.verdict === 'accept' && ofProposer(r)
  const last = may.filter((r) => !may.some((later) => later.by.party === r.by.party && later.knowing.has(r)))
  // Who knew the other side's word and says the opposite has come too late, if one of the two is the proposer; but not
  // who had said so in time, never said otherwise, and only says it again.
  const again = (r: Ruling, e: Ruling) => {
    const own = may.filter((o) => r.knowing.has(o) && o.by.party === r.by.party)
    const kept = (o: Ruling) => !own.some((x) => x.verdict !== r.verdict && x.knowing.has(o))
    return own.some((o) => o.verdict === r.verdict && !o.knowing.has(e) && kept(o))
  }
  const late = (r: Ruling, e: Ruling) =>
    e.verdict !== r.verdict && r.knowing.has(e) && ofProposer(r) !== ofProposer(e) && !again(r, e)
  const said = last.filter((r) => !yielding(r))
  const inTime = said.filter((r) => !said.some((e) => late(r, e)))
  const verdicts = new Set(inTime.map((r) => r.verdict))
  return verdicts.size > 1 ? 'conflict' : [...verdicts][0]
}

/** Writes entries down for one person. */
export class Pencil {
  readonly me: Author
  readonly known: Set<Entry>
  /** Not yet handed to anybody else. */
  fresh: Entry[] = []

  constructor(me: Author, known: Iterable<Entry>) {
    this.me = me
    this.known = new Set(known)
  }

  birth(text: string): Birth {
    const word: Word = { text, by: this.me, entries: [] }
    return this.#note({ what: 'birth', by: this.me, undoneBy: [], word })
  }
  strike(word: Word, move = false): Strike {
    return this.#note({ what: 'strike', by: this.me, undoneBy: [], word, move })
  }
  rule(word: Word, strike: Strike | undefined, verdict: Ruling['verdict']): Ruling {
    const knowing = new Set(rulingsOn(word, strike, this.known))
    return this.#note({
      what: 'ruling',
      by: this.me,
      undoneBy: [],
      word,
      verdict,
      knowing,
      ...(strike ? { strike } : {}),
    })
  }
  /** Takes entries back: what was typed is withdrawn, anything else is undone. Answers the entries that do so. */
  undo(entries: readonly Entry[]): Entry[] {
    return entries.map((of) =>
      of.what === 'birth'
        ? this.rule(of.word, undefined, 'reject')
        : this.#note({ what: 'undoing', by: this.me, undoneBy: [], of }),
    )
  }

  #note<E extends Entry>(entry: E): E {
    if (entry.what === 'undoing') entry.of.undoneBy.push(entry)
    else entry.word.entries.push(entry)
    this.known.add(entry)
    this.fresh.push(entry)
    return entry
  }
}
