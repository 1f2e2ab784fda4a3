import type { Node } from 'prosemirror-model'
import { Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import type { EditorBinding } from '../editor/binding.ts'
import { posOf } from '../editor/positions.ts'
import { NearSections } from '../find/near.ts'
import { agreedLine } from './agreed-line.ts'
import type { Agreements } from './agreements.ts'

/** Shows what is agreed: a green edge, and before its first paragraph the padlock, the day, the names, the hash. */
export function lockPlugin(agreements: Agreements, binding: EditorBinding): Plugin {
  let near: NearSections | undefined
  let printing = false
  return new Plugin({
    props: {
      decorations: (state) => {
        if (!near || agreements.locked.size === 0) return null
        const marks: Decoration[] = []
        const sections = printing ? [...binding.layout.sections.keys()] : near.indexes()
        for (const index of sections) marks.push(...marksIn(agreements, binding, state.doc, index))
        return marks.length > 0 ? DecorationSet.create(state.doc, marks) : null
      },
    },
    view: (view) => {
      near = new NearSections(view, () => {
        if (agreements.locked.size > 0) binding.refresh()
      })
      // On paper everything is near.
      const print = ({ type }: Event) => {
        printing = type === 'beforeprint'
        if (agreements.locked.size > 0) binding.refresh()
      }
      window.addEventListener('beforeprint', print)
      window.addEventListener('afterprint', print)
      return {
        update: () => {
          if (agreements.locked.size > 0) near?.watch()
        },
        destroy: () => {
          window.removeEventListener('beforeprint', print)
          window.removeEventListener('afterprint', print)
          near?.destroy()
          near = undefined
        },
      }
    },
  })
}

function* marksIn(
  { locked, state }: Agreements,
  { layout }: EditorBinding,
  doc: Node,
  section: number,
): Generator<Decoration> {
  const { agreement } = state.getState()
  let block = 0
  for (const { blocks } of layout.sections.slice(0, section)) block += blocks.length
  for (const drawn of layout.sections[section]?.blocks ?? []) {
    const clause = locked.get(drawn.key)
    const at = clause === undefined ? undefined : posOf(doc, { block, offset: 0 }) - 1
    block++
    if (at === undefined) continue
    const first = clause === drawn.key
    const size = doc.nodeAt(at)?.nodeSize ?? 0
    if (size > 0) yield Decoration.node(at, at + size, { class: first ? 'agreed first' : 'agreed' })
    const status = first && agreement?.statuses.get(drawn.key)
    if (status) {
      const line = agreedLine(status)
      yield Decoration.widget(at, line.toDOM, { side: -1, key: line.key, ignoreSelection: true })
    }
  }
}
