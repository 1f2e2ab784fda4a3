import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Change } from '../../../shared/text/changes.ts'
import type { TextLine } from '../../../shared/text/lines.ts'
import { piecesOf } from '../../../shared/text/pieces.ts'
import type { Author, Verdict } from '../../../shared/text/records.ts'
import type { Turn } from '../../../shared/text/turns.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { RedlineText } from '../../ui/RedlineText.tsx'
import { SegmentedChoice } from '../../ui/SegmentedChoice.tsx'
import { StatusChip } from '../../ui/StatusChip.tsx'
import css from './changes.module.css'
import type { Inbox } from './inbox-store.ts'
import type { RowState } from './model/answer.ts'
import type { InboxRow } from './model/inbox.ts'
import { CLASS_WORDS, STATE_WORDS } from './words.ts'

export interface ReviewActs {
  readonly answer: (verdict: Verdict) => void
  readonly see: () => void
  readonly counter: () => void
  /** Says what stands in the field as a comment on the change; goes there while it is empty. */
  readonly remark: () => void
  readonly go: (at: number) => void
  readonly undo: () => void
  readonly at: number
  readonly row: InboxRow | undefined
  readonly writable: boolean
}

interface Props {
  readonly inbox: Inbox
  readonly row: InboxRow
  readonly state: RowState
  readonly reason: string
  readonly onReason: (reason: string) => void
  readonly acts: ReviewActs
  readonly me: Author
  /** The turn it is compared with. */
  readonly sent: Turn | undefined
}

/** One change, large, in its surroundings, with everything one can say to it. */
export const ReviewCard = ({ inbox, row, state, reason, onReason, acts, me, sent }: Props) => {
  const clauses = useStore(inbox.state, (s) => s.clauses)
  const turn = useStore(inbox.state, (s) => s.turn)
  const [shown, setShown] = useState<'redline' | 'both'>('redline')
  const lines = clauses ? around(clauses.lines, row) : []
  const [first] = row.changes
  const decidable = row.changes.length > 0 && acts.writable
  return (
    <section className={css.card} aria-label={`${row.clause}, ${CLASS_WORDS[row.class]}`} data-pane tabIndex={-1}>
      <div className={css.scroll}>
        <header className={css.cardHead}>
          <h1>{row.clause || row.title}</h1>
          {row.class === 'untracked' ? (
            <StatusChip tone="untracked">UNTRACKED</StatusChip>
          ) : (
            <StatusChip>{CLASS_WORDS[row.class]}</StatusChip>
          )}
          {row.also && row.also !== 'substance' && <StatusChip>{CLASS_WORDS[row.also]}</StatusChip>}
          {state !== 'open' && <StatusChip tone="quiet">{STATE_WORDS[state]}</StatusChip>}
          <span className={css.grow} />
          <SegmentedChoice
            label="Show"
            value={shown}
            options={[
              { value: 'redline', label: 'Redline' },
              { value: 'both', label: 'Before and after' },
            ]}
            onChange={setShown}
          />
        </header>
        {row.class === 'untracked' && row.changes.length === 0 && (
          <p className={css.warning}>
            This stands outside the text of the contract. Parley keeps its own and cannot decide it here: answer it in
            words, or change it in Word.
          </p>
        )}
        {row.class === 'untracked' && row.changes.length > 0 && (
          <p className={css.warning}>
            {turn?.record.party || 'The other side'} changed this without a mark. Compared with{' '}
            {sent?.label ?? 'what was sent'}, the words are different and nothing in the file says so.
          </p>
        )}
        <div className={css.page} data-page>
          {row.class === 'format' ? (
            <Looks row={row} />
          ) : lines.length === 0 ? (
            <p className={css.excerpt}>{row.title}</p>
          ) : (
            lines.map(({ line, touched }) => (
              <p key={line.key} className={css.line} data-touched={touched || undefined}>
                {line.number && <span className={css.lineNumber}>{line.number} </span>}
                {!touched || shown === 'redline' ? (
                  <RedlineText pieces={piecesOf(line.runs, me)} />
                ) : (
                  <BothTexts line={line} />
                )}
              </p>
            ))
          )}
          <p className={css.by}>
            <PartyMark party="them" /> <b>{row.by.party || row.by.name || 'The file'}</b>
            {row.by.name && row.by.party ? `, ${row.by.name}` : ''}
            {row.class === 'untracked' ? ', not marked in the file' : ''}
            {row.reason ? `: “${row.reason}”` : ''}
          </p>
        </div>
        {row.outside && (
          <dl className={css.pair}>
            <div>
              <dt>Before</dt>
              <dd>{short(row.outside.before) || 'nothing'}</dd>
            </div>
            <div>
              <dt>In their file</dt>
              <dd data-them>{short(row.outside.after) || 'nothing'}</dd>
            </div>
          </dl>
        )}
        {first && (first.deleted || first.inserted) && row.class !== 'format' && first.moves.length === 0 && (
          <dl className={css.pair}>
            <div>
              <dt>Before{sent ? `, ${sent.label}` : ''}</dt>
              <dd>{short(first.deleted) || 'nothing'}</dd>
            </div>
            <div>
              <dt>They ask{turn ? `, ${turn.label}` : ''}</dt>
              <dd data-them>{short(first.inserted) || 'nothing'}</dd>
            </div>
          </dl>
        )}
        {decidable && (
          <TextInput
            className={css.reason ?? ''}
            id="answer-reason"
            aria-label="Reason for your answer"
            placeholder="Reason for your answer, one line, sent with it, or a comment"
            value={reason}
            maxLength={300}
            onChange={(e) => onReason(e.currentTarget.value)}
          />
        )}
      </div>
      <footer className={css.acts}>
        {row.changes.length > 0 && (
          <>
            <Button disabled={!decidable} onClick={() => acts.answer('accept')} rightSection={<Kbd keys="A" onFill />}>
              {acceptWords(row)}
            </Button>
            <Button variant="default" disabled={!decidable} onClick={acts.counter} rightSection={<Kbd keys="C" />}>
              Counter
            </Button>
            <Button
              variant="default"
              disabled={!decidable}
              onClick={() => acts.answer('reject')}
              rightSection={<Kbd keys="R" />}
            >
              Reject
            </Button>
          </>
        )}
        {row.changes.length > 0 && (
          <Button
            variant="subtle"
            color="gray"
            disabled={!acts.writable}
            onClick={acts.remark}
            rightSection={<Kbd keys="M" />}
          >
            Comment
          </Button>
        )}
        <Button
          variant="subtle"
          color="gray"
          disabled={!acts.writable}
          onClick={acts.see}
          rightSection={<Kbd keys="S" />}
        >
          Seen, leave open
        </Button>
        <span className={css.grow} />
        <Button variant="subtle" color="gray" onClick={() => acts.go(acts.at - 1)} rightSection={<Kbd keys="K" />}>
          Previous
        </Button>
        <Button variant="subtle" color="gray" onClick={() => acts.go(acts.at + 1)} rightSection={<Kbd keys="J" />}>
          Skip
        </Button>
        <Button variant="subtle" color="gray" onClick={acts.undo} rightSection={<Kbd keys="Mod+Z" />}>
          Undo
        </Button>
      </footer>
    </section>
  )
}

/** Accepting a number says the number. */
function acceptWords({ class: kind, changes }: InboxRow): string {
  const text = changes[0]?.inserted.trim() ?? ''
  return kind === 'number' && text && text.length <= 14 ? `Take ${text}` : 'Accept'
}

const short = (text: string): string => {
  const clean = text.replace(/\n/g, ' ¶ ').replaceAll('\uFFFC', '▫').trim()
  return clean.length > 220 ? `${clean.slice(0, 216)}…` : clean
}

/** The lines a row touches, with one on either side to read it in. */
function around(lines: readonly TextLine[], { changes }: InboxRow): { line: TextLine; touched: boolean }[] {
  const [change] = changes
  if (!change) return []
  const from = lines.findIndex((l) => l.last >= change.from.paragraph)
  let to = from
  while (to + 1 < lines.length && lines[to]!.last < change.to.paragraph - (change.to.offset === 0 ? 1 : 0)) to++
  const last = Math.min(lines.length - 1, Math.min(to, from + 11) + 1)
  return lines
    .slice(Math.max(0, from - 1), last + 1)
    .map((line, i) => ({ line, touched: i + Math.max(0, from - 1) >= from && i + Math.max(0, from - 1) <= to }))
}

const BothTexts = ({ line }: { line: TextLine }) => (
  <span className={css.both}>
    <span>
      <span className={css.label}>Before</span>
      {line.runs.filter((r) => r.state.ins.length === 0).map((r) => r.text)}
    </span>
    <span>
      <span className={css.label}>After</span>
      {line.runs.filter((r) => r.state.del.length === 0).map((r) => r.text)}
    </span>
  </span>
)

const layoutOf = (change: Change): string | undefined => {
  const claimed = change.parts[0]?.layer.claimed
  return claimed?.kind === 'layout' ? `${claimed.label}, at ` : undefined
}

const MOST_LOOKS = 40

const Looks = ({ row }: { row: InboxRow }) => (
  <ul className={css.looks}>
    {row.changes.slice(0, MOST_LOOKS).map((change) => (
      <li key={change.id}>
        {layoutOf(change) ?? (change.kind === 'paragraph' ? 'Paragraph style: ' : 'Formatting: ')}
        <i>{short(change.inserted) || 'a paragraph'}</i>
      </li>
    ))}
    {row.changes.length > MOST_LOOKS && <li>and {row.changes.length - MOST_LOOKS} more</li>}
  </ul>
)
