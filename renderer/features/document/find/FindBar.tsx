import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { Kbd } from '../../../ui/Kbd.tsx'
import css from './FindBar.module.css'
import './hits.css'
import type { Finder } from './finder.ts'
import { countWords } from './state.ts'

interface Props {
  readonly finder: Finder
  readonly editable: boolean
  readonly onUndo: () => void
}

/** Find and replace, above the page. */
export const FindBar = (props: Props) => {
  const open = useStore(props.finder.state, (s) => s.open)
  return open ? <Bar {...props} /> : null
}

const Bar = ({ finder, editable, onUndo }: Props) => {
  const state = useStore(finder.state)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (state.asked > 0) field.current?.select()
  }, [state.asked])
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') finder.close()
    else if (isUndo(event)) onUndo()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const enter = (act: (event: KeyboardEvent) => void) => (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    act(event)
  }
  const toggle = (name: 'matchCase' | 'wholeWords', label: string) => (
    <Button
      className={css.toggle ?? ''}
      variant="default"
      h={26}
      aria-pressed={state[name]}
      onClick={() => finder.look({ [name]: !state[name] })}
    >
      {label}
    </Button>
  )
  return (
    <search className={css.bar} aria-label="Find in this document" data-no-print onKeyDown={keys}>
      <div className={css.row}>
        <TextInput
          ref={field}
          className={css.field ?? ''}
          size="xs"
          aria-label="Find"
          placeholder="Find"
          autoFocus
          spellCheck={false}
          value={state.query}
          onChange={(event) => finder.look({ query: event.currentTarget.value })}
          onKeyDown={enter(({ shiftKey }) => void finder.step(shiftKey ? -1 : 1))}
        />
        <output className={css.count} aria-live="polite" data-none={state.count === 0 || undefined}>
          {countWords(state)}
        </output>
        <Act label="Previous match" keys="Shift+F3" disabled={state.count === 0} onClick={() => void finder.step(-1)}>
          <IconChevronUp size={16} stroke={1.6} />
        </Act>
        <Act label="Next match" keys="F3" disabled={state.count === 0} onClick={() => void finder.step(1)}>
          <IconChevronDown size={16} stroke={1.6} />
        </Act>
        {toggle('matchCase', 'Match case')}
        {toggle('wholeWords', 'Whole words')}
        <span className={css.grow} />
        {!state.replacing && (
          <Button variant="subtle" h={26} onClick={() => finder.state.setState({ replacing: true })}>
            Replace…
          </Button>
        )}
        <Act label="Close find" keys="Escape" onClick={() => finder.close()}>
          <IconX size={16} stroke={1.6} />
        </Act>
      </div>
      {state.replacing && (
        <div className={css.row}>
          <TextInput
            className={css.field ?? ''}
            size="xs"
            aria-label="Replace with"
            placeholder="Replace with"
            spellCheck={false}
            disabled={!editable}
            value={state.replacement}
            onChange={(event) => finder.state.setState({ replacement: event.currentTarget.value })}
            onKeyDown={enter(() => void finder.replace())}
          />
          <Button
            variant="default"
            h={26}
            disabled={!editable || state.current < 0}
            onClick={() => void finder.replace()}
          >
            Replace
          </Button>
          <Button
            variant="default"
            h={26}
            disabled={!editable || state.count === 0}
            onClick={() => void finder.replaceAll()}
          >
            Replace all
          </Button>
        </div>
      )}
      <output className={css.said} aria-live="polite">
        {state.said}
      </output>
    </search>
  )
}

/** A field keeps its own undo; elsewhere in the bar the key means the document's. */
const isUndo = (event: KeyboardEvent): boolean =>
  (event.ctrlKey || event.metaKey) &&
  !event.shiftKey &&
  event.key.toLowerCase() === 'z' &&
  !(event.target instanceof HTMLInputElement)

interface ActProps {
  readonly label: string
  readonly keys: string
  readonly disabled?: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}

const Act = ({ label, keys, disabled = false, onClick, children }: ActProps) => (
  <Tooltip
    label={
      <>
        {label} <Kbd keys={keys} onFill />
      </>
    }
  >
    <ActionIcon
      className={css.act ?? ''}
      variant="subtle"
      color="gray"
      size={26}
      aria-label={label}
      aria-keyshortcuts={keys}
      disabled={disabled}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  </Tooltip>
)
