import { Plugin, Selection, TextSelection } from 'prosemirror-state'
import type { EditorBinding } from './binding.ts'

/**
 * Goes to the beginning and the end of the text. The browser's own keys stop at sections it has not laid out, and know
 * nothing of what is still arriving.
 */
export function ends(binding: EditorBinding): Plugin {
  return new Plugin({
    props: {
      handleKeyDown(_, { key, ctrlKey, metaKey, altKey, shiftKey }) {
        if (altKey || !(ctrlKey || metaKey)) return false
        const up = key === 'Home' || (metaKey && key === 'ArrowUp')
        const down = key === 'End' || (metaKey && key === 'ArrowDown')
        if (!up && !down) return false
        go(binding, down, shiftKey)
        return true
      },
    },
  })
}

function go(binding: EditorBinding, down: boolean, extend: boolean): void {
  binding.finish()
  const { view } = binding
  const { doc, selection } = view.state
  const { $head } = down ? Selection.atEnd(doc) : Selection.atStart(doc)
  const $anchor = extend ? selection.$anchor : $head
  view.dispatch(view.state.tr.setSelection(TextSelection.between($anchor, $head)).scrollIntoView())
  // Sections out of sight have an estimated height; once they are laid out, the place is known exactly.
  requestAnimationFrame(() => {
    if (!view.isDestroyed) view.dispatch(view.state.tr.scrollIntoView())
  })
}
