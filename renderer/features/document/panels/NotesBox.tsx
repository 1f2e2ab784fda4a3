import { Button, Textarea } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { type FormEvent, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import type { NegotiationId } from '../../../../shared/base/ids.ts'
import { newId } from '../../../platform/ids.ts'
import type { Note, Notes } from '../../../platform/notes.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import type { Desk } from '../desk.ts'
import { whenAt } from './describe.ts'
import css from './NotesBox.module.css'

interface Props {
  readonly id: NegotiationId
  readonly notes: Notes
  readonly desk: Desk
  /** Grows when somebody asked for a note. */
  readonly asked: number
}

/** What only we read about a clause. It lies in another store under another key and is in nothing that is sent. */
export const NotesBox = ({ id, notes, desk, asked }: Props) => {
  const { rows } = useSyncExternalStore(notes.subscribe, notes.view)
  const clause = useStore(desk.reading, (s) => s.clause)
  const [text, setText] = useState('')
  const [refused, setRefused] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const key = clause?.key ?? ''
  const mine = useMemo(
    () => [...rows.values()].filter((n) => n.negotiation === id && n.clause === key).sort(byTime),
    [rows, id, key],
  )
  useEffect(() => {
    if (asked > 0) field.current?.focus()
  }, [asked])
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    const at = new Date().toISOString()
    const problem = await notes.put({ id: newId(), negotiation: id, clause: key, text: text.trim(), at })
    setRefused(problem?.say ?? '')
    if (!problem) setText('')
  }
  return (
    <section className={css.box} aria-label="Internal notes, private to us" data-private>
      <header className={css.head}>
        <IconLock size={14} stroke={1.6} aria-hidden="true" /> Private to us · never sent
      </header>
      <div className={css.body}>
        {mine.map((note) => (
          <article key={note.id} className={css.note}>
            <p>{note.text}</p>
            <span className={css.foot}>
              {whenAt(Date.parse(note.at))}
              <Button variant="subtle" color="gray" h={22} onClick={() => void notes.remove(note.id)}>
                Delete
              </Button>
            </span>
          </article>
        ))}
        <form onSubmit={(e) => void keep(e)}>
          <Textarea
            ref={field}
            aria-label={`Internal note on ${clause ? clause.name : 'the negotiation'}`}
            placeholder={
              clause ? `Note on ${[clause.path, clause.name].filter(Boolean).join(' ')}` : 'Note on the negotiation'
            }
            autosize
            minRows={1}
            maxRows={8}
            maxLength={20_000}
            value={text}
            onChange={(e) => setText(e.currentTarget.value)}
            onKeyDown={(e) => {
              if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) void keep(e)
            }}
          />
          {text.trim() !== '' && (
            <Button type="submit" variant="default" h={26} mt={6} rightSection={<Kbd keys="Mod+Enter" />}>
              Keep this note
            </Button>
          )}
          {refused && <p role="alert">{refused}</p>}
        </form>
      </div>
    </section>
  )
}

const byTime = (a: Note, b: Note): number => (a.at < b.at ? -1 : 1)
