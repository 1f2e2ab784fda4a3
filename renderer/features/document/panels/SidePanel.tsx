import { useMediaQuery } from '@mantine/hooks'
import { type ReactNode, useCallback, useState } from 'react'
import type { Ignored } from '../../../platform/ignored.ts'
import type { Notes } from '../../../platform/notes.ts'
import { ContextPanel } from '../../../ui/ContextPanel.tsx'
import { SegmentedChoice } from '../../../ui/SegmentedChoice.tsx'
import { ClauseCard } from '../agreement/ClauseCard.tsx'
import type { ClauseActs } from '../agreement/commands.ts'
import { ChecksPanel } from '../checks/ChecksPanel.tsx'
import type { Desk } from '../desk.ts'
import { ChangesPanel } from './ChangesPanel.tsx'
import { CommentsPanel } from './CommentsPanel.tsx'
import { NotesBox } from './NotesBox.tsx'
import css from './SidePanel.module.css'
import type { Deciding } from './useDeciding.tsx'

type Tab = 'changes' | 'comments' | 'checks'

interface SidePanelState {
  readonly open: boolean
  readonly tab: Tab
  /** How often a comment and a note were asked for: the field takes the focus each time. */
  readonly asked: number
  readonly noteAsked: number
  readonly setTab: (tab: Tab) => void
  readonly close: () => void
  readonly toggle: () => void
  readonly askComment: () => void
  readonly askNote: () => void
}

/** Whether the panel at the right is there, and what it shows. On a narrow screen it waits to be asked for. */
export function useSidePanel(): SidePanelState {
  const narrow = useMediaQuery('(max-width: 1179px)', false, { getInitialValueInEffect: false })
  const [open, setOpen] = useState(!narrow)
  const [tab, setTab] = useState<Tab>('changes')
  const [asked, setAsked] = useState(0)
  const [noteAsked, setNoteAsked] = useState(0)
  const showComments = useCallback(() => {
    setOpen(true)
    setTab('comments')
  }, [])
  return {
    open,
    tab,
    asked,
    noteAsked,
    setTab,
    close: useCallback(() => setOpen(false), []),
    toggle: useCallback(() => setOpen((was) => !was), []),
    askComment: useCallback(() => {
      showComments()
      setAsked((n) => n + 1)
    }, [showComments]),
    askNote: useCallback(() => {
      showComments()
      setNoteAsked((n) => n + 1)
    }, [showComments]),
  }
}

interface Props {
  readonly desk: Desk
  readonly panel: SidePanelState
  readonly acts: ClauseActs
  readonly notes: Notes | undefined
  readonly ignored: Ignored
  readonly deciding: Deciding
  /** What is private to us about the clause: below everything shared, so that hiding it moves nothing. */
  readonly children?: ReactNode
}

/** At the right of the page: the clause one is in, and below it what is proposed, said or found. */
export const SidePanel = ({ desk, panel, acts, notes, ignored, deciding, children }: Props) => (
  <ContextPanel label="Changes" open={panel.open} onClose={panel.close}>
    <div className={css.panel}>
      <ClauseCard desk={desk} acts={acts} />
      <div className={css.tabs}>
        <SegmentedChoice
          label="Panel"
          value={panel.tab}
          options={[
            { value: 'changes', label: 'Changes' },
            { value: 'comments', label: 'Comments' },
            { value: 'checks', label: 'Checks' },
          ]}
          onChange={panel.setTab}
        />
      </div>
      {panel.tab === 'checks' ? (
        <ChecksPanel desk={desk} ignored={ignored} />
      ) : panel.tab === 'comments' ? (
        <>
          <CommentsPanel desk={desk} asked={panel.asked} />
          {notes && <NotesBox id={desk.session.id} notes={notes} desk={desk} asked={panel.noteAsked} />}
        </>
      ) : (
        <ChangesPanel desk={desk} onDecide={deciding.decide} onBulk={deciding.ask} />
      )}
      {children}
    </div>
  </ContextPanel>
)
