import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { answer, resolve, type Said, type Thread, threadsOf } from '../../../../shared/text/comments.ts'
import { isDraftRecord } from '../../../../shared/text/draft/plane.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import type { Desk } from '../desk.ts'
import css from './CommentsPanel.module.css'
import { whenAt } from './describe.ts'
import { useModelTick } from './useModelTick.ts'

interface Props {
  readonly desk: Desk
  /** Grows when somebody asked to comment on the selection. */
  readonly asked: number
}

/** What both sides say about the text, in its order. A comment is a draft until it is published. */
export const CommentsPanel = ({ desk, asked }: Props) => {
  const work = useStore(desk.session.work)
  const tick = useModelTick(work.model)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the tick says that the model has changed
  const threads = useMemo(() => threadsOf(work.model), [work, tick])
  const isDraft = (said: Said) => isDraftRecord(said.key, work.isDraft)
  const open = threads.filter((t) => !t.resolved)
  const done = threads.filter((t) => t.resolved)
  return (
    <div className={css.scroll}>
      <Compose desk={desk} asked={asked} />
      {threads.length === 0 && (
        <p className={css.note}>
          No comments yet. Select some text and press <Kbd keys="Mod+Shift+M" />. The other side reads a comment once
          you publish it.
        </p>
      )}
      <ul className={css.list} aria-label="Comments">
        {[...open, ...done].map((thread) => (
          <li key={thread.key} className={css.card} data-resolved={thread.resolved || undefined}>
            <button type="button" className={css.go} onClick={() => desk.goToThread(thread)}>
              <One said={thread} draft={isDraft(thread)} claimed={thread.claimed} />
              {!thread.from && <span className={css.lost}>The text it was about is gone.</span>}
            </button>
            {thread.answers.map((said) => (
              <div key={said.key} className={css.answer}>
                <One said={said} draft={isDraft(said)} claimed={false} />
              </div>
            ))}
            <Answering desk={desk} thread={thread} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const One = ({ said, draft, claimed }: { said: Said; draft: boolean; claimed: boolean }) => (
  <>
    <span className={css.who}>
      <b>{said.author.name || 'Unnamed author'}</b> <span>{whenAt(said.at)}</span>
      {draft && <StatusChip tone="draft">Draft</StatusChip>}
      {claimed && <StatusChip tone="quiet">In the file</StatusChip>}
    </span>
    <span className={css.text}>{said.text}</span>
  </>
)

/** A comment on what is selected. Asked for by its key, it takes the focus. */
const Compose = ({ desk, asked }: Props) => {
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    if (asked > 0) field.current?.focus()
  }, [asked])
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') return
    desk.comment(text.trim())
    setText('')
    desk.focus()
  }
  return (
    <form className={css.compose} onSubmit={send}>
      <Textarea
        ref={field}
        aria-label="Comment on the selected text"
        placeholder="Comment on the selected text"
        autosize
        minRows={1}
        maxRows={8}
        maxLength={10_000}
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) send(e)
        }}
      />
      {text.trim() !== '' && (
        <Button type="submit" variant="default" h={26} rightSection={<Kbd keys="Mod+Enter" />}>
          Comment
        </Button>
      )}
    </form>
  )
}

const Answering = ({ desk, thread }: { desk: Desk; thread: Thread }) => {
  const [text, setText] = useState<string>()
  const { model } = desk.session
  if (text === undefined)
    return (
      <div className={css.acts}>
        <Button variant="subtle" color="gray" h={24} onClick={() => setText('')}>
          Answer
        </Button>
        <Button
          variant="subtle"
          color="gray"
          h={24}
          onClick={() => desk.act('resolve', () => resolve(model, thread, !thread.resolved))}
        >
          {thread.resolved ? 'Open again' : 'Resolve'}
        </Button>
      </div>
    )
  const send = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '') desk.act('answer', () => answer(model, thread, text.trim()))
    setText(undefined)
  }
  return (
    <form className={css.compose} onSubmit={send}>
      <Textarea
        aria-label={`Answer to ${thread.author.name || 'this comment'}`}
        autosize
        minRows={1}
        maxRows={8}
        maxLength={10_000}
        autoFocus
        value={text}
        onChange={(e) => setText(e.currentTarget.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) send(e)
          if (e.key === 'Escape') setText(undefined)
        }}
      />
      <Button type="submit" variant="default" h={26} rightSection={<Kbd keys="Mod+Enter" />}>
        Answer
      </Button>
    </form>
  )
}
