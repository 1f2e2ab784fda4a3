/** The commands that exist on every screen. */
import type { Refusal } from '../../../shared/base/refuse.ts'
import type { AppCommand } from '../../ui/frame-ports.ts'
import { useApp } from '../store.ts'
import { nextPane } from './panes.ts'
import type { Registry } from './registry.ts'

interface Doing {
  readonly registry: Registry
  readonly lock: () => void
  readonly newWindow: () => void
  readonly helpPages: readonly { readonly id: string; readonly title: string }[]
}

/** Long enough for Home to be on screen and to have brought its own commands. */
const NEXT_SCREEN_MS = 50

export const frameCommands = ({ registry, lock, newWindow, helpPages }: Doing): AppCommand[] => {
  const go = (screen: Parameters<ReturnType<typeof useApp.getState>['go']>[0]) => () => () =>
    useApp.getState().go(screen)
  const viaHome = (id: string): AppCommand['run'] => {
    const refused: Refusal = { refused: 'onHome', say: 'The list is still being opened. Try again in a moment.' }
    return () => {
      if (useApp.getState().screen.kind === 'home') return refused
      return () => {
        useApp.getState().go({ kind: 'home' })
        setTimeout(() => registry.run(id), NEXT_SCREEN_MS)
      }
    }
  }
  return [
    {
      id: 'app.palette',
      label: 'All commands',
      keys: 'Mod+K Mod+Shift+P',
      group: 'Parley',
      run: () => () => useApp.getState().showPalette(true),
    },
    {
      id: 'app.allKeys',
      label: 'All keys of this screen',
      keys: 'Mod+/',
      group: 'Parley',
      run: () => () => useApp.getState().showAllKeys(true),
    },
    { id: 'app.nextPane', label: 'Next pane', keys: 'F6', group: 'Parley', run: () => () => nextPane(1) },
    {
      id: 'app.previousPane',
      label: 'Previous pane',
      keys: 'Shift+F6',
      group: 'Parley',
      run: () => () => nextPane(-1),
    },
    { id: 'app.home', label: 'Go to Home', group: 'Parley', run: go({ kind: 'home' }) },
    { id: 'app.library', label: 'Go to the library', group: 'Parley', run: go({ kind: 'library' }) },
    { id: 'app.settings', label: 'Settings', keys: 'Mod+,', group: 'Parley', run: go({ kind: 'settings' }) },
    { id: 'app.lock', label: 'Lock now', keys: 'Mod+Shift+L', group: 'Parley', run: () => lock },
    {
      id: 'app.hidePrivate',
      label: 'Hide everything private (screen sharing), or show it again',
      keys: 'Mod+Shift+H',
      group: 'Parley',
      run: () => () => useApp.getState().setHidden(!useApp.getState().hidden),
    },
    { id: 'app.newWindow', label: 'Another window', group: 'Parley', run: () => newWindow },
    { id: 'home.openWord', label: 'New from a file…', keys: 'Mod+O', group: 'Home', run: viaHome('home.openWord') },
    { id: 'home.newBlank', label: 'New blank negotiation…', group: 'Home', run: viaHome('home.newBlank') },
    { id: 'app.print', label: 'Print this screen…', keys: 'Mod+P', group: 'Parley', run: () => () => window.print() },
    // Saves nothing, and keeps the browser from writing the page readable to the disk.
    {
      id: 'app.save',
      label: 'Save (every word is saved as you type)',
      keys: 'Mod+S',
      group: 'Parley',
      run: () => () => useApp.getState().say('Every word is saved as you type.'),
    },
    { id: 'app.help', label: 'Help', keys: 'F1', group: 'Help', run: go({ kind: 'help', page: 'getting-started' }) },
    ...helpPages.map(({ id, title }) => ({
      id: `help.${id}`,
      label: `Help: ${title}`,
      group: 'Help',
      run: go({ kind: 'help', page: id }),
    })),
  ]
}
