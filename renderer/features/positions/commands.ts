import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { AppCommand } from '../../ui/frame-ports.ts'
import type { Position } from './position.ts'

interface Doing {
  readonly editable: boolean
  readonly position: Position
  readonly addIssue: () => void
  readonly newOffer: () => void
  readonly brief: () => void
  readonly toggleTable: () => void
  readonly tell: (answer: Refusal | undefined) => void
}

const GROUP = 'My position'

const reading = refuse('reading', 'The position can only be read in this window. Choose Write here to take it over.')

/** What the keys and the palette can do on the position screen. */
export function positionCommands(doing: Doing): AppCommand[] {
  const { position } = doing
  const writing = (act: () => void) => (): Refusal | (() => void) => (doing.editable ? act : reading)
  const { canUndo, canRedo, sheet } = position.state.getState()
  return [
    { id: 'position.addIssue', label: 'Add an issue…', keys: 'I', group: GROUP, run: writing(doing.addIssue) },
    {
      id: 'position.newOffer',
      label: 'New offer…',
      keys: 'Mod+Enter',
      group: GROUP,
      run: () =>
        sheet.issues.length === 0 ? refuse('none', 'Add an issue with options first.') : writing(doing.newOffer)(),
    },
    {
      id: 'position.brief',
      label: 'Brief for principal (PDF)…',
      group: GROUP,
      run: () => (sheet.issues.length === 0 ? refuse('none', 'Add an issue first.') : doing.brief),
    },
    { id: 'position.table', label: 'Chart or table', keys: 'T', group: GROUP, run: () => doing.toggleTable },
    {
      id: 'position.undo',
      label: 'Undo',
      keys: 'Mod+Z',
      group: GROUP,
      run: () =>
        canUndo ? () => void position.undo().then(doing.tell) : refuse('none', 'There is nothing to undo here.'),
    },
    {
      id: 'position.redo',
      label: 'Redo',
      keys: 'Mod+Y Mod+Shift+Z',
      group: GROUP,
      run: () => (canRedo ? () => void position.redo().then(doing.tell) : refuse('none', 'There is nothing to redo.')),
    },
  ]
}
