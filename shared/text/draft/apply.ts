import { type IdRange, joinRanges } from '../ids.ts'
import { IntervalMap } from '../interval-map.ts'
import type { TextModel } from '../model.ts'
import type { NewRecord, StampAs, TextRecord } from '../records.ts'
import type { Net } from './net.ts'
import { type IsDraft, isDraftRecord } from './plane.ts'

/** Where the draft's characters stand after they were written anew. */
class IdMap {
  readonly #spans = new IntervalMap<{ readonly client: number; readonly shift: number }>()

  add([client, clock, length]: IdRange, to: number, at: number): void {
    this.#spans.add(client, clock, clock + length, { client: to, shift: at - clock })
  }

  /** Shared characters keep their ids; characters of the draft that were not written are left out. */
  map(ranges: readonly IdRange[], isDraft: IsDraft): IdRange[] {
    const out: IdRange[] = []
    for (const [client, clock, length] of ranges) {
      if (!isDraft(client)) out.push([client, clock, length])
      else
        for (const span of this.#spans.overlapping(client, clock, clock + length)) {
          const { client: to, shift } = span.values[0]!
          const from = Math.max(span.from, clock)
          out.push([to, from + shift, Math.min(span.to, clock + length) - from])
        }
    }
    return joinRanges(out)
  }
}

/** Writes a net change into a document, as new text and new records of that document's own client. One edit. */
export function applyNet(model: TextModel, net: Net, isDraft: IsDraft): void {
  const ids = new IdMap()
  const keys = new Map<string, string>()
  model.edit((write) => {
    for (const { at, text, ids: drafted } of net.texts) {
      const [written] = model.insert(model.story.placeAt(at), text).typed
      let to = written![1]
      for (const id of drafted) {
        ids.add(id, written![0], to)
        to += id[2]
      }
    }
    const map = (ranges: readonly IdRange[]) => ids.map(ranges, isDraft)
    // What marks are born with comes in one breath with them.
    const marks = [...net.marks.values()].sort((a, b) => Number(b.first) - Number(a.first))
    for (const { set, first, ranges } of marks)
      write({ t: 'para', ranges: map(ranges), set, ...(first ? { first: true } : {}) })
    for (const { set, ranges } of net.formats.values()) write({ t: 'fmt', ranges: map(ranges), set })
    if (net.texts.length > 0) write({ t: 'ins', ranges: map(net.texts.flatMap((t) => t.ids)) })
    if (net.struck.length > 0) write({ t: 'del', ranges: map(net.struck) })
    for (const ranges of net.apart.values()) write({ t: 'del', ranges: map(ranges) })
    for (const { from, to } of net.moves) {
      const movedTo = map(to)
      write({ t: 'del', ranges: map(from), ...(movedTo.length > 0 ? { movedTo } : {}) })
    }
    for (const record of net.voids) write({ t: 'void', record })
    // In the order they were said, so that what names an earlier one finds it.
    const inOrder = [...net.others].sort((a, b) => orderOf(a.record) - orderOf(b.record))
    // A decision of this draft that stays behind is not named.
    const named = (k: string): readonly string[] => {
      const key = keys.get(k) ?? (isDraftRecord(k, isDraft) ? undefined : k)
      return key === undefined ? [] : [key]
    }
    for (const { key, record } of inOrder) keys.set(key, write(renamed(record, map, named), givenBy(record)))
    return []
  })
}

const orderOf = (record: TextRecord): number => (record.t === 'base' ? 0 : record.n)

/** The other side's word, written down by us, stays theirs. */
const givenBy = (record: TextRecord): StampAs =>
  record.t === 'agree' && record.recorded ? { by: record.by, at: record.at } : {}

/** A record as it is written anew: its ranges and the comments it names, mapped. */
function renamed(
  record: TextRecord,
  map: (ranges: readonly IdRange[]) => IdRange[],
  named: (key: string) => readonly string[],
): NewRecord {
  const knowing = (keys: readonly string[] = []) => {
    const after = keys.flatMap(named)
    return after.length > 0 ? { after } : {}
  }
  const key = (k: string) => named(k)[0] ?? k
  switch (record.t) {
    case 'wd':
      return { t: 'wd', ranges: map(record.ranges), ...knowing(record.after) }
    case 'dec': {
      const { t, verdict, after, say } = record
      const on = record.on.map(({ layer, ranges }) => ({ layer, ranges: map(ranges) }))
      return { t, verdict, on, ...knowing(after), ...(say ? { say } : {}) }
    }
    case 'why':
      return { t: 'why', ranges: map(record.ranges), say: record.say }
    case 'cmt':
      return {
        t: 'cmt',
        ranges: map(record.ranges),
        text: record.text,
        ...(record.parent ? { parent: key(record.parent) } : {}),
      }
    case 'done':
      return { t: 'done', comment: key(record.comment), done: record.done }
    case 'agree':
      return {
        t: 'agree',
        clause: record.clause,
        hash: record.hash,
        level: record.level,
        ...knowing(record.after),
        ...(record.recorded ? { recorded: record.recorded } : {}),
      }
    case 'reopen':
      return { t: 'reopen', clause: record.clause, say: record.say }
    case 'ack':
      return { t: 'ack', turn: record.turn, rows: record.rows }
    default:
      throw new TypeError(`a draft holds no loose ${record.t} record`)
  }
}
