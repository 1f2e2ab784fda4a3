import { useEffect, useState } from 'react'
import { watchPrivateCopies } from '../../platform/private-clipboard.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'

/** Asks before words copied from a private place go into a shared one. */
export const Crossing = () => {
  const [go, setGo] = useState<() => void>()
  useEffect(() => watchPrivateCopies((act) => setGo(() => act)), [])
  if (!go) return null
  return (
    <AskDialog
      title="Put private words into the shared document?"
      act="Put them in"
      safe="Leave them out"
      onSafe={() => setGo(undefined)}
      onAct={() => {
        setGo(undefined)
        // After the dialog has given the focus back.
        setTimeout(go, 50)
      }}
    >
      <p>
        They were copied from a place that is private to us. In the document the other side reads them with your next
        turn.
      </p>
    </AskDialog>
  )
}
