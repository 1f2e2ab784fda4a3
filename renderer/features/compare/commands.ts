import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { AppCommand } from '../../ui/frame-ports.ts'
import type { Layout } from './compare-store.ts'

interface Doing {
  readonly ready: boolean
  readonly entries: number
  readonly go: (by: 1 | -1) => void
  readonly swap: () => void
  readonly layout: (layout: Layout) => void
  readonly unfold: () => void
  readonly showInDocument: (() => void) | undefined
  readonly export: () => void
  readonly print: () => void
  readonly copy: () => void
}

const GROUP = 'Compare'
const none = refuse('none', 'Nothing is compared yet.')

/** Offered while something is compared: at other times the key is not taken. */
export const stopCommand = (cancel: () => void): AppCommand => ({
  id: 'compare.cancel',
  label: 'Stop comparing',
  keys: 'Escape',
  group: GROUP,
  run: () => cancel,
})

/** Single letters act here, where no text is written. */
export function compareCommands(doing: Doing): AppCommand[] {
  const ready = (act: () => void) => (): Refusal | (() => void) => (doing.ready ? act : none)
  const among = (act: () => void) => (): Refusal | (() => void) =>
    doing.entries > 0 ? act : refuse('none', 'No difference is shown.')
  const view = (layout: Layout) => ready(() => doing.layout(layout))
  return [
    { id: 'compare.next', label: 'Next difference', keys: 'J F8', group: GROUP, run: among(() => doing.go(1)) },
    {
      id: 'compare.previous',
      label: 'Previous difference',
      keys: 'K Shift+F8',
      group: GROUP,
      run: among(() => doing.go(-1)),
    },
    { id: 'compare.swap', label: 'Compare the other way round', keys: 'X', group: GROUP, run: ready(doing.swap) },
    { id: 'compare.redline', label: 'View: redline', keys: 'R', group: GROUP, run: view('redline') },
    { id: 'compare.sides', label: 'View: side by side', keys: 'S', group: GROUP, run: view('sides') },
    { id: 'compare.clean', label: 'View: clean new text', keys: 'C', group: GROUP, run: view('clean') },
    {
      id: 'compare.unfold',
      label: 'Show or fold what is unchanged',
      keys: 'U',
      group: GROUP,
      run: ready(doing.unfold),
    },
    {
      id: 'compare.document',
      label: 'Show this place in the document',
      keys: 'Enter',
      group: GROUP,
      run: () => doing.showInDocument ?? refuse('gone', 'This place is not in the document as it is now.'),
    },
    {
      id: 'compare.export',
      label: 'Save as a Word file with tracked changes…',
      keys: 'E',
      group: GROUP,
      run: ready(doing.export),
    },
    {
      id: 'compare.copy',
      label: 'Copy the comparison with its differences marked',
      keys: 'Mod+Shift+C',
      group: GROUP,
      run: ready(doing.copy),
    },
    { id: 'app.print', label: 'Print this comparison…', keys: 'Mod+P', group: GROUP, run: ready(doing.print) },
  ]
}
