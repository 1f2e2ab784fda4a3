import { type ReactNode, useCallback, useState } from 'react'
import { lastTurn } from '../../../../shared/text/turns.ts'
import type { Desk } from '../desk.ts'
import { ExportDialog } from './ExportDialog.tsx'

interface Asked<T> {
  readonly desk: Desk
  readonly make: (what: T, of: 'draft' | 'shared') => Promise<void>
  readonly onPublish: () => void
}

interface WhichText<T> {
  readonly ask: (what: T) => Promise<void>
  readonly dialog: ReactNode
}

/** Before something is made of the text: where a draft is not published, asks whether it goes in. */
export function useWhichText<T>({ desk, make, onPublish }: Asked<T>): WhichText<T> {
  const [asking, setAsking] = useState<{ readonly what: T }>()
  const ask = useCallback(
    async (what: T) => {
      if (desk.hasDraft && !desk.session.model.drafting) setAsking({ what })
      else await make(what, 'draft')
    },
    [desk, make],
  )
  const close = () => setAsking(undefined)
  return {
    ask,
    dialog: asking && (
      <ExportDialog
        turn={lastTurn(desk.session.model)?.label}
        onPublish={() => {
          close()
          onPublish()
        }}
        onExport={(of) => {
          close()
          void make(asking.what, of)
        }}
        onClose={close}
      />
    ),
  }
}
