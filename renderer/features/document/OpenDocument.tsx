import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { clauseName } from '../../../shared/text/lines.ts'
import type { View } from '../../../shared/text/views.ts'
import type { Ignored } from '../../platform/ignored.ts'
import type { Notes } from '../../platform/notes.ts'
import type { Session, SessionDeps } from '../../session/session.ts'
import type { DocumentScreenProps, PrivatePorts } from '../../ui/frame-ports.ts'
import { UndoToast } from '../../ui/UndoToast.tsx'
import { AgreementDialogs } from './agreement/AgreementDialogs.tsx'
import { clauseActs, clauseCommands } from './agreement/commands.ts'
import { documentCommands } from './commands.ts'
import css from './DocumentScreen.module.css'
import type { Desk } from './desk.ts'
import { FindBar } from './find/FindBar.tsx'
import { ClauseTree } from './panels/ClauseTree.tsx'
import { PageNotes, type Problem } from './panels/PageNotes.tsx'
import { SidePanel, useSidePanel } from './panels/SidePanel.tsx'
import { Toolbar } from './panels/Toolbar.tsx'
import { useDeciding } from './panels/useDeciding.tsx'
import { usePages } from './print/usePages.tsx'
import { Publishing } from './publish/Publishing.tsx'
import { useFrame } from './useFrame.tsx'
import { useWordExport } from './word/useWordExport.tsx'
import './Page.css'
import './agreement/agreed.css'

type Props = DocumentScreenProps<Session, SessionDeps, Pick<SessionDeps, 'client' | 'onEvent'>> & {
  readonly desk: Desk
  readonly notes: Notes | undefined
  readonly ignored: Ignored
} & PrivatePorts

/** The document at work: clauses left, the page, what is proposed at the right. */
export const OpenDocument = (props: Props) => {
  const {
    desk,
    title,
    counterparty,
    next,
    notes,
    ignored,
    PrivateBox,
    limits,
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
  const panel = useSidePanel()
  const [problem, setProblem] = useState<Problem>()
  const [toast, setToast] = useState<{ text: string; key: number; undo?: () => boolean }>()
  const [publishing, setPublishing] = useState(false)
  /** A turn just published that nobody has been given yet. */
  const [handed, setHanded] = useState<number>()
  const elsewhere = useStore(session.status, (s) => s.elsewhere)
  const style = useStore(desk.reading, (s) => s.style)
  const clause = useStore(desk.reading, (s) => s.clause)
  const { drafting } = session.model
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
  const say = useCallback((text: string) => setToast({ text, key: Date.now() }), [])
  const deciding = useDeciding({ desk, onProblem: setProblem, onMany: say })
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
          ask: deciding.ask,
          doExport: exporting.ask,
          doDecide: deciding.decide,
          togglePanel: panel.toggle,
          publish,
          comment: panel.askComment,
          note: panel.askNote,
          library,
        }),
      ),
    [
      desk,
      registerCommands,
      show,
      deciding.ask,
      exporting.ask,
      deciding.decide,
      panel.toggle,
      panel.askComment,
      panel.askNote,
      library,
      publish,
    ],
  )
  const acts = useMemo(
    () => clauseActs(desk, ({ say }) => setProblem({ what: 'The clause stays as it is.', say })),
    [desk],
  )
  useLayoutEffect(() => registerCommands(clauseCommands(acts)), [registerCommands, acts])
  useFrame(desk, { setStatus, setTitle })
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
          onPanel={panel.toggle}
        />
        <PageNotes
          session={session}
          drafting={drafting}
          problem={problem}
          onProblem={setProblem}
          handed={handed}
          onHanded={(how) => {
            setHanded(undefined)
            if (how === 'save') void exporting.write('redline', 'shared')
          }}
          onPublish={publish}
        >
          {exporting.note}
          {pages.note}
        </PageNotes>
        <FindBar finder={desk.find} editable={editable} onUndo={() => session.undo.undo()} />
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard, also when it cannot be edited */}
        <section className="desk" aria-label="Page" tabIndex={0}>
          <div className="paper" data-page ref={place} />
        </section>
      </section>
      <SidePanel desk={desk} panel={panel} acts={acts} notes={notes} ignored={ignored} deciding={deciding}>
        {PrivateBox && <PrivateBox clause={clause && { id: clause.key, name: clauseName(clause) }} />}
      </SidePanel>
      <AgreementDialogs desk={desk} counterparty={counterparty} />
      {publishing && (
        <Publishing
          desk={desk}
          counterparty={counterparty}
          limits={limits}
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
      {deciding.dialog}
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
