import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useCallback, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import type { ClauseStatus } from '../../../shared/text/agreement/status.ts'
import type { Verdict } from '../../../shared/text/records.ts'
import type { Session, SessionDeps } from '../../session/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import type { NegotiationScreenProps } from '../../ui/frame-ports.ts'
import { PlaneLabel } from '../../ui/Plane.tsx'
import { AgreedDialog } from './AgreedDialog.tsx'
import css from './changes.module.css'
import { changesCommands } from './commands.ts'
import { InboxList } from './InboxList.tsx'
import type { Inbox } from './inbox-store.ts'
import { ReturnDialog } from './ReturnDialog.tsx'
import { ReviewCard } from './ReviewCard.tsx'
import { sentenceAbout } from './words.ts'

interface Props extends NegotiationScreenProps<Session, SessionDeps, unknown> {
  readonly inbox: Inbox
  /** Shows a place of the text in the document, ready to write a counter-proposal. */
  readonly onShow: (paragraph: number, offset: number) => void
  /** Shows what would leave and publishes it. */
  readonly onPublish: () => void
}

/** What the other side did since we last spoke, one thing after the other. Nothing is accepted unless one says so. */
export const ChangesScreen = (props: Props) => {
  const { inbox, session, deps, counterparty, registerCommands, setStatus, onShow, onPublish } = props
  const { turns, turn, before, rows, states, ready } = useStore(inbox.state)
  const [at, setAt] = useState(0)
  const [reason, setReason] = useState('')
  const [taking, setTaking] = useState(false)
  const [agreed, setAgreed] = useState<ClauseStatus>()
  const elsewhere = useStore(session.status, (s) => s.elsewhere)
  const row = rows[Math.min(at, rows.length - 1)]
  const answered = states.filter((s) => s !== 'open').length

  const go = useCallback(
    (to: number) => {
      setAt(Math.max(0, Math.min(rows.length - 1, to)))
      setReason('')
    },
    [rows.length],
  )
  const next = useCallback(() => {
    const open = states.findIndex((s, i) => s === 'open' && i > at)
    go(open >= 0 ? open : at + 1)
  }, [states, at, go])
  const answer = useCallback(
    (verdict: Verdict) => {
      if (!row) return
      const around = verdict === 'accept' ? inbox.agreedAround(row) : undefined
      if (around) return setAgreed(around)
      inbox.decide(row, verdict, reason.trim())
      next()
    },
    [inbox, row, reason, next],
  )
  const see = useCallback(() => {
    if (!row) return
    inbox.acknowledge([row])
    next()
  }, [inbox, row, next])
  const remark = useCallback(() => {
    const field = document.getElementById('answer-reason')
    if (!row || row.changes.length === 0) return
    if (reason.trim() === '') field?.focus()
    else {
      inbox.comment(row, reason.trim())
      setReason('')
    }
  }, [inbox, row, reason])
  const counter = useCallback(() => {
    const change = row?.changes[0]
    if (!change) return
    // The turn's own text is not the document as it is now: the place is found by the identity of the last character.
    const [client, clock, length] = change.parts.at(-1)!.ranges.at(-1)!
    const place = session.model.story.placeOfId(client, clock + length - 1)
    if (place) onShow(place.paragraph, place.offset + 1)
  }, [row, session, onShow])
  const acts = useMemo(
    () => ({ answer, see, counter, remark, go, at, row, writable: !elsewhere, undo: () => inbox.undo() }),
    [answer, see, counter, remark, go, at, row, elsewhere, inbox],
  )
  useLayoutEffect(
    () =>
      registerCommands(changesCommands({ ...acts, canUndo: () => session.undo.canUndo, take: () => setTaking(true) })),
    [registerCommands, acts, session],
  )
  const untracked = rows.filter((r, i) => r.class === 'untracked' && states[i] === 'open').length
  useEffect(() => {
    setStatus({
      plane: <PlaneLabel kind="draft">Your answers · private until you publish</PlaneLabel>,
      facts: rows.length === 0 ? '' : `${answered} of ${rows.length} answered`,
    })
    return () => setStatus({})
  }, [setStatus, answered, rows.length])

  const take = <Button onClick={() => setTaking(true)}>Take in their file…</Button>
  const dialog = taking && (
    <ReturnDialog
      session={session}
      counterparty={counterparty}
      onClose={() => setTaking(false)}
      onTaken={() => go(0)}
    />
  )
  const reopening = agreed && row && (
    <AgreedDialog
      clause={agreed.coveredBy ?? agreed.clause}
      reason={reason}
      onDone={() => setAgreed(undefined)}
      onAccept={(why) => {
        setAgreed(undefined)
        inbox.decide(row, 'accept', why, agreed)
        next()
      }}
    />
  )
  if (!ready) return null
  if (!turn || rows.length === 0)
    return (
      <>
        <EmptyState title={turn ? 'Nothing new' : 'Nothing has come back yet'} actions={take}>
          {turn
            ? `${sentenceAbout(turn, before)} Every paragraph was compared; nothing is different.`
            : 'When the other side returns your file (Word, Markdown or text), take it in here. Parley compares it with what you sent, whatever its own marks say, and lists every difference.'}
        </EmptyState>
        {dialog}
      </>
    )
  return (
    <div className={css.screen}>
      <section className={css.side} aria-label="Changes to review" data-pane tabIndex={-1}>
        <header className={css.head}>
          <div className={css.headline}>
            <h2>
              {turn.label} from {turn.record.party || 'the file'}
            </h2>
            <Menu position="bottom-end">
              <Menu.Target>
                <Button variant="default" h={26} rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
                  Turns
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {turns.map((t) => (
                  <Menu.Item key={t.key} onClick={() => inbox.read(t.key)}>
                    {t.label} from {t.record.party || 'the imported file'}
                  </Menu.Item>
                ))}
                <Menu.Divider />
                <Menu.Item onClick={() => setTaking(true)}>Take in their file…</Menu.Item>
              </Menu.Dropdown>
            </Menu>
          </div>
          <p className={css.sub}>
            <span>{sentenceAbout(turn, before)}</span>
            <b>
              {Math.min(at + 1, rows.length)} of {rows.length}
            </b>
          </p>
          <Progress states={states} at={at} onGo={go} />
        </header>
        <InboxList rows={rows} states={states} at={at} onGo={go} />
        <footer className={css.foot}>
          {untracked > 0
            ? `${untracked} untracked ${untracked === 1 ? 'edit' : 'edits'}: no mark in the file accounts for ${untracked === 1 ? 'it' : 'them'}.`
            : answered === rows.length
              ? 'Everything is answered.'
              : 'Untracked and definitions first, formatting last.'}
          {answered > 0 && (
            <Button variant="default" h={26} onClick={onPublish}>
              Publish your answers…
            </Button>
          )}
        </footer>
      </section>
      {row && (
        <ReviewCard
          key={row.id}
          inbox={inbox}
          row={row}
          state={states[Math.min(at, rows.length - 1)] ?? 'open'}
          reason={reason}
          onReason={setReason}
          acts={acts}
          me={deps.me()}
          sent={before}
        />
      )}
      {dialog}
      {reopening}
    </div>
  )
}

interface ProgressProps {
  readonly states: readonly string[]
  readonly at: number
  readonly onGo: (at: number) => void
}

/** One cell a row while they fit; what is answered is dark. */
const Progress = ({ states, at, onGo }: ProgressProps) => {
  const done = states.filter((s) => s !== 'open').length
  return (
    <div
      className={css.progress}
      role="progressbar"
      aria-label="Answered"
      aria-valuemin={0}
      aria-valuemax={states.length}
      aria-valuenow={done}
    >
      {states.length <= 60 ? (
        states.map((state, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list below is the way by keyboard
          // biome-ignore lint/a11y/noStaticElementInteractions: the list below is the way by keyboard
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its place
            key={i}
            data-done={state !== 'open' || undefined}
            data-here={i === at || undefined}
            onClick={() => onGo(i)}
          />
        ))
      ) : (
        <span data-done style={{ flex: done }} />
      )}
      {states.length > 60 && <span style={{ flex: states.length - done }} />}
    </div>
  )
}
