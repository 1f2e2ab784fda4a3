import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { EditorBinding } from './editor/binding.ts'
import type { Reading } from './reading.ts'

/** A frame round the change one is at. There is none before the editor stands. */
export const currentChange = (reading: Reading, editor: () => EditorBinding | undefined): Plugin =>
  new Plugin({
    props: {
      decorations: (state) => {
        const { changes, current } = reading.getState()
        const change = changes[current]
        const binding = editor()
        if (!change || !binding || binding.shown !== 'redline') return DecorationSet.empty
        const from = binding.posAt(change.from)
        const to = binding.posAt(change.to)
        return from < to ? DecorationSet.create(state.doc, [Decoration.inline(from, to, { class: 'current' })]) : null
      },
    },
  })
