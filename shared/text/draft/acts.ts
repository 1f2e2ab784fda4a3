import type { TextModel } from '../model.ts'
import type { TextRecord } from '../records.ts'
import { type IsDraft, isDraftRecord } from './plane.ts'

const ACTS: ReadonlySet<TextRecord['t']> = new Set(['dec', 'why', 'cmt', 'done', 'agree', 'reopen', 'ack'])

/** What is drafted besides text: decisions, reasons, comments, agreements. They leave with the next turn. */
export function draftActs(model: TextModel, isDraft: IsDraft): TextRecord[] {
  const acts: TextRecord[] = []
  for (const [key, record] of model.overlay.standing())
    if (ACTS.has(record.t) && isDraftRecord(key, isDraft) && !isOfDraft(record, isDraft)) acts.push(record)
  return acts
}

/** A decision on nothing but one's own draft has nothing to say to anybody else. */
const isOfDraft = (record: TextRecord, isDraft: IsDraft): boolean =>
  record.t === 'dec' &&
  record.on.every(({ layer, ranges }) => isDraftRecord(layer, isDraft) || ranges.every(([client]) => isDraft(client)))
