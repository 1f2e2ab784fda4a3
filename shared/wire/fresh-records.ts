/** What the fresh records of a peer's update say, once it lies on the shadow: well-formed, their own, about what exists. */
import type * as Y from 'yjs'
import type { TextModel } from '../text/model.ts'
import { readRecord, type Said } from '../text/record-guard.ts'
import type { Entry, Piece, Scanned } from './scan.ts'
import type { Unfit } from './unfit.ts'

export interface Asked {
  readonly records: Y.Map<unknown>
  readonly scanned: Scanned
  /** Name of the party that signed it. */
  readonly party: string
  readonly founding: boolean
  /** Names our own party goes by or went by: whoever begins a document cannot have us speak in it. */
  readonly ours: readonly string[]
  /** The greatest Lamport order there was. */
  readonly order: number
  /** All that was ever written, which no text is longer than. */
  readonly letters: number
  readonly clockOf: (client: number) => number
  /** What a client said of itself first, if anything. */
  readonly registered: (client: number) => unknown
}

/**
 * Laying records over text costs by stretch and by letter: a hundred thousand stretches that overlap would keep a computer
 * busy for minutes. An honest update lays each kind over a letter a few times at most.
 */
const MOST_STRETCHES = { turn: 20_000, founding: 500_000 }
const MOST_LAYERS = 20

/** What is wrong with them, or whose word the returned files among them are. */
export function claimsIn(asked: Asked): Unfit | ReadonlySet<string> {
  const parties = new Set([asked.party])
  let stretches = asked.founding ? MOST_STRETCHES.founding : MOST_STRETCHES.turn
  let letters = MOST_LAYERS * asked.letters
  for (const entry of asked.scanned.records) {
    const said = readRecord(asked.records.get(entry.key))
    if (!said) return 'malformed'
    const wrong =
      wrongSaying(said, entry, asked) ?? (asked.founding ? wrongWord(said, asked) : wrongSpeaker(said, entry, asked))
    if (wrong) return wrong
    stretches -= said.ranges.length
    for (const [, , length] of said.ranges) letters -= length
    if (stretches < 0 || letters < 0) return 'heaped'
    if (said.via !== undefined && said.by) parties.add(said.by.party)
  }
  return parties
}

/** Whether it is about what exists, and says so in the order in which things come to exist. */
function wrongSaying(
  said: Said,
  { key }: Entry,
  { records, scanned, founding, order, clockOf }: Asked,
): Unfit | undefined {
  if ((said.t === 'base') !== key.startsWith('base.') || (said.t === 'base' && !founding)) return 'base'
  if (said.t === 'base' && key !== `base.${said.story}`) return 'base'
  // A leap would use the orders up: nothing honest could come after it.
  if (said.n > order + scanned.records.length) return 'order'
  // About words that do not exist yet it would decide before they are written.
  if (said.ranges.some(([client, clock, length]) => clock + length > clockOf(client))) return 'ranges'
  return said.about.every((target) => records.has(target)) ? undefined : 'target'
}

/** Who begins a document vouches for who had said what before; our own word she has only from a file, or wrote down. */
const wrongWord = ({ via, recordedBy, by }: Said, { ours }: Asked): Unfit | undefined =>
  via === undefined && recordedBy === undefined && by && ours.includes(by.party) ? 'name' : undefined

/** Whether whoever says it may: in the signer's own name, or as what a returned file says, under that file's client. */
function wrongSpeaker(said: Said, { client, clock }: Entry, { party, registered }: Asked): Unfit | undefined {
  const writer = readRecord(registered(client))
  if (writer?.t !== 'client' || !writer.by) return 'registration'
  if (said.t === 'client' && clock !== 0) return 'registration'
  if (said.via !== writer.via && !(said.t === 'turn' && said.via === undefined)) return 'claim'
  if (said.via !== undefined) return said.by?.party === writer.by.party ? undefined : 'claim'
  return (said.recordedBy ?? said.by?.party) === party ? undefined : 'name'
}

/** Words under a returned file's client, every one of them marked as that file's: else they would seem to be typed. */
export function isClaimed({ client, clock, text }: Piece, { overlay }: TextModel): boolean {
  let at = clock
  const end = clock + text.length
  for (const { from, to, values } of overlay.layers.overlapping(client, clock, end)) {
    if (from > at || !values.some(({ kind, via }) => kind === 'ins' && via)) return false
    at = to
  }
  return at >= end
}
