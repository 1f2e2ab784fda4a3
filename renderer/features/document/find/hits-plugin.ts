import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { EditorBinding } from '../editor/binding.ts'
import { posOf } from '../editor/positions.ts'
import type { Finder } from './finder.ts'
import { NearSections } from './near.ts'

/** Marks what is found in the sections on and near the screen, never in the whole text. */
export function hitsPlugin(finder: Finder, binding: EditorBinding, onGone: () => void): Plugin {
  let near: NearSections | undefined
  return new Plugin({
    props: {
      handleKeyDown: (_, event) => event.key === 'Escape' && finder.dismiss(),
      decorations: (state) => {
        if (!finder.marking || !near) return null
        const marks: Decoration[] = []
        for (const index of near.indexes()) marks.push(...marksIn(finder, binding, state.doc, index))
        return marks.length > 0 ? DecorationSet.create(state.doc, marks) : null
      },
    },
    view: (view) => {
      near = new NearSections(view, () => {
        if (finder.marking) binding.refresh()
      })
      return {
        update: (_, before) => {
          if (!finder.marking) return
          near?.watch()
          if (before.doc !== view.state.doc) finder.changed()
        },
        destroy: () => {
          near?.destroy()
          near = undefined
          onGone()
        },
      }
    },
  })
}

function* marksIn(finder: Finder, { layout }: EditorBinding, doc: Node, section: number): Generator<Decoration> {
  const { current } = finder
  let block = 0
  for (const { blocks } of layout.sections.slice(0, section)) block += blocks.length
  for (const drawn of layout.sections[section]?.blocks ?? []) {
    for (const { from, to, struck } of finder.hitsOf(drawn)) {
      const here = current?.key === drawn.key && current.hit.from === from && current.hit.to === to
      const [a, b] = [posOf(doc, { block, offset: from }), posOf(doc, { block, offset: to })]
      if (a < b) yield Decoration.inline(a, b, { class: here ? 'hit at' : struck ? 'hit struck' : 'hit' })
    }
    block++
  }
}
