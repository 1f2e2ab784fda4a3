import { useDeferredValue, useMemo, useSyncExternalStore } from 'react'
import type { Card, Catalogue } from '../../platform/catalogue.ts'
import type { LaneView } from '../../platform/lane-store.ts'
import { countShelves, type Shelf, selectCards } from './model/select.ts'

export interface Cards {
  readonly view: LaneView<Card>
  readonly shown: readonly Card[]
  readonly counts: Readonly<Record<Shelf, number>>
}

/** The catalogue as Home shows it. Typing in the search stays ahead of the list. */
export const useCards = (catalogue: Catalogue, shelf: Shelf, search: string): Cards => {
  const view = useSyncExternalStore(catalogue.subscribe, catalogue.view)
  const wanted = useDeferredValue(search)
  const shown = useMemo(() => selectCards(view.rows.values(), shelf, wanted), [view.rows, shelf, wanted])
  const counts = useMemo(() => countShelves(view.rows.values()), [view.rows])
  return { view, shown, counts }
}
