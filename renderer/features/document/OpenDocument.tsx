import { useMediaQuery } from '@mantine/hooks'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { isRefusal } from '../../../shared/base/refuse.ts'
import type { Change } from '../../../shared/text/changes.ts'
import { clauseName } from '../../../shared/text/lines.ts'
import type { Verdict } from '../../../shared/text/records.ts'
import type { View } from '../../../shared/text/views.ts'
import type { Ignored } from '../../platform/ignored.ts'
import type { Notes } from '../../platform/notes.ts'
import type { Session, SessionDeps } from '../../session/session.ts'
import { ContextPanel } from '../../ui/ContextPanel.tsx'
import type { DocumentScreenProps } from '../../ui/frame-ports.ts'
import { PlaneLabel } from '../../ui/Plane.tsx'
import { SegmentedChoice } from '../../ui/SegmentedChoice.tsx'
import { StatusChip } from '../../ui/StatusChip.tsx'
import { UndoToast } from '../../ui/UndoToast.tsx'
import { AgreementDialogs } from './agreement/AgreementDialogs.tsx'
import { ClauseCard } from './agreement/ClauseCard.tsx'
import { clauseActs, clauseCommands } from './agreement/commands.ts'
import { ChecksPanel } from './checks/ChecksPanel.tsx'
import { documentCommands } from './commands.ts'
import css from './DocumentScreen.module.css'
import { decideChanges } from './decide-acts.ts'
import type { Desk } from './desk.ts'
import { FindBar } from './find/FindBar.tsx'
import { BulkDialog } from './panels/BulkDialog.tsx'
import { ChangesPanel } from './panels/ChangesPanel.tsx'
import { ClauseTree } from './panels/ClauseTree.tsx'
import { CommentsPanel } from './panels/CommentsPanel.tsx'
import { Note } from './panels/Note.tsx'
import { NotesBox } from './panels/NotesBox.tsx'
import { SaveChip } from './panels/SaveChip.tsx'
import { Toolbar } from './panels/Toolbar.tsx'
import { usePages } from './print/usePages.tsx'
import { Publishing } from './publish/Publishing.tsx'
import { useWordExport } from './word/useWordExport.tsx'
import './Page.css'
import './agreement/agreed.css'

type Props = DocumentScreenProps<Session, SessionDeps, Pick<SessionDeps, 'client' | 'onEvent'>> & {
  readonly desk: Desk
  readonly notes: Notes
  readonly ignored: Ignored
}

interface Problem {
  readonly what: string
  readonly say: string
}

/** The document at work: clauses left, the page, what is proposed at the right. */
export const OpenDocument = (props: Props) => {
  const {
    desk,
    title,
    counterparty,
    next,
    notes,
    ignored,
    library,
    bridge,
    registerCommands,
    setStatus,
    setTitle,
    onSummary,
    onShowReport,
  } = props
  const { session } = desk
  const place = useRef<HTMLDivElement>(null)
  const [view, setView] = useState<View>('redline')
  const narrow = useMediaQuery('(max-width: 1179px)', false, { getInitialValueInEffect: false })
  const [panel, setPanel] = useState(!narrow)
  const [tab, setTab] = useState<'changes' | 'comments' | 'checks'>('changes')
  const [problem, setProblem] = useState<Problem>()
  const [bulk, setBulk] = useState<{ verdict: Verdict; changes: readonly Change[] }>()
  const [toast, setToast] = useState<{ text: string; key: number; undo?: () => boolean }>()
  const [warned, setWarned] = useState(true)
  const [publishing, setPublishing] = useState(false)
  /** A turn just published that nobody has been given yet. */
  const [handed, setHanded] = useState<number>()
  const [asked, setAsked] = useState(0)
  const [noteAsked, setNoteAsked] = useState(0)
  const elsewhere = useStore(session.status, (s) => s.elsewhere)
  const clause = useStore(desk.reading, (s) => s.clause)
  const words = useStore(desk.reading, (s) => s.words)
  const drafting = session.model.drafting
  const drafts = useStore(desk.reading, (s) => s.drafts)
  const style = useStore(desk.reading, (s) => s.style)
  const counted = useRef(-1)
  const { refusal: told, what: heading } = useStore(desk.told)
  useEffect(() => {
    const what = heading ?? (told?.refused === 'left' ? 'Not everything was taken in.' : 'Nothing was inserted.')
    if (told) setProblem({ what, say: told.say })
  }, [told, heading])

  const work = useStore(session.work)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another working document is drawn anew
  useEffect(() => {
    if (!place.current) return
    return desk.mount(place.current, `${title}, contract text`, () => {
      const openChanges = desk.reading.getState().changes.length
      if (counted.current !== -1) onSummary({ openChanges, editedAt: new Date().toISOString() })
      counted.current = openChanges
    })
  }, [desk, title, onSummary, work])

  useEffect(() => {
    if (next?.act === 'publish') setPublishing(true)
    if (next?.act === 'show') void desk.showPlace(next)
  }, [desk, next])

  const publish = useCallback(() => setPublishing(true), [])
  const show = useCallback(
    (next: View) => {
      setView(next)
      desk.binding?.show(next)
    },
    [desk],
  )
  const askComment = useCallback(() => {
    setPanel(true)
    setTab('comments')
    setAsked((n) => n + 1)
  }, [])
  const askNote = useCallback(() => {
    setPanel(true)
    setTab('comments')
    setNoteAsked((n) => n + 1)
  }, [])
  const doDecide = useCallback(
    (list: readonly Change[], verdict: Verdict) => {
      const done = decideChanges(desk, list, verdict)
      if (isRefusal(done)) {
        if (done.refused !== 'held') setProblem({ what: 'Nothing was decided.', say: done.say })
      } else if (list.length > 1) setToast({ text: said(verdict, done.decided, done.left), key: Date.now() })
    },
    [desk],
  )
  const ask = useCallback(
    (verdict: Verdict, which: 'selection' | 'all') => {
      const list = which === 'all' ? desk.reading.getState().changes : desk.selectedChanges()
      if (list.length === 0)
        setProblem({ what: 'No change is selected.', say: 'Select text that holds changes, or go to one with F8.' })
      else if (which === 'all') setBulk({ verdict, changes: list })
      else doDecide(list, verdict)
    },
    [desk, doDecide],
  )
  const exporting = useWordExport({ desk, title, bridge, onProblem: setProblem, onPublish: publish })
  const pages = usePages({
    desk,
    title,
    counterparty,
    bridge,
    registerCommands,
    view,
    onProblem: setProblem,
    onPublish: publish,
  })

  useLayoutEffect(
    () =>
      registerCommands(
        documentCommands(desk, {
          show,
          ask,
          doExport: exporting.ask,
          doDecide,
          togglePanel: () => setPanel((p) => !p),
          publish,
          comment: askComment,
          note: askNote,
          library,
        }),
      ),
    [desk, registerCommands, show, ask, exporting.ask, doDecide, askComment, askNote, library, publish],
  )
  const acts = useMemo(
    () => clauseActs(desk, ({ say }) => setProblem({ what: 'The clause stays as it is.', say })),
    [desk],
  )
  useLayoutEffect(() => registerCommands(clauseCommands(acts)), [registerCommands, acts])
  useEffect(() => {
    const here = clause ? `Clause ${clause.number.replace(/\.$/, '')} ${clause.name}`.replace('Clause  ', '') : ''
    setStatus({
      plane: <PlaneLabel kind="draft">Your draft · private until you publish</PlaneLabel>,
      facts: here,
      right: (
        <>
          <SaveChip session={session} />
          {words > 0 && <span>{words.toLocaleString()} words</span>}
        </>
      ),
    })
  }, [clause, words, session, setStatus])
  useEffect(() => () => setStatus({}), [setStatus])
  useEffect(() => {
    setTitle({ right: drafts > 0 && <StatusChip tone="draft">{drafts} unpublished</StatusChip> })
    return () => setTitle({})
  }, [drafts, setTitle])
  const editable = !elsewhere && view !== 'original'
  return (
    <div className={css.screen}>
      <ClauseTree desk={desk} />
      <section className={css.main} aria-label="Contract" data-pane tabIndex={-1}>
        <Toolbar
          desk={desk}
          view={view}
          style={style}
          editable={editable}
          onView={show}
          onExport={(mode) => void exporting.ask(mode)}
          onPdf={pages.askPdf}
          onReport={onShowReport}
          onCompare={props.onCompare}
          onPublish={publish}
          onPanel={() => setPanel((open) => !open)}
        />
        {elsewhere && (
          <Note
            what="This negotiation is being written in another window."
            act="Work on it here"
            onAct={async () => {
              const refused = await session.takeBack()
              setProblem(refused && { what: 'It could not be taken back yet.', say: refused.say })
            }}
          >
            Here you can read it. Nothing you typed is lost.
          </Note>
        )}
        {warned && session.warnings.length > 0 && (
          <Note what="Not everything on the disk could be read." act="I have seen this" onAct={() => setWarned(false)}>
            {session.warnings.join(' ')}
          </Note>
        )}
        {exporting.note}
        {pages.note}
        {problem && (
          <Note what={problem.what} act="Close" onAct={() => setProblem(undefined)}>
            {problem.say}
          </Note>
        )}
        {handed !== undefined && (
          <Note
            what={`Turn R${handed} is published on this computer. It has not been sent.`}
            act="Save the Word file to send"
            onAct={() => {
              setHanded(undefined)
              void exporting.write('redline', 'shared')
            }}
            onClose={() => setHanded(undefined)}
            calm
          >
            What they return is compared with it.
          </Note>
        )}
        {drafting && (
          <Note what="First text: edits are plain." act="Start redlining" onAct={publish} calm>
            From then on every edit shows as a change against this text.
          </Note>
        )}
        <FindBar finder={desk.find} editable={editable} onUndo={() => session.undo.undo()} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, also when it cannot be edited */}
        <section className="desk" aria-label="Page" tabIndex={0}>
          <div className="paper" data-page ref={place} />
        </section>
      </section>
      <ContextPanel label="Changes" open={panel} onClose={() => setPanel(false)}>
        <div className={css.panel}>
          <ClauseCard desk={desk} acts={acts} />
          <div className={css.tabs}>
            <SegmentedChoice
              label="Panel"
              value={tab}
              options={[
                { value: 'changes', label: 'Changes' },
                { value: 'comments', label: 'Comments' },
                { value: 'checks', label: 'Checks' },
              ]}
              onChange={setTab}
            />
          </div>
          {tab === 'checks' ? (
            <ChecksPanel desk={desk} ignored={ignored} />
          ) : tab === 'comments' ? (
            <>
              <CommentsPanel desk={desk} asked={asked} />
              <NotesBox id={session.id} notes={notes} desk={desk} asked={noteAsked} />
            </>
          ) : (
            <ChangesPanel desk={desk} onDecide={doDecide} onBulk={ask} />
          )}
        </div>
      </ContextPanel>
      <AgreementDialogs desk={desk} counterparty={counterparty} />
      {publishing && (
        <Publishing
          desk={desk}
          counterparty={counterparty}
          onDone={(published) => {
            setPublishing(false)
            if (published) {
              setProblem(undefined)
              if (!drafting) setHanded(published.turn)
            }
            desk.focus()
          }}
          onDiscarded={(text, undo) => {
            setPublishing(false)
            setToast({ text, key: Date.now(), undo })
          }}
        />
      )}
      {exporting.dialog}
      {pages.dialog}
      {bulk && (
        <BulkDialog
          verdict={bulk.verdict}
          changes={bulk.changes}
          isOwn={(c) => desk.isOwn(c)}
          isHere={(c) => desk.isIn(clause, c)}
          here={clause && clauseName(clause)}
          onDone={() => setBulk(undefined)}
          onAct={(list) => {
            doDecide(list, bulk.verdict)
            setBulk(undefined)
          }}
        />
      )}
      {toast && (
        <UndoToast
          key={toast.key}
          text={toast.text}
          onUndo={() => {
            if (toast.undo) toast.undo()
            else session.undo.undo()
            setToast(undefined)
          }}
          onGone={() => setToast(undefined)}
        />
      )}
    </div>
  )
}

/** "Accepted 12 changes. Your own 3 stay proposed." */
function said(verdict: Verdict, decided: number, left: number): string {
  const done = `${verdict === 'accept' ? 'Accepted' : 'Rejected'} ${decided} ${decided === 1 ? 'change' : 'changes'}.`
  return left > 0 ? `${done} Your own ${left} stay proposed.` : done
}
