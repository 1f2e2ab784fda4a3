/** Keyboard and menu, the two ways to a command that are not on screen. */
import type { Registry } from './registry.ts'
import { perform } from './registry.ts'

const listensToText = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio],[type=file]), textarea, select'))

/** A field has its own undo, and its own clipboard; the editor's are the document's commands. */
const ownsEditing = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) &&
  /^[zyacvx]$/i.test(event.key) &&
  event.target instanceof HTMLElement &&
  event.target.matches('input, textarea')

/** What has the focus answers its own Enter and Space. */
const answersItself = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('button, a[href], summary, [role="menuitem"], [role="option"]') !== null

/** Listens until the returned function is called. A dialog keeps single letters to itself. */
export const listenToKeys = (registry: Registry, say: (notice: string) => void): (() => void) => {
  const onKey = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || event.getModifierState('AltGraph')) return
    if (event.key === 'Enter' && answersItself(event.target)) return
    if (ownsEditing(event)) return
    const command = registry.forStroke(
      event,
      listensToText(event.target) || document.querySelector('[role="dialog"]') !== null,
    )
    if (!command) return
    event.preventDefault()
    say(perform(command)?.say ?? '')
  }
  window.addEventListener('keydown', onKey)
  return () => window.removeEventListener('keydown', onKey)
}
