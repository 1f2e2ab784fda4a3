import type { NewRecord } from './records.ts'
import type { Place } from './story.ts'

/** Asked before anything is written; naming a clause holds the edit. */
export interface Guard {
  readonly insertion: (at: Place, text: string) => string | undefined
  readonly record: (record: NewRecord) => string | undefined
}

/** An edit that was held, and the clause that holds it. Thrown and caught within `TextModel.attempt`. */
export class Held extends Error {
  readonly clause: string
  constructor(clause: string) {
    super('this clause is agreed')
    this.clause = clause
  }
}
