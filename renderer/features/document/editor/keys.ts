import { toggleMark } from 'prosemirror-commands'
import { keymap } from 'prosemirror-keymap'
import { type Command, Plugin } from 'prosemirror-state'
import { Decoration, DecorationSet } from 'prosemirror-view'
import { sameCell } from '../../../../shared/docx/cells.ts'
import type { ParagraphProps } from '../../../../shared/docx/model.ts'
import { replace, setFormat, setParagraphs } from '../../../../shared/text/edit.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import type { UndoStack } from '../../../../shared/text/undo.ts'
import type { EditorBinding } from './binding.ts'
import { ends } from './ends.ts'
import { after, posOf, spotAt } from './positions.ts'
import { schema } from './schema.ts'

export type FormatName = 'bold' | 'italic' | 'underline' | 'strike'

/** Switches a format over the selection; with a caret alone, for what is typed next. */
export function toggleFormat(model: TextModel, binding: EditorBinding, name: FormatName): void {
  const { state, dispatch } = binding.view
  const { from, to, empty } = state.selection
  if (empty) {
    toggleMark(schema.marks[name])(state, dispatch)
    return
  }
  let all = true
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isText && !node.marks.some((m) => m.type.name === name)) all = false
  })
  binding.edit(name, () => ({ edits: [setFormat(model, binding.range, { [name]: !all })] }))
}

/** Enter: a new paragraph like this one; after a heading, body text; on an empty list item, out of the list. */
export function splitParagraph(model: TextModel, binding: EditorBinding): void {
  const { from, to } = binding.range
  const here = model.mark(to.paragraph)
  const empty = from === to || (from.paragraph === to.paragraph && from.offset === to.offset)
  const { length } = model.story.paragraphs[to.paragraph]!
  if (empty && length === 0 && here.props.num && here.state.ins.length > 0) {
    binding.edit('list', () => ({ edits: [setParagraphs(model, to.paragraph, to.paragraph, { num: undefined })] }))
    return
  }
  binding.edit('split', () => {
    const behindHeading = empty && to.offset === length && here.props.role === 'heading'
    const next = model.story.paragraphs[to.paragraph + 1] && model.mark(to.paragraph + 1).props
    if (behindHeading && next && !next.cell === !here.props.cell) {
      const { cell } = here.props
      const at = { paragraph: to.paragraph + 1, offset: 0 }
      const props: ParagraphProps = { role: 'body', ...(cell ? { cell } : {}) }
      return { edits: [replace(model, { from: at, to: at }, '\n', [props])], caret: at }
    }
    return { edits: [replace(model, { from, to }, '\n', [here.props])], caret: after(to, '\n') }
  })
}

/** Tab in a numbered paragraph: one level in or out. Elsewhere a tab stop. */
function changeLevel(model: TextModel, binding: EditorBinding, by: 1 | -1): boolean {
  const { from, to } = binding.range
  const { num } = model.mark(from.paragraph).props
  if (!num || (from.offset > 0 && from.paragraph === to.paragraph)) return false
  const level = Math.max(0, Math.min(8, num.level + by))
  if (level !== num.level)
    binding.edit('level', () => ({
      edits: [setParagraphs(model, from.paragraph, to.paragraph, { num: { ...num, level } })],
    }))
  return true
}

/** Tab in a table: to the next cell, behind the last one into a new row; or to the cell before. */
function changeCell(model: TextModel, binding: EditorBinding, by: 1 | -1, addRow: () => void): boolean {
  const { paragraph } = binding.range.from
  const { cell } = model.mark(paragraph).props
  if (!cell) return false
  for (let p = paragraph + by; ; p += by) {
    const next = model.story.paragraphs[p] && model.mark(p).props.cell
    if (!next || next.table !== cell.table) {
      if (by === 1) addRow()
      return true
    }
    if (sameCell(next, cell)) continue
    if (next.rowSpan === 0 || model.mark(p).state.gone) continue
    const at = { paragraph: p, offset: 0 }
    binding.reveal(at, at)
    return true
  }
}

function insertText(model: TextModel, binding: EditorBinding, text: string): void {
  const range = binding.range
  binding.edit('type', () => ({ edits: [replace(model, range, text)], caret: after(range.to, text) }))
}

/** A selection goes as a whole; at the edge of a paragraph its mark goes. Within a paragraph the browser knows words. */
function deleteAtEdge(binding: EditorBinding, by: 1 | -1): boolean {
  const { view } = binding
  const { from, to, empty, $head } = view.state.selection
  if (!empty) {
    binding.deleteBetween(from, to, false)
    return true
  }
  if (by === -1 ? $head.parentOffset > 0 : $head.parentOffset < $head.parent.content.size) return false
  const { block } = spotAt(view.state.doc, from)
  const other = block + by
  if (other < 0 || other >= binding.layout.blocks.length) return true
  const { doc } = view.state
  if (by === -1) binding.deleteBetween(posOf(doc, { block: other, offset: Number.MAX_SAFE_INTEGER }), from, false)
  else binding.deleteBetween(from, posOf(doc, { block: other, offset: 0 }), true)
  return true
}

/** The editor's keys and the browser's deletions and undo, all carried out on the model. */
export function editorKeys(model: TextModel, undo: UndoStack, binding: EditorBinding, addRow: () => void): Plugin[] {
  const does =
    (act: () => void): Command =>
    () => {
      act()
      return true
    }
  const back = does(() => undo.undo())
  const again = does(() => undo.redo())
  const edge =
    (by: 1 | -1): Command =>
    () =>
      deleteAtEdge(binding, by)
  const keys = keymap({
    Backspace: edge(-1),
    'Mod-Backspace': edge(-1),
    'Alt-Backspace': edge(-1),
    'Shift-Backspace': edge(-1),
    Delete: edge(1),
    'Mod-Delete': edge(1),
    'Alt-Delete': edge(1),
    'Mod-z': back,
    'Mod-y': again,
    'Mod-Shift-z': again,
    'Mod-b': does(() => toggleFormat(model, binding, 'bold')),
    'Mod-i': does(() => toggleFormat(model, binding, 'italic')),
    'Mod-u': does(() => toggleFormat(model, binding, 'underline')),
    Enter: does(() => splitParagraph(model, binding)),
    'Shift-Enter': does(() => insertText(model, binding, '\v')),
    Tab: does(() => {
      if (!changeCell(model, binding, 1, addRow) && !changeLevel(model, binding, 1)) insertText(model, binding, '\t')
    }),
    'Shift-Tab': does(() => void (changeCell(model, binding, -1, addRow) || changeLevel(model, binding, -1))),
  })
  return [caret(binding), ends(binding), keys, deletions(undo, binding), sectionAtCaret]
}

/**
 * Marks the section the caret is in, so that the browser always lays it out. Into one it has not laid out yet it would
 * put the next letter in the wrong place.
 */
const sectionAtCaret = new Plugin({
  props: {
    decorations({ doc, selection: { $head } }) {
      if ($head.depth === 0) return null
      return DecorationSet.create(doc, [Decoration.node($head.before(1), $head.after(1), { class: 'here' })])
    },
  },
})

function caret(binding: EditorBinding): Plugin {
  return new Plugin({
    props: {
      handleKeyDown: (_, event) => {
        // All of the text means what is still arriving too.
        if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'a') binding.finish()
        binding.catchUp()
        return false
      },
    },
  })
}

/** The browser says what a deletion covers (a word, a line, a grapheme) and in which direction; the model does it. */
function deletions(undo: UndoStack, binding: EditorBinding): Plugin {
  return new Plugin({
    props: {
      handleDOMEvents: {
        beforeinput(view, event) {
          if (view.composing) return false
          if (event.inputType === 'historyUndo' || event.inputType === 'historyRedo') {
            event.preventDefault()
            if (event.inputType === 'historyUndo') undo.undo()
            else undo.redo()
            return true
          }
          if (!/^delete(Content|Word|SoftLine|HardLine|EntireSoftLine)/.test(event.inputType)) return false
          event.preventDefault()
          binding.catchUp()
          const { from, to, empty } = view.state.selection
          const forward = event.inputType.endsWith('Forward')
          const [target] = empty ? event.getTargetRanges() : []
          const a = target ? view.posAtDOM(target.startContainer, target.startOffset, 1) : from
          const b = target ? view.posAtDOM(target.endContainer, target.endOffset, -1) : to
          if (a < b) binding.deleteBetween(a, b, forward && empty)
          return true
        },
      },
    },
  })
}
