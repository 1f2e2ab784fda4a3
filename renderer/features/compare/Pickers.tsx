import { ActionIcon, Button, Menu, Select, Tooltip } from '@mantine/core'
import { IconArrowsExchange, IconChevronDown } from '@tabler/icons-react'
import { useRef } from 'react'
import { useStore } from 'zustand'
import type { Pick } from '../../session/compare/comparer.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import css from './compare.module.css'
import type { Compare } from './compare-store.ts'
import { idOf, pairsOf, samePair } from './pairs.ts'
import { namesOf, shortTurn, turnWords } from './words.ts'

const FILE = 'file+'
export const ACCEPTED = '.docx,.md,.markdown,.txt'

/** Which two texts, the other way round, and the pairs one had before. */
export const Pickers = ({ compare }: { compare: Compare }) => {
  const { pair, turns, hasDraft, recent } = useStore(compare.state)
  if (!pair) return null
  const steps = pairsOf(turns, hasDraft).filter((p) => !recent.some((r) => samePair(r, p)))
  return (
    <div className={css.pickers}>
      <Picker compare={compare} side="old" label="Old text" pick={pair.old} />
      <Tooltip
        label={
          <>
            The other way round <Kbd keys="X" onFill />
          </>
        }
      >
        <ActionIcon
          variant="subtle"
          color="gray"
          size={28}
          aria-label="The other way round"
          onClick={() => compare.swap()}
        >
          <IconArrowsExchange size={16} stroke={1.5} />
        </ActionIcon>
      </Tooltip>
      <Picker compare={compare} side="now" label="New text" pick={pair.now} />
      <Menu position="bottom-start">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
            Pairs
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {recent.length > 0 && <Menu.Label>Compared lately</Menu.Label>}
          {recent.map((p) => (
            <Menu.Item key={idOf(p.old) + idOf(p.now)} onClick={() => compare.choose(p)}>
              {namesOf(p)}
            </Menu.Item>
          ))}
          {steps.length > 0 && <Menu.Label>Turn by turn</Menu.Label>}
          {steps.map((p) => (
            <Menu.Item key={idOf(p.old) + idOf(p.now)} onClick={() => compare.choose(p)}>
              {namesOf(p)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
    </div>
  )
}

interface PickerProps {
  readonly compare: Compare
  readonly side: 'old' | 'now'
  readonly label: string
  readonly pick: Pick
}

const Picker = ({ compare, side, label, pick }: PickerProps) => {
  const { pair, turns, hasDraft, files } = useStore(compare.state)
  const chooser = useRef<HTMLInputElement>(null)
  const choose = (next: Pick) =>
    pair && compare.choose(side === 'old' ? { ...pair, old: next } : { ...pair, now: next })
  const reading = pick.kind === 'file' ? 'proposed' : pick.reading
  const texts: readonly {
    readonly value: string
    readonly label: string
    readonly more?: string
    readonly pick: Pick
  }[] = [
    ...turns.map((turn) => ({
      value: turn.key,
      label: shortTurn(turn),
      more: turnWords(turn),
      pick: { kind: 'turn', turn, reading } as const,
    })),
    { value: 'shared', label: 'Shared now', pick: { kind: 'shared', reading } },
    ...(hasDraft || turns.length === 0
      ? [
          {
            value: 'draft',
            label: turns.length === 0 ? 'The text now' : 'Your draft',
            pick: { kind: 'draft', reading } as const,
          },
        ]
      : []),
    ...files.map((file) => ({ value: file.id, label: file.name, pick: file })),
  ]
  const value = pick.kind === 'turn' ? pick.turn.key : pick.kind === 'file' ? pick.id : pick.kind
  return (
    <>
      <Select
        className={css.text ?? ''}
        size="xs"
        aria-label={label}
        allowDeselect={false}
        comboboxProps={{ width: 300, position: 'bottom-start' }}
        data={[...texts.map(({ value, label }) => ({ value, label })), { value: FILE, label: 'A file…' }]}
        renderOption={({ option }) => texts.find((t) => t.value === option.value)?.more ?? option.label}
        value={value}
        onChange={(chosen) => {
          const text = texts.find((t) => t.value === chosen)
          if (chosen === FILE) chooser.current?.click()
          else if (text) choose(text.pick)
        }}
      />
      {pick.kind !== 'file' && (
        <Select
          className={css.reading ?? ''}
          size="xs"
          aria-label={`${label}: read as`}
          allowDeselect={false}
          comboboxProps={{ width: 230, position: 'bottom-start' }}
          data={[
            { value: 'proposed', label: 'proposed' },
            { value: 'before', label: 'original' },
          ]}
          value={pick.reading}
          onChange={(next) => choose({ ...pick, reading: next === 'before' ? 'before' : 'proposed' })}
        />
      )}
      <input
        ref={chooser}
        type="file"
        hidden
        accept={ACCEPTED}
        aria-label={`${label}: file`}
        onChange={(e) => {
          const file = e.currentTarget.files?.[0]
          if (file) void compare.chooseFile(file, side)
          // The same file can be chosen again after a refusal.
          e.currentTarget.value = ''
        }}
      />
    </>
  )
}
