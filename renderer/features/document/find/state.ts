import { createStore, type StoreApi } from 'zustand/vanilla'
import type { FindOptions } from './match.ts'

export interface FindState extends FindOptions {
  readonly open: boolean
  /** The second row, for replacing, is shown. */
  readonly replacing: boolean
  readonly query: string
  readonly replacement: string
  readonly count: number
  /** Index of the match one is at; -1 for none. */
  readonly current: number
  readonly searching: boolean
  /** What has just been done, or why it was not. */
  readonly said: string
  /** Grows whenever a key asks for the bar, so that it takes the focus. */
  readonly asked: number
}

export type FindStore = StoreApi<FindState>

export const newFindState = (): FindStore =>
  createStore<FindState>(() => ({
    open: false,
    replacing: false,
    query: '',
    replacement: '',
    matchCase: false,
    wholeWords: false,
    count: 0,
    current: -1,
    searching: false,
    said: '',
    asked: 0,
  }))

/** "3 of 17" */
export function countWords({ query, count, current, searching }: FindState): string {
  if (query === '') return ''
  if (searching && count === 0) return 'Searching…'
  if (count === 0) return 'No matches'
  const all = count.toLocaleString('en')
  if (current < 0) return count === 1 ? '1 match' : `${all} matches`
  return `${(current + 1).toLocaleString('en')} of ${all}`
}
