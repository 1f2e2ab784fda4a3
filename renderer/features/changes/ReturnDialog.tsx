import { Button, Select, TextInput } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { isRefusal } from '../../../shared/base/refuse.ts'
import { turnsOf } from '../../../shared/text/turns.ts'
import type { Session } from '../../session/session.ts'
import { isMarkdown, isTextFile } from '../../session/text-kind.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx'
import css from './changes.module.css'

interface Props {
  readonly session: Session
  readonly counterparty: string
  readonly onClose: () => void
  readonly onTaken: () => void
}

/** Takes a returned file in: whose it is, which turn it answers, and what only a person can know. */
export const ReturnDialog = ({ session, counterparty, onClose, onTaken }: Props) => {
  const turns = useMemo(() => turnsOf(session.model).toReversed(), [session])
  const [file, setFile] = useState<File>()
  const [party, setParty] = useState(counterparty)
  const [sent, setSent] = useState<string | null>(turns[0]?.key ?? null)
  const [asked, setAsked] = useState<number>()
  const [refused, setRefused] = useState<string>()
  const [busy, setBusy] = useState<{ stop: AbortController; say: string; done: number }>()
  const picker = useRef<HTMLInputElement>(null)
  const take = async (cleanCopy?: boolean) => {
    if (!file || !sent) return
    const stop = new AbortController()
    setRefused(undefined)
    setAsked(undefined)
    setBusy({ stop, say: 'Reading the file…', done: 0 })
    const result = await session.takeBackFile(
      { name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) },
      {
        party: party.trim(),
        sent,
        ...(cleanCopy === undefined ? {} : { cleanCopy }),
        signal: stop.signal,
        onProgress: ({ done, paragraphs }) =>
          setBusy({ stop, say: `Comparing with what you sent: ${paragraphs} paragraphs`, done }),
      },
    )
    setBusy(undefined)
    if (isRefusal(result)) {
      if (result.refused !== 'cancelled') setRefused(result.say)
    } else if ('ask' in result) setAsked(result.ask)
    else {
      onTaken()
      onClose()
    }
  }
  return (
    <Dialog onClose={onClose} title="Take in the other side’s file" size={560}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void take()
        }}
      >
        <p className={css.lead}>
          Parley compares every paragraph with the turn you sent. The marks in the file only say who claims a change;
          what is not marked is listed first, as untracked. Nothing is accepted by taking it in.
        </p>
        <input
          ref={picker}
          type="file"
          hidden
          accept=".docx,.md,.markdown,.txt"
          aria-label="Returned file"
          onChange={(e) => {
            setFile(e.currentTarget.files?.[0])
            setAsked(undefined)
          }}
        />
        <div className={css.fileRow}>
          <Button variant="default" onClick={() => picker.current?.click()}>
            {file ? 'Another file…' : 'Choose the file…'}
          </Button>
          <span>{file?.name ?? 'No file chosen: Word, Markdown or text'}</span>
        </div>
        {file && isTextFile(file.name) && (
          <p className={css.lead} role="note">
            This file carries no marks, so all its differences are shown as untracked. What{' '}
            {isMarkdown(file.name) ? 'Markdown' : 'plain text'} cannot say is not compared:{' '}
            {isMarkdown(file.name) ? 'styles, fonts and underlining' : 'bold, italics, styles and how tables are drawn'}
            , notes and pictures, empty lines. Numbers at the beginning of a line are taken for the clause numbers. Your
            open proposals stay open where the text still has them.
          </p>
        )}
        <TextInput
          label="From"
          description="The party whose turn it is. Recorded by us: a file is not signed."
          value={party}
          maxLength={120}
          onChange={(e) => setParty(e.currentTarget.value)}
        />
        <Select
          mt={10}
          label="Compare with"
          description="The turn they worked on. As a rule the last one."
          allowDeselect={false}
          value={sent}
          onChange={setSent}
          data={turns.map((t) => ({
            value: t.key,
            label: [t.label, t.record.name, t.record.party].filter(Boolean).join(', '),
          }))}
        />
        {asked !== undefined && (
          <fieldset className={css.ask}>
            <legend>None of your {asked} marked passages is marked in this file any more. Why?</legend>
            <Button variant="default" onClick={() => void take(true)}>
              They worked on a clean copy: keep mine open
            </Button>
            <Button variant="default" onClick={() => void take(false)}>
              They settled them: show me which they accepted and rejected
            </Button>
          </fieldset>
        )}
        {refused && (
          <ErrorNote what="The file was not taken in." tone="failure">
            {refused}
          </ErrorNote>
        )}
        {busy && <ProgressWithCancel phase={busy.say} done={busy.done} onCancel={() => busy.stop.abort()} />}
        <div className={css.foot2}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={!file || !sent || party.trim() === '' || busy !== undefined}>
            Compare and take in
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
