import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import type { RefObject } from 'react'
import { Kbd } from '../../ui/Kbd.tsx'
import { SegmentedChoice } from '../../ui/SegmentedChoice.tsx'
import css from './Home.module.css'
import type { Shelf } from './model/select.ts'

interface Props {
  readonly shelf: Shelf
  readonly counts: Readonly<Record<Shelf, number>>
  readonly search: string
  readonly found: number
  readonly field: RefObject<HTMLInputElement | null>
  readonly onShelf: (shelf: Shelf) => void
  readonly onSearch: (search: string) => void
}

/** Search over names and parties, and the three shelves: current, archived, deleted. */
export const Shelves = ({ shelf, counts, search, found, field, onShelf, onSearch }: Props) => (
  <search className={css.shelves}>
    <TextInput
      ref={field}
      className={css.search ?? ''}
      size="xs"
      aria-label="Search names and parties"
      placeholder="Search names and parties"
      leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
      rightSection={<Kbd keys="Mod+F" />}
      rightSectionWidth={56}
      value={search}
      onChange={(event) => onSearch(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && search) onSearch('')
      }}
      autoComplete="off"
      spellCheck={false}
    />
    <span className="visually-hidden" role="status">
      {search ? `${found} found` : ''}
    </span>
    <SegmentedChoice
      label="Which negotiations"
      value={shelf}
      onChange={onShelf}
      options={[
        { value: 'current', label: `Current ${counts.current}` },
        { value: 'archived', label: `Archived ${counts.archived}` },
        { value: 'deleted', label: `Deleted ${counts.deleted}` },
      ]}
    />
  </search>
)
