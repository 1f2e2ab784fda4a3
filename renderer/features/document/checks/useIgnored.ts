import { useMemo, useState, useSyncExternalStore } from 'react'
import type { TermFinding } from '../../../../shared/clauses/terms.ts'
import { newId } from '../../../platform/ids.ts'
import type { Ignored } from '../../../platform/ignored.ts'
import type { Desk } from '../desk.ts'

export interface IgnoredTerms {
  readonly has: (finding: TermFinding) => boolean
  readonly ignore: (finding: TermFinding) => void
  readonly bringBack: (finding: TermFinding) => void
  /** Why the last choice was not kept; '' where it was. */
  readonly refused: string
}

/** A term ignored as undefined is still told when somebody defines it twice. */
const findingOf = ({ kind, id }: TermFinding): string => `${kind}:${id}`

/** What one has chosen to leave alone in this negotiation, as it is kept on this computer. */
export function useIgnored({ session }: Desk, ignored: Ignored): IgnoredTerms {
  const { rows } = useSyncExternalStore(ignored.subscribe, ignored.view)
  const [refused, setRefused] = useState('')
  const mine = useMemo(
    () => [...rows.values()].filter(({ negotiation }) => negotiation === session.id),
    [rows, session.id],
  )
  const kept = useMemo(() => new Set(mine.map(({ finding }) => finding)), [mine])
  return {
    has: (finding) => kept.has(findingOf(finding)),
    ignore: async (finding) => {
      const row = { id: newId(), negotiation: session.id, finding: findingOf(finding), at: new Date().toISOString() }
      setRefused((await ignored.put(row))?.say ?? '')
    },
    bringBack: async (finding) => {
      let problem = ''
      for (const row of mine)
        if (row.finding === findingOf(finding)) problem ||= (await ignored.remove(row.id))?.say ?? ''
      setRefused(problem)
    },
    refused,
  }
}
