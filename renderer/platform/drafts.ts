/**
 * Which drafts this window has open and whether their words are kept, told from what passes to the journal: whoever
 * wants to lock can wait for the last of them without knowing the sessions.
 */
import { isRefusal, type Refusal } from '../../shared/base/refuse.ts'
import type { Lane } from '../../shared/bridge/contract.ts'
import type { Connection } from './bridge.ts'

export interface Drafts {
  /** To be used in the place of the connection it was made from. */
  readonly connection: Connection
  /** Why the journal refused the last words of a draft, if it did and has not taken them since. */
  unsaved(): Refusal | undefined
  /** Resolves when every draft is closed, which comes after its last words, at the latest after `patienceMs`. */
  letGo(patienceMs: number): Promise<void>
}

const isDraft = (lane: Lane): boolean => lane.startsWith('draft/')

export function watchDrafts(connection: Connection): Drafts {
  const { journal } = connection.client
  const open = new Set<Lane>()
  const refused = new Map<Lane, Refusal>()
  const waiting = new Set<() => void>()
  const settle = () => {
    if (open.size === 0) for (const resolve of [...waiting]) resolve()
  }
  const gone = (lane: Lane) => {
    open.delete(lane)
    refused.delete(lane)
    settle()
  }
  connection.onEvent((event) => {
    if (event.kind === 'laneTaken') gone(event.lane)
  })
  const opening =
    (how: 'open' | 'takeOver'): typeof journal.open =>
    async (lane) => {
      const opened = await journal[how](lane)
      if (isDraft(lane) && !isRefusal(opened)) open.add(lane)
      return opened
    }
  const append: typeof journal.append = async (lane, expected, records) => {
    const answer = await journal.append(lane, expected, records)
    if (!isRefusal(answer)) refused.delete(lane)
    else if (isDraft(lane)) refused.set(lane, answer)
    return answer
  }
  const close: typeof journal.close = async (lane) => {
    try {
      return await journal.close(lane)
    } finally {
      gone(lane)
    }
  }
  const client = {
    ...connection.client,
    journal: { ...journal, open: opening('open'), takeOver: opening('takeOver'), append, close },
  }
  return {
    connection: { ...connection, client },
    unsaved: () => [...refused.values()][0],
    letGo: (patienceMs) =>
      new Promise((resolve) => {
        const done = () => {
          clearTimeout(timer)
          waiting.delete(done)
          resolve()
        }
        const timer = setTimeout(done, patienceMs)
        waiting.add(done)
        settle()
      }),
  }
}
