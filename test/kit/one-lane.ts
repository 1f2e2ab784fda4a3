import type { JournalPort } from '../../renderer/platform/lane-journal.ts'
import { refuse } from '../../shared/base/refuse.ts'

/** A journal of one lane in memory, which nobody else holds: it outlives the browser profiles of a test. */
export class OneLane {
  records: Uint8Array[] = []
  appends = 0
  full = false
  readonly journal: JournalPort = {
    open: async () => ({ next: this.records.length, damage: [] }),
    takeOver: async () => ({ next: this.records.length, damage: [] }),
    read: async (_lane, from) => ({
      records: this.records.slice(from).map((bytes, index) => ({ seq: from + index, bytes })),
      next: this.records.length,
    }),
    append: async (_lane, _expected, bytes) => {
      if (this.full) return refuse('full', 'The disk is full.')
      this.appends++
      this.records.push(...bytes)
      return { next: this.records.length }
    },
  }
}
