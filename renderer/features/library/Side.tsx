import { Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type RefObject, useMemo } from 'react'
import { flushSync } from 'react-dom'
import type { LibraryClause } from '../../platform/library.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { ClauseList } from './ClauseList.tsx'
import css from './Library.module.css'

interface Props {
  readonly clauses: readonly LibraryClause[]
  readonly all: ReadonlyMap<string, LibraryClause>
  readonly query: string
  readonly tag: string | undefined
  readonly selected: string | undefined
  readonly field: RefObject<HTMLInputElement | null>
  readonly onQuery: (query: string) => void
  readonly onTag: (tag: string | undefined) => void
  readonly onSelect: (id: string) => void
  readonly onOpen: (id: string) => void
  readonly onDelete: (id: string) => void
}

/** Search, the filter by tag, and the clauses that fit. */
export const Side = (props: Props) => {
  const { clauses, all, query, tag, selected, field, onQuery, onTag, onSelect, onOpen, onDelete } = props
  const tags = useMemo(() => [...new Set([...all.values()].flatMap((clause) => clause.tags))].sort(), [all])
  const words = clauses.length === 1 ? '1 clause' : `${clauses.length} clauses`
  return (
    <div className={css.side} data-pane tabIndex={-1}>
      <search>
        <TextInput
          ref={field}
          aria-label="Search the library"
          placeholder="Search words, tags, sources"
          leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
          rightSection={<Kbd keys="/" />}
          value={query}
          onChange={(event) => onQuery(event.currentTarget.value)}
          onKeyDown={(event) => {
            const first = clauses[0]
            if (event.key === 'Escape' && query) onQuery('')
            else if ((event.key === 'ArrowDown' || event.key === 'Enter') && first) {
              event.preventDefault()
              // At once: the next key may follow within the same moment, and is meant for the row.
              flushSync(() => onSelect(first.id))
              const side = event.currentTarget.closest('[data-pane]')
              side?.querySelector<HTMLElement>('[data-clause][tabindex="0"]')?.focus()
            }
          }}
          autoComplete="off"
          spellCheck={false}
        />
      </search>
      <div className={css.filter}>
        {tags.length > 0 && (
          <Select
            aria-label="Only with the tag"
            placeholder="Every tag"
            size="xs"
            data={tags}
            value={tag ?? null}
            onChange={(chosen) => onTag(chosen ?? undefined)}
            clearable
            searchable
            clearButtonProps={{ 'aria-label': 'Every tag' }}
          />
        )}
        <span className={css.count} role="status">
          {query || tag ? `${words} found` : words}
        </span>
      </div>
      {clauses.length > 0 ? (
        <ClauseList
          clauses={clauses}
          selected={selected}
          label="Clauses"
          onSelect={onSelect}
          onOpen={onOpen}
          onDelete={onDelete}
        />
      ) : (
        <p className={css.hint}>{query ? `Nothing contains “${query}”.` : 'No clause has this tag.'}</p>
      )}
    </div>
  )
}
