import { useCallback, useEffect, useLayoutEffect, useMemo } from 'react'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { Compare } from '../../features/compare/index.ts'
import type { Session, SessionDeps } from '../../session/session.ts'
import type { CompareAct, RegisterCommands } from '../../ui/frame-ports.ts'
import { useApp } from '../store.ts'

/** Comparing in one open negotiation: what was compared is there again on coming back, and ends with the negotiation. */
export function useCompare(
  id: NegotiationId,
  ready: { readonly session: Session; readonly deps: SessionDeps } | undefined,
  registerCommands: RegisterCommands,
) {
  const compare = useMemo(() => ready && new Compare(ready.session, ready.deps), [ready])
  useEffect(() => () => compare?.close(), [compare])
  const onCompare = useCallback(
    (pair?: Omit<CompareAct, 'act'>) =>
      useApp
        .getState()
        .go({ kind: 'negotiation', id, part: 'compare', ...(pair && { next: { act: 'compare', ...pair } }) }),
    [id],
  )
  useLayoutEffect(
    () =>
      registerCommands([
        {
          id: 'negotiation.compare',
          label: 'Compare two turns, or a file…',
          keys: 'Mod+Shift+D',
          group: 'Negotiation',
          run: () => () => onCompare(),
        },
      ]),
    [registerCommands, onCompare],
  )
  return { compare, onCompare }
}
