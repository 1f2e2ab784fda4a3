import { Button, Checkbox, NativeSelect, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import type { Refusal } from '../../../shared/base/refuse.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { dayOf, hourOf } from '../../ui/words.ts'
import { Box } from './Box.tsx'
import css from './position.module.css'
import type { IssueRow, NoteRow } from './rows.ts'

interface Props {
  readonly notes: readonly NoteRow[]
  readonly issues: readonly IssueRow[]
  readonly editable: boolean
  readonly onAdd: (note: Pick<NoteRow, 'text' | 'issue' | 'privileged'>) => Promise<Refusal | undefined>
  readonly onDelete: (note: NoteRow) => void
}

/** The private log: what was said on the phone, what we think they want. Dated, newest first, never sent. */
export const NotesTab = ({ notes, issues, editable, onAdd, onDelete }: Props) => {
  const [text, setText] = useState('')
  const [issue, setIssue] = useState('')
  const [privileged, setPrivileged] = useState(false)
  const [refused, setRefused] = useState('')
  const add = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    const answer = await onAdd({ text: text.trim(), issue: issue || undefined, privileged })
    setRefused(answer?.say ?? '')
    if (!answer) setText('')
  }
  const titleOf = (id: string | undefined) => issues.find((one) => one.id === id)?.title
  return (
    <Box title="Private log">
      <form className={css.form} onSubmit={(event) => void add(event)}>
        <Textarea
          aria-label="Note for the private log"
          placeholder="What was said, what we think they want, why we moved"
          autosize
          minRows={2}
          maxRows={10}
          maxLength={20_000}
          disabled={!editable}
          value={text}
          onChange={(e) => setText(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) void add(e)
          }}
        />
        <div className={css.foot}>
          <NativeSelect
            aria-label="Issue the note is about"
            size="xs"
            value={issue}
            data={[
              { value: '', label: 'The deal as a whole' },
              ...issues.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            onChange={(e) => setIssue(e.currentTarget.value)}
          />
          <Checkbox label="Privileged" checked={privileged} onChange={(e) => setPrivileged(e.currentTarget.checked)} />
          <span className={css.grow} />
          <Button
            type="submit"
            disabled={text.trim() === '' || !editable}
            rightSection={<Kbd keys="Mod+Enter" onFill />}
          >
            Keep this note
          </Button>
        </div>
        {refused && <p role="alert">{refused}</p>}
      </form>
      {notes.length === 0 ? (
        <p className={css.hint}>No notes yet.</p>
      ) : (
        <ul className={css.notes}>
          {notes.map((note) => (
            <li key={note.id}>
              <p>{note.text}</p>
              <span className={css.muted}>
                {dayOf(Date.parse(note.at))}, {hourOf(Date.parse(note.at))}
                {titleOf(note.issue) && ` · ${titleOf(note.issue)}`}
                {note.privileged && ' · privileged'}
                <Button variant="subtle" color="gray" h={22} disabled={!editable} onClick={() => onDelete(note)}>
                  Delete
                </Button>
              </span>
            </li>
          ))}
        </ul>
      )}
    </Box>
  )
}
