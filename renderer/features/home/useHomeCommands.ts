import { useLayoutEffect, useRef } from 'react'
import type { Refusal } from '../../../shared/base/refuse.ts'
import type { AppCommand, RegisterCommands } from '../../ui/frame-ports.ts'

interface Doing {
  /** Why nothing can be started or changed now, if so. */
  readonly problem: Refusal | undefined
  readonly chooseWord: () => void
  readonly askBlank: () => void
  /** Opens an invitation or a sealed file. */
  readonly join: () => void
  readonly search: () => void
  /** Takes back what was just done, if anything was. */
  readonly undo: () => (() => void) | undefined
}

/** Home's commands for the palette, the keys and the menu. Registered once; they look at the present when asked. */
export const useHomeCommands = (register: RegisterCommands, doing: Doing): void => {
  const now = useRef(doing)
  now.current = doing
  useLayoutEffect(() => {
    const unless = (act: () => void) => () => now.current.problem ?? act
    const commands: AppCommand[] = [
      {
        id: 'home.openWord',
        label: 'New from a file…',
        keys: 'O Mod+O',
        group: 'Home',
        run: unless(() => now.current.chooseWord()),
      },
      {
        id: 'home.newBlank',
        label: 'New blank negotiation…',
        keys: 'N',
        group: 'Home',
        run: unless(() => now.current.askBlank()),
      },
      {
        id: 'home.join',
        label: 'Join with an invitation, or open a sealed file…',
        keys: 'J',
        group: 'Home',
        run: unless(() => now.current.join()),
      },
      {
        id: 'home.search',
        label: 'Search negotiations',
        keys: 'Mod+F',
        group: 'Home',
        run: () => () => now.current.search(),
      },
      {
        id: 'home.undo',
        label: 'Undo what was just done',
        keys: 'Mod+Z',
        group: 'Home',
        run: () => now.current.undo() ?? { refused: 'nothing', say: 'There is nothing to undo here.' },
      },
    ]
    return register(commands)
  }, [register])
}
