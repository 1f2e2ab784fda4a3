import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { Library, LibraryClause } from '../../platform/library.ts'
import { LibraryIndex } from './model/search.ts'

/** One index per library for as long as the window lives; it is never written anywhere. */
const indexes = new WeakMap<Library, LibraryIndex>()

/** The library as it is now, opened when somebody looks for the first time. */
export const useLibrary = (library: Library) => {
  useEffect(() => void library.open(), [library])
  const view = useSyncExternalStore(library.subscribe, library.view)
  const kept = useSyncExternalStore(library.subscribe, library.kept)
  return { view, kept }
}

/** The clauses that fit, in the order they are shown. */
export const useFound = (
  library: Library,
  rows: ReadonlyMap<string, LibraryClause>,
  query: string,
  tag?: string,
): readonly LibraryClause[] =>
  useMemo(() => {
    const index = indexes.get(library) ?? new LibraryIndex()
    indexes.set(library, index)
    index.update(rows)
    return index.search(query, tag).ids.flatMap((id) => rows.get(id) ?? [])
  }, [library, rows, query, tag])
