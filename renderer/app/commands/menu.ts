/** The words of Electron's menu, and the commands they mean on the screen that is shown. */
import type { Registry } from './registry.ts'

/** The first that a screen offers is run. */
const MEANS: Readonly<Record<string, readonly string[]>> = {
  'new-from-word': ['home.openWord'],
  'new-blank': ['home.newBlank'],
  export: ['document.exportRedline'],
  print: ['app.print'],
  home: ['app.home'],
  settings: ['app.settings'],
  lock: ['app.lock'],
  undo: ['document.undo', 'home.undo'],
  redo: ['document.redo'],
  find: ['document.find', 'home.search'],
  'next-change': ['document.nextChange'],
  'previous-change': ['document.previousChange'],
  'accept-change': ['document.acceptChange'],
  'reject-change': ['document.rejectChange'],
  palette: ['app.palette'],
  keys: ['app.allKeys'],
  about: ['app.settings'],
}

/** The command of a menu entry. An entry no screen answers keeps its own name, and is refused in words. */
export const commandOfMenu = (registry: Registry, entry: string): string => {
  const offered = new Set(registry.list().map(({ id }) => id))
  return MEANS[entry]?.find((id) => offered.has(id)) ?? entry
}
