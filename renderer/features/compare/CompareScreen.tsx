import { Button } from '@mantine/core'
import { useCallback, useDeferredValue, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { flushSync } from 'react-dom'
import { useStore } from 'zustand'
import { isRefusal } from '../../../shared/base/refuse.ts'
import { saveFile } from '../../platform/save-file.ts'
import type { Session, SessionDeps } from '../../session/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import type { CompareAct, NegotiationScreenProps } from '../../ui/frame-ports.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { PlaneLabel } from '../../ui/Plane.tsx'
import { SegmentedChoice } from '../../ui/SegmentedChoice.tsx'
import { ChooseFile } from './ChooseFile.tsx'
import { stopCommand } from './commands.ts'
import css from './compare.module.css'
import type { Compare, Layout } from './compare-store.ts'
import { Difference } from './Difference.tsx'
import { ExportDialog, type Save } from './ExportDialog.tsx'
import { Pickers } from './Pickers.tsx'
import { Waiting } from './Waiting.tsx'
import { nameOf, pairFileName } from './words.ts'

interface Props extends NegotiationScreenProps<Session, SessionDeps, Pick<SessionDeps, 'client' | 'onEvent'>> {
  readonly compare: Compare
  /** The pair another screen asked for. */
  readonly next?: CompareAct | undefined
  /** Shows a place of the text in the document. */
  readonly onShow: (paragraph: number, offset: number) => void
  readonly onHelp: () => void
}

const LAYOUTS = [
  { value: 'redline', label: 'Redline' },
  { value: 'sides', label: 'Side by side' },
  { value: 'clean', label: 'Clean' },
] as const satisfies readonly { value: Layout; label: string }[]

/** Any two texts of a negotiation against each other: turns, what is shared now, the draft, files. */
export const CompareScreen = (props: Props) => {
  const { compare, next, session, deps, bridge, title, counterparty, registerCommands, setStatus, onShow, onHelp } =
    props
  const { pair, turns, busy, refused, layout, ...last } = useStore(compare.state)
  // A long result is drawn in steps, between which the page answers.
  const { of, view } = useDeferredValue(useMemo(() => ({ of: last.of, view: last.view }), [last.of, last.view]))
  const [exporting, setExporting] = useState(false)
  const [printing, setPrinting] = useState(false)
  const us = deps.me().party
  useEffect(() => {
    if (next) compare.preset(next)
    return compare.follow()
  }, [compare, next])
  const working = busy !== undefined
  useLayoutEffect(
    () => (working ? registerCommands([stopCommand(() => compare.cancel())]) : undefined),
    [working, registerCommands, compare],
  )
  useEffect(() => {
    setStatus({ plane: <PlaneLabel kind="computer">Compared on this computer · nothing is sent</PlaneLabel> })
    return () => setStatus({})
  }, [setStatus])
  useEffect(() => {
    const paper = (on: boolean) => () => flushSync(() => setPrinting(on))
    const [before, after] = [paper(true), paper(false)]
    window.addEventListener('beforeprint', before)
    window.addEventListener('afterprint', after)
    return () => {
      window.removeEventListener('beforeprint', before)
      window.removeEventListener('afterprint', after)
    }
  }, [])
  const save: Save = useCallback(
    async (bytes) => {
      if (!of) return 'cancelled'
      const outcome = await saveFile(bridge.client.files, `${pairFileName(title, of)}.docx`, bytes)
      if (isRefusal(outcome)) return outcome
      return 'saved' in outcome ? 'saved' : 'cancelled'
    },
    [bridge, title, of],
  )
  const show = useMemo(
    () => (key: string) => {
      const [client = 0, clock = 0] = key.split('.').map(Number)
      const place = session.model.story.placeOfId(client, clock)
      return place && (() => onShow(place.paragraph, 0))
    },
    [session, onShow],
  )
  const author = of?.now.kind === 'turn' ? of.now.turn.record.party : of?.now.kind === 'draft' ? us : ''
  const problem = refused && (
    <div className={css.note}>
      <ErrorNote
        what="Not compared."
        tone="failure"
        actions={
          <Button variant="default" h={26} onClick={() => compare.set({ refused: undefined })}>
            Close
          </Button>
        }
      >
        {refused.say}
      </ErrorNote>
    </div>
  )
  if (!pair)
    return (
      <>
        {problem}
        {busy ? (
          <Waiting compare={compare} />
        ) : (
          <EmptyState title="No turn yet" actions={<Choices compare={compare} onHelp={onHelp} />}>
            A turn is what one side had said when it handed over: publishing makes one, and so does taking in their
            file. From the first on, any two can be compared. What is written now can be compared with a file.
          </EmptyState>
        )}
      </>
    )
  const same = view?.rows.every((row) => row.classes.length === 0) ?? false
  return (
    <div className={css.screen}>
      <div className={css.bar} role="toolbar" aria-label="Compare" data-pane data-no-print tabIndex={-1}>
        <Pickers compare={compare} />
        <span className={css.grow} />
        <SegmentedChoice label="View" value={layout} options={LAYOUTS} onChange={(l) => compare.set({ layout: l })} />
        <Button
          variant="default"
          disabled={!view || same}
          onClick={() => setExporting(true)}
          rightSection={<Kbd keys="E" />}
        >
          Save as Word…
        </Button>
      </div>
      {problem}
      {busy && <Waiting compare={compare} />}
      {of && view && !same && (
        <Difference
          compare={compare}
          of={of}
          view={view}
          us={us}
          parties={[us, counterparty].filter(Boolean).join(' and ')}
          title={title}
          printing={printing}
          placeOf={show}
          registerCommands={registerCommands}
          onExport={() => setExporting(true)}
          setStatus={setStatus}
        />
      )}
      {of && view && same && (
        <EmptyState
          title={`${nameOf(of.old)} and ${nameOf(of.now)} read the same`}
          actions={<Choices compare={compare} onHelp={onHelp} />}
        >
          {turns.length > 1
            ? `All ${view.nowParagraphs.toLocaleString()} paragraphs were compared, looks and numbers included. Pick another pair above.`
            : 'There is one turn so far. When you publish, or take in a file of theirs, there is a second to compare with. Until then, compare with any Word or text file.'}
        </EmptyState>
      )}
      {exporting && of && (
        <ExportDialog
          compare={compare}
          pair={of}
          author={author || 'Comparison'}
          save={save}
          onClose={() => setExporting(false)}
        />
      )}
    </div>
  )
}

const Choices = ({ compare, onHelp }: { compare: Compare; onHelp: () => void }) => (
  <>
    <ChooseFile onFile={(file) => void compare.chooseFile(file, 'now')} />
    <Button variant="default" onClick={onHelp}>
      What a turn is
    </Button>
  </>
)
