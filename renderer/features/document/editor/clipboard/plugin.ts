import { Plugin, TextSelection } from 'prosemirror-state'
import type { EditorView } from 'prosemirror-view'
import { isRefusal, type Refusal, refuse } from '../../../../../shared/base/refuse.ts'
import type { NumberingList, StyleInfo } from '../../../../../shared/docx/model.ts'
import type { TextRange } from '../../../../../shared/text/edit.ts'
import type { Edit, TextModel } from '../../../../../shared/text/model.ts'
import { moveRange } from '../../../../../shared/text/move.ts'
import type { Place } from '../../../../../shared/text/story.ts'
import type { EditorBinding } from '../binding.ts'
import { FORMAT_MARKS } from '../schema.ts'
import { type Copied, copied, html, plainText } from './copy.ts'
import { insertLines } from './insert.ts'
import { type Line, linesOfText, tooLong, tooMany } from './lines.ts'
import { settle } from './props.ts'
import { readHtml } from './read-html.ts'

export interface ClipboardOptions {
  readonly model: TextModel
  readonly styles: readonly StyleInfo[]
  readonly lists: readonly NumberingList[]
  /** What was not pasted, and why. */
  readonly say: (refusal: Refusal) => void
}

const MAC = /mac/i.test(navigator.platform)

/** Copy, cut, paste and drag. Words and looks go out and come in; nothing else does. */
export function clipboard(binding: EditorBinding, { model, styles, lists, say }: ClipboardOptions): Plugin {
  const take = (data: DataTransfer, at: TextRange, label: string): void => {
    const lines = linesFrom(data, at)
    if (isRefusal(lines)) say(lines)
    else if (lines.length > 0) insert(lines, at, label, [])
  }
  const takeAt = (data: DataTransfer, at: Place) => take(data, { from: at, to: at }, 'drop')
  const insert = (lines: readonly Line[], at: TextRange, label: string, before: readonly Edit[]): void => {
    binding.endStep()
    binding.edit(label, () => {
      const { edits, caret } = insertLines(model, at, lines, binding.shown)
      return { edits: [...before, ...edits], caret }
    })
    binding.endStep()
  }
  const settled = (lines: readonly Line[], at: Place): Line[] => {
    const here = model.mark(at.paragraph).props
    return lines.map((line) => settle(line, { styles, lists, here }))
  }
  const linesFrom = (data: DataTransfer, at: TextRange): Line[] | Refusal => {
    const source = data.getData('text/html')
    const text = data.getData('text/plain')
    const refused = tooLong(source) ?? tooLong(text)
    if (refused) return refused
    const read = source === '' ? undefined : readHtml(source)
    const lines =
      read && read.lines.length > 0
        ? settled(read.lines, at.to)
        : text === ''
          ? []
          : linesOfText(text, model.mark(at.to.paragraph).props, formatsHere(binding.view))
    if (read && read.left.size > 0) say(leftBehind([...read.left], lines.length > 0))
    else if (lines.length === 0 && data.files.length > 0) say(noFiles)
    return tooMany(lines) ?? lines
  }
  /** Moves or copies what is selected to another place, as one step. */
  const drop = (pos: number, move: boolean): void => {
    const { from, to } = binding.view.state.selection
    if (pos >= from && pos <= to) return
    const at = binding.placeAt(pos)
    const lines = settled(copied(binding.view.state.doc, from, to), at)
    const old = binding.range
    binding.endStep()
    if (move) binding.edit('move', () => ({ edits: [moveRange(model, old, at)], caret: at }))
    else binding.edit('copy', () => insertLines(model, { from: at, to: at }, lines, binding.shown))
    binding.endStep()
  }
  return new Plugin({
    props: {
      handleDOMEvents: {
        copy: (view, event) => put(view, event),
        cut(view, event) {
          if (!put(view, event)) return false
          const { from, to } = view.state.selection
          binding.deleteBetween(from, to, false)
          return true
        },
        dragstart(view, event) {
          const { from, to, empty } = view.state.selection
          if (empty || !event.dataTransfer) return false
          // ProseMirror goes on from here and puts its own in; ours replaces it once it has.
          const { dataTransfer } = event
          queueMicrotask(() => fill(dataTransfer, copied(view.state.doc, from, to)))
          return false
        },
        // Taken before ProseMirror reads them: it would read the whole of them into a document first.
        paste(view, event) {
          event.preventDefault()
          if (binding.editable && event.clipboardData && !view.composing)
            take(event.clipboardData, binding.range, 'paste')
          return true
        },
        drop(view, event) {
          event.preventDefault()
          const found = view.posAtCoords({ left: event.clientX, top: event.clientY })
          if (found && binding.editable) {
            if (view.dragging) drop(found.pos, !(MAC ? event.altKey : event.ctrlKey))
            else if (event.dataTransfer) takeAt(event.dataTransfer, binding.placeAt(found.pos))
          }
          view.dragging = null
          view.focus()
          return true
        },
      },
    },
  })
}

function put(view: EditorView, event: ClipboardEvent): boolean {
  const { from, to, empty } = view.state.selection
  if (empty || !event.clipboardData) return false
  event.preventDefault()
  fill(event.clipboardData, copied(view.state.doc, from, to))
  return true
}

function fill(data: DataTransfer, lines: readonly Copied[]): void {
  data.clearData()
  data.setData('text/html', html(lines))
  data.setData('text/plain', plainText(lines))
}

/** How the next letter would look here. */
function formatsHere({ state }: EditorView) {
  const marks =
    state.storedMarks ?? (state.selection instanceof TextSelection ? (state.selection.$cursor?.marks() ?? []) : [])
  return FORMAT_MARKS.filter((name) => marks.some((m) => m.type.name === name))
}

const leftBehind = (what: readonly string[], some: boolean): Refusal =>
  refuse(
    'left',
    `${some ? 'The words are there; ' : 'Nothing was inserted: '}${what.join(', ')} were left out. Text, looks and lists are taken in.`,
  )

const noFiles = refuse('file', 'A file is not put into the text. To negotiate a Word file, open it on Home.')
