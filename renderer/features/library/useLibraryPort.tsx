import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import type { Clock } from '../../platform/clock.ts'
import type { Library } from '../../platform/library.ts'
import type { LibraryPort, PickedClause } from '../../ui/frame-ports.ts'
import { asText, newClause } from './model/clause.ts'
import { PickClause } from './PickClause.tsx'

interface Ports {
  readonly library: Library
  readonly clock: Clock
  readonly newId: () => string
}

/** What a document may ask of the library, and the dialog that asks back: mount `picker` beside the document. */
export const useLibraryPort = ({ library, clock, newId }: Ports): { port: LibraryPort; picker: ReactNode } => {
  const [open, setOpen] = useState(false)
  const answer = useRef<(picked: PickedClause | undefined) => void>(undefined)
  const done = useCallback((picked: PickedClause | undefined) => {
    setOpen(false)
    answer.current?.(picked)
    answer.current = undefined
  }, [])
  const port = useMemo(
    (): LibraryPort => ({
      pickClause: () =>
        new Promise((resolve) => {
          answer.current?.(undefined)
          answer.current = resolve
          setOpen(true)
        }),
      saveToLibrary: async ({ title, text, source = '', licence = '' }) => {
        await library.open()
        return library.put(newClause({ now: clock.now(), newId }, { title, text: asText(text), source, licence }))
      },
    }),
    [library, clock, newId],
  )
  return { port, picker: open && <PickClause library={library} onDone={done} /> }
}
