import { Button, Checkbox, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { isRefusal } from '../../../../shared/base/refuse.ts'
import { changesOf } from '../../../../shared/text/changes.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import { textOfRanges } from '../../../../shared/text/quote.ts'
import { giveReason, reasonsOf } from '../../../../shared/text/reasons.ts'
import type { TextRecord } from '../../../../shared/text/records.ts'
import type { Preview } from '../../../session/publishing.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import { ErrorNote } from '../../../ui/ErrorNote.tsx'
import type { LimitsPort } from '../../../ui/frame-ports.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { PlaneLabel } from '../../../ui/Plane.tsx'
import { plural } from '../../../ui/words.ts'
import { sentenceOf } from '../agreement/sentence.ts'
import type { Desk } from '../desk.ts'
import { ChangeText } from '../panels/ChangeText.tsx'
import { excerpt } from '../panels/describe.ts'
import { ReasonField } from '../panels/ReasonField.tsx'
import { commonReason, type DraftClause, draftByClause, unexplained } from './draft.ts'
import { isGiven, type Leave, Limits, NO_LEAVE } from './Limits.tsx'
import css from './publish.module.css'
import { keysTaken, textsAfter } from './touched.ts'

interface Props {
  readonly desk: Desk
  readonly counterparty: string
  readonly limits: LimitsPort | undefined
  readonly onDone: (published: { turn: number } | undefined) => void
  readonly onDiscard: (takes: (paragraph: number) => boolean, count: number) => void
}

/** Exactly what would leave, clause by clause. What is not ticked stays private. */
export const PublishDialog = ({ desk, counterparty, limits, onDone, onDiscard }: Props) => {
  const { session } = desk
  const { clauses, drafted } = useMemo(
    () => draftByClause(session.model, changesOf(session.model), session.work.getState().isDraft),
    [session],
  )
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [name, setName] = useState('')
  const [refused, setRefused] = useState<string>()
  const [busy, setBusy] = useState(false)
  // Each reason given is one more thing that leaves.
  const [said, setSaid] = useState(0)
  const reasons = reasonsOf(session.model)
  const takes = useMemo(() => (paragraph: number) => !left.has(clauses.at(paragraph)?.key ?? ''), [left, clauses])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a reason given changes what would leave
  const preview = useMemo(() => session.preview(takes), [session, takes, said])
  const count = preview.changes.length
  const warnings = useMemo(
    () => limits?.crossed(() => textsAfter(preview.squashed.model, keysTaken(clauses, drafted, left))) ?? [],
    [limits, preview, clauses, drafted, left],
  )
  const [leave, setLeave] = useState<Leave>(NO_LEAVE)
  const publish = async () => {
    setBusy(true)
    const done = await session.publish(preview, name.trim())
    setBusy(false)
    if (isRefusal(done)) setRefused(done.say)
    else {
      limits?.published(warnings, done.turn, leave.by.trim())
      onDone(done)
    }
  }
  const explain = ({ changes }: DraftClause, say: string) => {
    desk.act('reason', () => giveReason(session.model, unexplained(changes, reasons), say))
    setSaid(said + 1)
  }
  const toggle = (key: string) => {
    const next = new Set(left)
    if (!next.delete(key)) next.add(key)
    setLeft(next)
  }
  const them = counterparty || 'the other side'
  return (
    <Dialog onClose={() => onDone(undefined)} title={titleOf(preview)} size={720}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void publish()
        }}
      >
        <p className={css.lead}>
          {preview.first
            ? 'This text becomes the starting point. From then on every edit shows as a change against it.'
            : `This is all that leaves your draft and becomes part of the document shared with ${them}. What you typed and deleted on the way stays behind. A published turn cannot be changed.`}
        </p>
        <ul className={css.clauses}>
          {drafted.map((clause) => (
            <li key={clause.key}>
              <Checkbox
                label={`${clause.name} (${clause.changes.length})`}
                checked={!left.has(clause.key)}
                onChange={() => toggle(clause.key)}
              />
              <ul className={css.changes} data-left={left.has(clause.key) || undefined}>
                {clause.changes.map((change) => (
                  <li key={change.id}>
                    <ChangeText change={change} side="us" />
                  </li>
                ))}
              </ul>
              {!preview.first && !left.has(clause.key) && (
                <div className={css.why}>
                  <ReasonField
                    label={`Reason for the changes to ${clause.name}`}
                    reason={commonReason(clause.changes, reasons)}
                    onReason={(say) => explain(clause, say)}
                  />
                </div>
              )}
            </li>
          ))}
        </ul>
        {preview.others.length > 0 && <Others preview={preview} />}
        <TextInput
          label="Name of this turn"
          description="Optional. Shown beside its number, for example “first comments”."
          value={name}
          maxLength={80}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        {warnings.length > 0 && <Limits warnings={warnings} leave={leave} onLeave={setLeave} />}
        {refused && (
          <ErrorNote what="Nothing was published." tone="failure">
            {refused}
          </ErrorNote>
        )}
        <div className={css.foot}>
          <PlaneLabel kind="shared">{`Turn R${preview.turn}, ${size(preview.bytes)}`}</PlaneLabel>
          <span className={css.grow} />
          {!preview.first && (
            <Button variant="subtle" color="gray" disabled={count === 0} onClick={() => onDiscard(takes, count)}>
              Discard {count === drafted.reduce((n, c) => n + c.changes.length, 0) ? 'the draft' : 'these'}…
            </Button>
          )}
          <Button variant="default" onClick={() => onDone(undefined)} rightSection={<Kbd keys="Escape" />}>
            Keep as draft
          </Button>
          <Button type="submit" disabled={preview.nothing || busy || !isGiven(warnings, leave)}>
            {preview.first ? 'Start redlining' : `Publish ${whatOf(preview)}`}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

const titleOf = (preview: Preview): string =>
  preview.first ? 'Start redlining from this text?' : `Publish ${whatOf(preview)} as turn R${preview.turn}?`

/** "3 changes", "2 answers", "3 changes, 2 answers and 1 reason" */
function whatOf({ changes, others }: Preview): string {
  const reasons = others.filter((record) => record.t === 'why').length
  const answers = others.length - reasons
  const parts = [
    ...(changes.length > 0 || others.length === 0 ? [plural(changes.length, 'change')] : []),
    ...(answers > 0 ? [plural(answers, 'answer')] : []),
    ...(reasons > 0 ? [plural(reasons, 'reason')] : []),
  ]
  return [parts.slice(0, -1).join(', '), parts.at(-1)].filter(Boolean).join(' and ')
}

const NAMES: Readonly<Record<string, string>> = {
  done: 'A comment resolved or opened again',
}

/** Decisions, reasons and comments in the words that leave. */
const Others = ({ preview: { others, squashed } }: { preview: Preview }) => {
  const sentence = sentenceOf(squashed.model)
  return (
    <ul className={css.others} aria-label="Answers that go with it">
      {others.map((record) => (
        <li key={`${record.t}${'n' in record ? record.n : ''}`}>
          {record.t === 'agree' || record.t === 'reopen' ? sentence(record) : inWords(record, squashed.model)}
        </li>
      ))}
    </ul>
  )
}

function inWords(record: TextRecord, model: TextModel): string {
  switch (record.t) {
    case 'dec': {
      const about = record.on.map(({ ranges }) => textOfRanges(model, ranges)).join(' … ')
      return `${record.verdict === 'accept' ? 'Accept' : 'Reject'} “${excerpt(about)}”${record.say ? `: ${record.say}` : ''}`
    }
    case 'why':
      return `Reason: ${record.say}`
    case 'cmt':
      return `Comment: ${record.text}`
    case 'ack':
      return `Seen: ${plural(record.rows.length, 'change')}`
    default:
      return NAMES[record.t] ?? 'A note'
  }
}

const size = (bytes: number): string => (bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} kB`)
