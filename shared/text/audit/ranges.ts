import type { IdRange } from '../ids.ts'
import type { TextModel } from '../model.ts'
import { contentOf, firstItem } from '../reading.ts'
import { isKnown } from '../records.ts'

/** The text a record is about. */
export function rangesOf(record: unknown, model: TextModel): readonly IdRange[] {
  if (!isKnown(record)) return []
  switch (record.t) {
    case 'client':
      return [[record.client, 0, Number.MAX_SAFE_INTEGER]]
    case 'dec':
      return record.on.flatMap((d) => d.ranges)
    case 'void': {
      const target = contentOf(firstItem(model.roots.records, record.record))
      return isKnown(target) && target.t !== 'void' ? rangesOf(target, model) : []
    }
    default:
      return 'ranges' in record ? record.ranges : []
  }
}
