import { writerOf } from '../draft/plane.ts'
import type { IdRange } from '../ids.ts'
import type { TextModel } from '../model.ts'
import { contentOf, firstItem } from '../reading.ts'
import { isKnown, type TextRecord } from '../records.ts'
import { isBirth } from './births.ts'
import type { Cause } from './causes.ts'
import type { ItemFindings, Suspect } from './items.ts'
import type { Known, Writers } from './known.ts'
import { rangesOf } from './ranges.ts'

/** No negotiation has that many records; beyond it, adding one to an order no longer makes it greater. */
const GREATEST_ORDER = 1e12

/** What records of others, written since the turn, say that is not theirs to say. */
export function recordsAgainst(
  model: TextModel,
  written: ItemFindings['records'],
  known: Known,
  writers: Writers,
): Suspect[] {
  const suspects: Suspect[] = []
  for (const { key, client, clock } of written) {
    const record = contentOf(firstItem(model.roots.records, key))
    // Of a kind we do not know: it means nothing here, and is kept for whoever does.
    if (!isKnown(record)) continue
    const cause = refusal(record, { model, key, client, clock, known, writers })
    if (cause) suspects.push({ cause, writer: client, record: key, ranges: rangesOf(record, model) })
  }
  return suspects
}

interface Case {
  readonly model: TextModel
  readonly key: string
  readonly client: number
  readonly clock: number
  readonly known: Known
  readonly writers: Writers
}

function refusal(record: TextRecord, on: Case): Cause | undefined {
  const { model, client, known, writers } = on
  if (record.t === 'base') return 'base'
  const party = writers.partyOf(client)
  if (record.story !== model.storyId) return model.roots.records.has(`base.${record.story}`) ? undefined : 'elsewhere'
  if (!Number.isSafeInteger(record.n) || record.n < 0 || record.n > GREATEST_ORDER) return 'order'
  if (record.t === 'client') return record.client === client && record.by.party === party ? undefined : 'registration'
  const by = record.t === 'agree' && record.recorded ? record.recorded.by : record.by
  // A file taken in is written by a client of its own; the turn it makes is recorded by whoever took it in.
  if (by.party !== party && !(record.t === 'turn' && record.file)) return 'forged-author'
  switch (record.t) {
    case 'ins':
    case 'note':
      return record.ranges.every(([of]) => of === client) ? undefined : 'claims'
    case 'wd':
      return areOf(record.ranges, party, writers) ? undefined : 'withdraws'
    case 'del':
      return areOf(record.movedTo ?? [], party, writers) ? undefined : 'couples'
    case 'para':
      return !record.first || isBirth(model, on, record.ranges, known) ? undefined : 'settled-look'
    case 'void':
      return mayVoid(model, record.record, party, writers) ? undefined : 'voids'
    case 'baseline':
      return isFirstBaseline(model, known) ? undefined : 'settles'
    case 'turn':
      return record.party === party || record.file ? undefined : 'turn'
    default:
      return undefined
  }
}

/** Text that has not arrived yet is nobody's so far: it is looked at again when it comes. */
const areOf = (ranges: readonly IdRange[], party: string | undefined, writers: Writers): boolean =>
  ranges.every(([client]) => !writers.isBase(client) && (writers.partyOf(client) ?? party) === party)

function mayVoid(model: TextModel, target: string, party: string | undefined, writers: Writers): boolean {
  const writer = writerOf(target)
  if (writer === undefined) return false
  if (!firstItem(model.roots.records, target)) return true
  return (writers.partyOf(writer) ?? party) === party
}

/** Begun from blank, and nothing was settled yet when the turn was kept. */
function isFirstBaseline(model: TextModel, { heads }: Known): boolean {
  if (model.roots.origin()?.source !== 'blank') return false
  for (const [key, record] of model.overlay.standing()) {
    const item = record.t === 'baseline' && firstItem(model.roots.records, key)
    if (item && item.id.clock < (heads.get(item.id.client) ?? 0)) return false
  }
  return true
}
