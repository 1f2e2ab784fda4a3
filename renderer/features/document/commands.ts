import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { Change } from '../../../shared/text/changes.ts'
import type { Verdict } from '../../../shared/text/records.ts'
import type { View } from '../../../shared/text/views.ts'
import type { AppCommand, LibraryPort } from '../../ui/frame-ports.ts'
import { copyRedline } from './copy-redline.ts'
import type { Desk } from './desk.ts'
import { findCommands } from './find/commands.ts'
import { libraryCommands } from './library.ts'
import { moveClause, toggleNumber } from './paragraph-acts.ts'
import { addColumn, addRow, deleteColumn, deleteRows } from './table-acts.ts'

export interface DocumentActs {
  readonly show: (view: View) => void
  readonly ask: (verdict: Verdict, which: 'selection' | 'all') => void
  readonly doExport: (mode: 'redline' | 'clean') => Promise<void>
  readonly doDecide: (changes: readonly Change[], verdict: Verdict) => void
  readonly togglePanel: () => void
  readonly publish: () => void
  readonly comment: () => void
  readonly note: () => void
  readonly library?: LibraryPort | undefined
}

const GROUP = 'Document'

const tellIf = (desk: Desk, refused: Refusal | undefined): void => {
  if (refused) desk.tell('The clause stays where it is.', refused.say)
}

function tableCommands(desk: Desk): AppCommand[] {
  const command = (id: string, label: string, act: () => Refusal | undefined): AppCommand => ({
    id,
    label,
    group: GROUP,
    run: () => () => {
      const refused = act()
      if (refused) desk.tell('The table stays as it is.', refused.say)
    },
  })
  return [
    command('document.rowAbove', 'Table: insert a row above', () => addRow(desk, 'above')),
    command('document.rowBelow', 'Table: insert a row below', () => addRow(desk, 'below')),
    command('document.rowDelete', 'Table: delete the rows of the selection', () => deleteRows(desk)),
    command('document.columnLeft', 'Table: insert a column to the left', () => addColumn(desk, 'left')),
    command('document.columnRight', 'Table: insert a column to the right', () => addColumn(desk, 'right')),
    command('document.columnDelete', 'Table: delete the column', () => deleteColumn(desk)),
  ]
}

/** What the palette, the keys and the menu can do with the open document. */
export function documentCommands(desk: Desk, acts: DocumentActs): AppCommand[] {
  const { session } = desk
  const anyChange = (act: () => void) => (): Refusal | (() => void) =>
    desk.reading.getState().changes.length === 0 ? refuse('none', 'There is no change in this document.') : act
  const one = (verdict: Verdict) => (): Refusal | (() => void) => {
    const { changes, current } = desk.reading.getState()
    const change = changes[current]
    if (!change) return refuse('none', 'Go to a change first: F8.')
    return () => acts.doDecide([change], verdict)
  }
  const has = (able: boolean, why: string, act: () => void) => (able ? act : refuse('nothing', why))
  return [
    ...findCommands(desk.find),
    { id: 'document.nextChange', label: 'Next change', keys: 'F8', group: GROUP, run: anyChange(() => desk.step(1)) },
    {
      id: 'document.previousChange',
      label: 'Previous change',
      keys: 'Shift+F8',
      group: GROUP,
      run: anyChange(() => desk.step(-1)),
    },
    { id: 'document.acceptChange', label: 'Accept this change', keys: 'Alt+A', group: GROUP, run: one('accept') },
    {
      id: 'document.rejectChange',
      label: 'Reject or withdraw this change',
      keys: 'Alt+R',
      group: GROUP,
      run: one('reject'),
    },
    {
      id: 'document.acceptSelection',
      label: 'Accept changes in the selection',
      group: GROUP,
      run: anyChange(() => acts.ask('accept', 'selection')),
    },
    {
      id: 'document.rejectSelection',
      label: 'Reject changes in the selection',
      group: GROUP,
      run: anyChange(() => acts.ask('reject', 'selection')),
    },
    {
      id: 'document.acceptAll',
      label: 'Accept all changes…',
      group: GROUP,
      run: anyChange(() => acts.ask('accept', 'all')),
    },
    {
      id: 'document.rejectAll',
      label: 'Reject all changes…',
      group: GROUP,
      run: anyChange(() => acts.ask('reject', 'all')),
    },
    ...libraryCommands(desk, acts.library),
    {
      id: 'document.comment',
      label: 'Comment on the selection',
      keys: 'Mod+Shift+M',
      group: GROUP,
      run: () => acts.comment,
    },
    {
      id: 'document.note',
      label: 'Internal note on this clause',
      keys: 'Mod+Shift+I',
      group: GROUP,
      run: () => acts.note,
    },
    {
      id: 'document.copyRedline',
      label: 'Copy with the changes marked',
      keys: 'Mod+Shift+C',
      group: GROUP,
      run: () => () => {
        const refused = copyRedline(desk)
        if (refused) desk.tell('Nothing was copied.', refused.say)
      },
    },
    {
      id: 'document.publish',
      label: 'Publish your draft…',
      keys: 'Mod+Shift+Enter',
      group: GROUP,
      run: () =>
        has(desk.hasDraft, 'There is nothing to publish: your draft reads like the shared document.', acts.publish),
    },
    { id: 'document.redline', label: 'View: redline', group: GROUP, run: () => () => acts.show('redline') },
    { id: 'document.clean', label: 'View: clean', group: GROUP, run: () => () => acts.show('clean') },
    { id: 'document.original', label: 'View: original', group: GROUP, run: () => () => acts.show('original') },
    {
      id: 'document.look',
      label: 'View: the file’s own look, or the reading style',
      group: GROUP,
      run: () => desk.toggleLook(),
    },
    {
      id: 'document.exportRedline',
      label: 'Export Word file with tracked changes',
      group: GROUP,
      run: () => () => void acts.doExport('redline'),
    },
    {
      id: 'document.exportClean',
      label: 'Export clean Word file',
      group: GROUP,
      run: () => () => void acts.doExport('clean'),
    },
    {
      id: 'document.undo',
      label: 'Undo',
      group: GROUP,
      run: () => has(session.undo.canUndo, 'There is nothing to undo.', () => void session.undo.undo()),
    },
    {
      id: 'document.redo',
      label: 'Redo',
      group: GROUP,
      run: () => has(session.undo.canRedo, 'There is nothing to redo.', () => void session.undo.redo()),
    },
    {
      id: 'document.clauses',
      label: 'Go to a clause',
      keys: 'Mod+G',
      group: GROUP,
      run: () => () => document.getElementById('clause-filter')?.focus(),
    },
    {
      id: 'document.clauseUp',
      label: 'Move this clause up',
      keys: 'Alt+Shift+ArrowUp',
      group: GROUP,
      run: () => () => tellIf(desk, moveClause(desk, -1)),
    },
    {
      id: 'document.clauseDown',
      label: 'Move this clause down',
      keys: 'Alt+Shift+ArrowDown',
      group: GROUP,
      run: () => () => tellIf(desk, moveClause(desk, 1)),
    },
    {
      id: 'document.number',
      label: 'Number these paragraphs, or take their numbers away',
      keys: 'Alt+L',
      group: GROUP,
      run: () => () => toggleNumber(desk),
    },
    ...tableCommands(desk),
    {
      id: 'document.spelling',
      label: 'Check spelling while typing: switch on or off',
      group: GROUP,
      run: () => () => desk.toggleSpelling(),
    },
    {
      id: 'document.panel',
      label: 'Show or hide the changes panel',
      keys: 'Mod+\\',
      group: GROUP,
      run: () => acts.togglePanel,
    },
  ]
}
