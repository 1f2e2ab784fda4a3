import { refuse } from '../../../../shared/base/refuse.ts'
import type { AppCommand } from '../../../ui/frame-ports.ts'
import type { Finder } from './finder.ts'

const GROUP = 'Document'

/** Find and replace as commands of the palette, the keys and the menu. */
export function findCommands(finder: Finder): AppCommand[] {
  const step = (by: 1 | -1): AppCommand['run'] => {
    return () =>
      finder.state.getState().query === ''
        ? refuse('nothing', 'Nothing was looked for yet: open Find first.')
        : () => void finder.step(by)
  }
  return [
    { id: 'document.find', label: 'Find…', keys: 'Mod+F', group: GROUP, run: () => () => finder.open(false) },
    {
      id: 'document.replace',
      label: 'Find and replace…',
      keys: 'Mod+H',
      group: GROUP,
      run: () => () => finder.open(true),
    },
    { id: 'document.findNext', label: 'Next match', keys: 'F3', group: GROUP, run: step(1) },
    { id: 'document.findPrevious', label: 'Previous match', keys: 'Shift+F3', group: GROUP, run: step(-1) },
  ]
}
