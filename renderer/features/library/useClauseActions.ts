import { useState } from 'react'
import type { Refusal } from '../../../shared/base/refuse.ts'
import type { LibraryClause } from '../../platform/library.ts'
import { copyOf, isEmpty, nameOf, newClause } from './model/clause.ts'
import type { LibraryProps } from './ports.ts'

export interface Undoable {
  readonly id: string
  readonly text: string
  readonly undo: () => void
}

const short = (title: string): string => (title.length > 48 ? `${title.slice(0, 46)}…` : title)

/** Everything that can be done to a clause, which one is chosen, and what can be undone. */
export const useClauseActions = (
  { library, clock, newId }: Pick<LibraryProps, 'library' | 'clock' | 'newId'>,
  rows: ReadonlyMap<string, LibraryClause>,
) => {
  const [selected, setSelected] = useState<string>()
  /** Just begun: not in the library before something stands in it. */
  const [draft, setDraft] = useState<LibraryClause>()
  const [undoable, setUndoable] = useState<Undoable>()
  const [refusal, setRefusal] = useState<Refusal>()
  const making = () => ({ now: clock.now(), newId })
  const clause = draft && draft.id === selected ? draft : selected === undefined ? undefined : rows.get(selected)
  const select = (id: string | undefined) => {
    setSelected(id)
    if (id !== draft?.id) setDraft(undefined)
  }
  return {
    clause,
    selected,
    undoable,
    refusal,
    select,
    setRefusal,
    forgetUndo: () => setUndoable(undefined),
    add: () => {
      const made = newClause(making())
      setDraft(made)
      setSelected(made.id)
    },
    change: (changed: LibraryClause) => {
      if (isEmpty(changed) && !rows.has(changed.id)) return
      library.putSoon({ ...changed, updatedAt: clock.now() })
    },
    duplicate: async () => {
      if (!clause) return
      await library.settle()
      const copy = copyOf(library.view().rows.get(clause.id) ?? clause, making())
      const refused = await library.put(copy)
      setRefusal(refused)
      if (!refused) select(copy.id)
    },
    /** Takes the clause away and chooses the one given instead. */
    remove: async (id: string, next: string | undefined) => {
      // From the key on, undo is about this act and none before it, however long the disk takes.
      setUndoable(undefined)
      await library.settle()
      const gone = library.view().rows.get(id)
      select(next)
      if (!gone) return
      const removed = library.remove(id)
      setUndoable({
        id: crypto.randomUUID(),
        text: `Deleted “${short(nameOf(gone))}”.`,
        undo: () => {
          setUndoable(undefined)
          const back = async () => {
            if (await removed) return
            const put = library.put(gone)
            setSelected(gone.id)
            setRefusal(await put)
          }
          void back()
        },
      })
      const refused = await removed
      setRefusal(refused)
      if (!refused) return
      setUndoable(undefined)
      select(id)
    },
    /** Adds many at once, such as those chosen from a document; one undo takes all of them away again. */
    addAll: async (clauses: readonly LibraryClause[], text: string): Promise<Refusal | undefined> => {
      setUndoable(undefined)
      const refused = await library.putAll(clauses)
      if (refused) return refused
      select(clauses[0]?.id)
      setUndoable({
        id: crypto.randomUUID(),
        text,
        undo: () => {
          setUndoable(undefined)
          const away = async () => {
            for (const { id } of clauses) {
              const failed = await library.remove(id)
              if (failed) return setRefusal(failed)
            }
          }
          void away()
        },
      })
      return undefined
    },
  }
}
