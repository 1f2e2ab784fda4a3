import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { AppCommand } from '../../ui/frame-ports.ts'
import type { ReviewActs } from './ReviewCard.tsx'

interface Doing extends ReviewActs {
  readonly canUndo: () => boolean
  readonly take: () => void
}

const GROUP = 'What changed'

/** Single letters act here, where no text is written; each answers and goes on. */
export function changesCommands(acts: Doing): AppCommand[] {
  const { row } = acts
  const answering = (act: () => void) => (): Refusal | (() => void) => {
    if (!row) return refuse('none', 'There is nothing to answer.')
    if (!acts.writable) return refuse('elsewhere', 'Another window is writing this negotiation.')
    if (row.changes.length === 0)
      return refuse('told', 'This tells you what they answered. There is nothing to decide: press S.')
    return act
  }
  return [
    {
      id: 'changes.accept',
      label: 'Accept this change',
      keys: 'A',
      group: GROUP,
      run: answering(() => acts.answer('accept')),
    },
    {
      id: 'changes.reject',
      label: 'Reject this change',
      keys: 'R',
      group: GROUP,
      run: answering(() => acts.answer('reject')),
    },
    { id: 'changes.counter', label: 'Counter in the document', keys: 'C', group: GROUP, run: answering(acts.counter) },
    { id: 'changes.comment', label: 'Comment on this change', keys: 'M', group: GROUP, run: answering(acts.remark) },
    {
      id: 'changes.seen',
      label: 'Seen, leave open',
      keys: 'S',
      group: GROUP,
      run: () => (row ? acts.see : refuse('none', 'There is nothing to answer.')),
    },
    { id: 'changes.next', label: 'Next change', keys: 'J F8', group: GROUP, run: () => () => acts.go(acts.at + 1) },
    {
      id: 'changes.previous',
      label: 'Previous change',
      keys: 'K Shift+F8',
      group: GROUP,
      run: () => () => acts.go(acts.at - 1),
    },
    {
      id: 'changes.undo',
      label: 'Undo',
      keys: 'Mod+Z',
      group: GROUP,
      run: () => (acts.canUndo() ? acts.undo : refuse('nothing', 'There is nothing to undo.')),
    },
    { id: 'changes.take', label: 'Take in their file…', group: GROUP, run: () => acts.take },
  ]
}
