import type { Plugin } from 'prosemirror-state'
import type { NumberingList } from '../../../../shared/docx/model.ts'
import type { Held } from '../../../../shared/text/guard.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import type { UndoStack } from '../../../../shared/text/undo.ts'
import type { EditorBinding } from './binding.ts'
import type { SideOf } from './nodes.ts'
import type { Original } from './original/original.ts'
import type { Pictures } from './pictures/pictures.ts'

/** What the editor is given to work with. */
export interface BindingOptions {
  readonly model: TextModel
  readonly undo: UndoStack
  readonly lists: readonly NumberingList[]
  readonly sideOf: SideOf
  /** What the file looks like, where that is known. */
  readonly original: Original | undefined
  /** The pictures of the file, where there are any. */
  readonly pictures?: Pictures | undefined
  readonly plugins: (binding: EditorBinding) => Plugin[]
  readonly editable: () => boolean
  readonly label: string
  /** Whether the platform looks words up. */
  readonly spelling: () => boolean
  /** The caret or selection moved, or the text under it changed. */
  readonly onSelection: () => void
  /** An edit was held: nothing of it was written. */
  readonly onHeld: (held: Held) => void
}
