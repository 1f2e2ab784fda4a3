import { useLayoutEffect, useRef } from 'react'
import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { AppCommand, RegisterCommands } from '../../ui/frame-ports.ts'

interface Doing {
  /** Why nothing can be changed now, if so. */
  readonly problem: Refusal | undefined
  readonly selected: boolean
  readonly count: number
  readonly search: () => void
  readonly add: () => void
  readonly duplicate: () => void
  readonly remove: () => void
  readonly importFile: () => void
  readonly save: () => void
  readonly restore: () => void
  readonly undo: (() => void) | undefined
}

const none = refuse('none', 'Choose a clause first.')

/** The library's commands for the palette, the keys and the menu. They look at the present when asked. */
export const useLibraryCommands = (register: RegisterCommands, doing: Doing): void => {
  const now = useRef(doing)
  now.current = doing
  useLayoutEffect(() => {
    const group = 'Library'
    const change = (act: (doing: Doing) => void) => () => now.current.problem ?? (() => act(now.current))
    const one = (act: (doing: Doing) => void) => () => (now.current.selected ? change(act)() : none)
    const commands: AppCommand[] = [
      {
        id: 'library.search',
        label: 'Search the library',
        keys: '/ Mod+F',
        group,
        run: () => () => now.current.search(),
      },
      { id: 'library.new', label: 'New clause', keys: 'N', group, run: change((d) => d.add()) },
      { id: 'library.duplicate', label: 'Duplicate this clause', keys: 'D', group, run: one((d) => d.duplicate()) },
      { id: 'library.delete', label: 'Delete this clause', group, run: one((d) => d.remove()) },
      {
        id: 'library.import',
        label: 'Import clauses from a document…',
        keys: 'I',
        group,
        run: change((d) => d.importFile()),
      },
      {
        id: 'library.save',
        label: 'Save the library as a file…',
        group,
        run: () => (now.current.count > 0 ? () => now.current.save() : refuse('empty', 'The library is empty.')),
      },
      { id: 'library.restore', label: 'Add clauses from a saved library…', group, run: change((d) => d.restore()) },
      {
        id: 'library.undo',
        label: 'Undo what was just done',
        keys: 'Mod+Z',
        group,
        run: () => now.current.undo ?? refuse('nothing', 'There is nothing to undo here.'),
      },
    ]
    return register(commands)
  }, [register])
}
