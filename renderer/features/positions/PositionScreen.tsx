import { Button } from '@mantine/core'
import { IconEyeOff, IconLock } from '@tabler/icons-react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { maySaveNow } from '../../platform/save-file.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import type { RegisterCommands, StatusSlots } from '../../ui/frame-ports.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { PlaneLabel } from '../../ui/Plane.tsx'
import { SegmentedChoice } from '../../ui/SegmentedChoice.tsx'
import { UndoToast } from '../../ui/UndoToast.tsx'
import { plural } from '../../ui/words.ts'
import { BetterBox, MandateBox } from './BetterBox.tsx'
import { Box } from './Box.tsx'
import { positionCommands } from './commands.ts'
import { FrontierChart, type Mark } from './FrontierChart.tsx'
import { LedgerBox } from './LedgerBox.tsx'
import { bare, isWhole, type Package, scored, scoreOf } from './model/issue.ts'
import { type Facts, type ReadTurn, readTurns } from './model/table.ts'
import { NotesTab } from './NotesTab.tsx'
import { OffersTab } from './OffersTab.tsx'
import { PointsTable } from './PointsTable.tsx'
import { type Asked, PositionDialog } from './PositionDialog.tsx'
import css from './position.module.css'
import type { Position } from './position.ts'
import { newIssue } from './rows.ts'
import { ScoreBox } from './ScoreBox.tsx'
import { useFinder } from './useFinder.ts'
import { WithoutDeal } from './WithoutDeal.tsx'

interface Props {
  readonly position: Position
  readonly facts: Facts
  readonly counterparty: string
  /** Makes the one-page brief. */
  readonly makeBrief: (turns: readonly ReadTurn[]) => Promise<Uint8Array | Refusal>
  /** Saves it where she chooses. */
  readonly saveBrief: (pdf: Uint8Array) => Promise<Refusal | undefined>
  readonly onHide: () => void
  readonly registerCommands: RegisterCommands
  readonly setStatus: (slots: StatusSlots) => void
}

type Tab = 'issues' | 'offers' | 'notes'

/** What we want, what it is worth, and where a better deal lies. On the private plane: nothing here ever leaves. */
export const PositionScreen = (props: Props) => {
  const { position, facts, counterparty, makeBrief, saveBrief, onHide, registerCommands, setStatus } = props
  const { sheet, mode, problem, warnings } = useStore(position.state)
  const { issues, notes, offers, deal, said } = sheet
  const { newId, now } = position.ports
  const [tab, setTab] = useState<Tab>('issues')
  const [asked, setAsked] = useState<Asked>()
  const [asTable, setAsTable] = useState(false)
  const [refused, setRefused] = useState<string>()
  const [toast, setToast] = useState<string>()
  const turns = useMemo(() => readTurns(issues, facts, said), [issues, facts, said])
  const table = turns.at(-1)!.chosen
  const counted = scored(issues)
  const [picked, setPicked] = useState<number>()
  const current = scoreOf(issues, table)
  const worth = picked ?? Math.min(100, current.us + 5)
  const findings = useFinder({ issues: counted.map(bare), table, alternatives: deal.alternatives, worth })
  const editable = mode === 'writing'
  const tell = useCallback((answer: Refusal | undefined, what?: string) => {
    setRefused(answer?.say)
    if (!answer && what) setToast(what)
    return answer
  }, [])
  const newOffer = useCallback(
    (chosen: Package, name: string) =>
      setAsked({
        kind: 'offer',
        fresh: true,
        offer: { kind: 'offer', id: newId(), at: new Date(now()).toISOString(), name, chosen, note: '', expires: '' },
      }),
    [newId, now],
  )
  const addIssue = useCallback(
    () => setAsked({ kind: 'issue', fresh: true, issue: newIssue(newId(), (issues.at(-1)?.order ?? 0) + 1) }),
    [newId, issues],
  )
  const [making, setMaking] = useState(false)
  const [made, setMade] = useState<Uint8Array>()
  const brief = useCallback(async () => {
    setMaking(true)
    const pdf = await makeBrief(turns)
    setMaking(false)
    if (isRefusal(pdf)) return void tell(pdf)
    // A browser shows its picker only soon after a key: what took longer waits for another.
    if (maySaveNow()) tell(await saveBrief(pdf))
    else setMade(pdf)
  }, [tell, makeBrief, saveBrief, turns])
  useLayoutEffect(
    () =>
      registerCommands(
        positionCommands({
          editable,
          position,
          addIssue,
          newOffer: () => newOffer(table, ''),
          brief: () => void brief(),
          toggleTable: () => setAsTable((was) => !was),
          tell,
        }),
      ),
    [registerCommands, editable, position, addIssue, newOffer, table, brief, tell],
  )
  useEffect(() => {
    setStatus({
      plane: <PlaneLabel kind="private">Private to us · never sent</PlaneLabel>,
      facts: `Stored sealed on this computer. ${plural(issues.length, 'issue')}, ${plural(notes.length, 'note')}`,
      right: mode === 'writing' ? 'Saved on this computer' : '',
    })
    return () => setStatus({})
  }, [setStatus, issues.length, notes.length, mode])
  const marks: Mark[] = turns
    .filter((turn) => isWhole(issues, turn.chosen) && counted.length > 0)
    .map((turn) => ({ label: turn.label, ...scoreOf(issues, turn.chosen) }))
  const them = counterparty || 'the other side'
  if (mode === 'opening') return null
  return (
    <div className={css.frame} data-private>
      <div className={css.banner}>
        <IconLock size={16} stroke={1.6} aria-hidden="true" />
        <span>
          Private to us. Nothing on this page is ever sent to {them}, exported with shared files or found by shared
          search.
        </span>
        <Button
          className={css.onBanner ?? ''}
          leftSection={<IconEyeOff size={14} aria-hidden="true" />}
          rightSection={<Kbd keys="Mod+Shift+H" />}
          onClick={onHide}
        >
          Hide now
        </Button>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={css.in} aria-label="My position" data-pane tabIndex={0}>
        <header className={css.head}>
          <h2>My position</h2>
          <SegmentedChoice
            label="Part of the position"
            value={tab}
            options={[
              { value: 'issues', label: 'Issues' },
              { value: 'offers', label: `Offers ${offers.length || ''}`.trim() },
              { value: 'notes', label: `Notes ${notes.length || ''}`.trim() },
            ]}
            onChange={setTab}
          />
          <Button variant="default" disabled={issues.length === 0 || making} onClick={() => void brief()}>
            {making ? 'Making the brief…' : 'Brief for principal'}
          </Button>
          {made && (
            <Button
              variant="default"
              onClick={() => {
                setMade(undefined)
                void saveBrief(made).then(tell)
              }}
            >
              The brief is ready: save it…
            </Button>
          )}
          <Button
            className={css.filled ?? ''}
            disabled={!editable || counted.length === 0}
            aria-keyshortcuts="Control+Enter"
            rightSection={<Kbd keys="Mod+Enter" onFill />}
            onClick={() => newOffer(table, '')}
          >
            New offer
          </Button>
        </header>
        {(problem || refused || warnings.length > 0) && (
          <ErrorNote
            what={
              problem
                ? 'The position can be read here and not changed.'
                : refused
                  ? 'It was not done.'
                  : 'About this log'
            }
            actions={
              problem && (
                <Button variant="default" onClick={() => void position.takeOver()}>
                  Write here
                </Button>
              )
            }
          >
            {problem?.say ?? refused ?? warnings.join(' ')}
          </ErrorNote>
        )}
        {tab === 'notes' ? (
          <NotesTab
            notes={notes}
            issues={issues}
            editable={editable}
            onAdd={(note) => position.put({ kind: 'note', id: newId(), at: new Date(now()).toISOString(), ...note })}
            onDelete={(note) => void position.remove(note.id).then((answer) => tell(answer, 'Deleted a note.'))}
          />
        ) : issues.length === 0 ? (
          <EmptyState
            title="Private to this computer. Start with target and walk-away for five issues."
            actions={
              <Button disabled={!editable} onClick={addIssue} rightSection={<Kbd keys="I" onFill />}>
                Add an issue
              </Button>
            }
          >
            An issue is one thing you negotiate: a limit, a rate, a term. Give each way it may end points from 0 to 100
            for you, and your guess for {them}; the best ways together make 100 for each side. Parley then shows what
            every turn is worth, and which packages are better for both.
          </EmptyState>
        ) : (
          <div className={css.columns}>
            <div>
              {tab === 'issues' && (
                <>
                  <ScoreBox issues={counted} turns={turns} onTurn={(turn) => setAsked({ kind: 'turn', turn })} />
                  <PointsTable
                    issues={issues}
                    now={table}
                    editable={editable}
                    onIssue={(issue) => setAsked({ kind: 'issue', issue, fresh: false })}
                    onNew={addIssue}
                  />
                  <LedgerBox issues={counted} turns={turns} />
                </>
              )}
              {tab === 'offers' && (
                <OffersTab
                  issues={counted}
                  offers={offers}
                  findings={findings}
                  now={now()}
                  worth={worth}
                  onWorth={setPicked}
                  onOffer={(offer) => setAsked({ kind: 'offer', offer, fresh: false })}
                  onKeep={newOffer}
                />
              )}
            </div>
            {counted.length > 0 && (
              <div>
                <Box title="Where a better deal is" aside={findings && plural(findings.best.length, 'best package')}>
                  {findings && (
                    <FrontierChart
                      findings={findings}
                      alternatives={deal.alternatives}
                      marks={marks}
                      asTable={asTable}
                      onAsTable={setAsTable}
                    />
                  )}
                </Box>
                {findings && <BetterBox issues={counted} now={table} findings={findings} onOffer={newOffer} />}
                {findings && <MandateBox issues={counted} findings={findings} />}
                <WithoutDeal
                  deal={deal}
                  editable={editable}
                  onKeep={async (row) => void tell(await position.put(row))}
                />
              </div>
            )}
          </div>
        )}
      </section>
      {asked && (
        <PositionDialog
          asked={asked}
          position={position}
          clauses={facts.clauses}
          counted={counted}
          tell={tell}
          onClose={() => setAsked(undefined)}
        />
      )}
      {toast && (
        <UndoToast
          text={toast}
          onUndo={() => {
            setToast(undefined)
            void position.undo().then(tell)
          }}
          onGone={() => setToast(undefined)}
        />
      )}
    </div>
  )
}
