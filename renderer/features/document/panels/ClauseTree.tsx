import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Desk } from '../desk.ts'
import css from './ClauseTree.module.css'

/** The clauses with what is proposed in each. Arrows move, Enter goes there, typing filters. */
export const ClauseTree = ({ desk }: { desk: Desk }) => {
  const clauses = useStore(desk.reading, (s) => s.clauses)
  const counts = useStore(desk.reading, (s) => s.counts)
  const here = useStore(desk.reading, (s) => s.clause?.key)
  const [filter, setFilter] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const shown = useMemo(() => {
    const wanted = filter.trim().toLowerCase()
    return wanted ? clauses.filter((c) => `${c.number} ${c.name}`.toLowerCase().includes(wanted)) : clauses
  }, [clauses, filter])
  useEffect(() => {
    if (here) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [here])
  const move = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const rows = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = rows.indexOf(document.activeElement as HTMLButtonElement)
    rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus()
  }
  return (
    <nav className={css.tree} aria-label="Clauses" data-pane tabIndex={-1} data-no-print>
      <div className={css.head}>
        <h2>Clauses</h2>
        <TextInput
          id="clause-filter"
          aria-label="Filter clauses"
          placeholder={clauses.length === 1 ? '1 clause' : `${clauses.length} clauses`}
          size="xs"
          leftSection={<IconSearch size={14} aria-hidden="true" />}
          value={filter}
          onChange={(e) => setFilter(e.currentTarget.value)}
          onKeyDown={(e) => {
            if (e.key === 'Enter' && shown[0]) desk.goToClause(shown[0].key)
            if (e.key === 'ArrowDown') move(e)
          }}
        />
      </div>
      <div className={css.list} ref={list}>
        {shown.map((clause) => {
          const count = counts.get(clause.key)
          return (
            <button
              key={clause.key}
              type="button"
              className={css.row}
              data-depth={clause.depth}
              aria-current={clause.key === here ? 'true' : undefined}
              onClick={() => desk.goToClause(clause.key)}
              onKeyDown={move}
            >
              <span className={css.number}>{clause.number.replace(/\.$/, '')}</span>
              <span className={css.name}>{clause.name}</span>
              {count && count.us > 0 && <Count side="us" n={count.us} />}
              {count && count.them > 0 && <Count side="them" n={count.them} />}
            </button>
          )
        })}
        {clauses.length === 0 && (
          <p className={css.none}>No clauses found. Headings and numbered paragraphs appear here as you write them.</p>
        )}
        {clauses.length > 0 && shown.length === 0 && <p className={css.none}>No clause matches “{filter}”.</p>}
      </div>
    </nav>
  )
}

const Count = ({ side, n }: { side: 'us' | 'them'; n: number }) => (
  <span
    className={css.count}
    data-side={side}
    title={`${n} ${n === 1 ? 'change' : 'changes'} by ${side === 'us' ? 'us' : 'them'}`}
  >
    {n}
  </span>
)
