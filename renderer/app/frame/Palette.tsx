import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { useLayoutEffect, useMemo, useState, useSyncExternalStore } from 'react'
import { isRefusal } from '../../../shared/base/refuse.ts'
import type { AppCommand } from '../../ui/frame-ports.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { type Found, findCommands } from '../commands/find.ts'
import { perform, type Registry } from '../commands/registry.ts'
import { useApp } from '../store.ts'
import css from './Palette.module.css'

const [store, spotlight] = createSpotlight()

interface Props {
  readonly registry: Registry
  /** Negotiations by name, only while something is typed. */
  readonly places: (search: string) => readonly AppCommand[]
}

/** Whoever types on behind Ctrl+K must not write into her contract: the box listens before the next key can come. */
const listenAtOnce = (box: HTMLInputElement | null) => box?.focus()

/** Every command by name, with its keys; what is not possible now stays in the list and says why. */
export const Palette = ({ registry, places }: Props) => {
  const shown = useApp((app) => app.palette)
  const [query, setQuery] = useState('')
  const commands = useSyncExternalStore(registry.subscribe, registry.list)
  useLayoutEffect(() => {
    if (!shown) return
    const before = document.activeElement
    spotlight.open()
    return () => {
      spotlight.close()
      if (before instanceof HTMLElement) before.focus({ preventScroll: true })
    }
  }, [shown])
  const found = useMemo(
    () =>
      shown
        ? findCommands(
            [...commands, ...places(query)].filter(({ id }) => id !== 'app.palette'),
            query,
          )
        : [],
    [shown, commands, places, query],
  )
  return (
    <Spotlight.Root
      store={store}
      shortcut={null}
      query={query}
      onQueryChange={setQuery}
      onSpotlightClose={() => useApp.getState().showPalette(false)}
      scrollable
      centered={false}
      yOffset="12vh"
      maxHeight={420}
      size={620}
      returnFocus={false}
      transitionProps={{ duration: 0 }}
      overlayProps={{ blur: 0 }}
      classNames={{ content: css.content ?? '', search: css.search ?? '', actionsList: css.list ?? '' }}
      attributes={{ content: { 'aria-label': 'All commands' } }}
    >
      <Spotlight.Search
        ref={listenAtOnce}
        placeholder="Type a command or the name of a negotiation"
        aria-label="Command"
        leftSection={<IconSearch size={16} stroke={1.5} aria-hidden="true" />}
      />
      <Spotlight.ActionsList>
        {found.map((entry) => (
          <Entry key={entry.command.id} entry={entry} />
        ))}
        {found.length === 0 && <Spotlight.Empty>No command contains “{query}”.</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

const Entry = ({ entry: { command, refusal } }: { entry: Found }) => (
  <Spotlight.Action
    className={css.action ?? ''}
    aria-disabled={refusal !== undefined}
    data-refused={refusal ? true : undefined}
    closeSpotlightOnTrigger={refusal === undefined}
    onClick={() => {
      if (refusal) return
      // After the palette has given the focus back, so that the command may place it.
      setTimeout(() => {
        const answer = perform(command)
        if (isRefusal(answer)) useApp.getState().say(answer.say)
      }, 0)
    }}
  >
    <span className={css.words}>
      <span>{command.label}</span>
      {refusal && <span className={css.why}>{refusal.say}</span>}
    </span>
    <span className={css.group}>{command.group}</span>
    {command.keys && <Kbd keys={command.keys} />}
  </Spotlight.Action>
)
