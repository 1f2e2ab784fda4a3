import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { type KeyboardEvent, memo, useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { plural } from '../../../ui/words.ts'
import type { Glyph } from '../agreement/agreements.ts'
import { StateGlyph } from '../agreement/StateGlyph.tsx'
import type { Desk } from '../desk.ts'
import css from './ClauseTree.module.css'

/** The clauses with what is proposed in each. Arrows move, Enter goes there, typing filters. */
export const ClauseTree = ({ desk }: { desk: Desk }) => {
  // Thousands of rows are drawn between what else the page has to do.
  const clauses = useDeferredValue(
    useStore(desk.reading, (s) => s.clauses),
    [],
  )
  const counts = useDeferredValue(useStore(desk.reading, (s) => s.counts))
  const here = useStore(desk.reading, (s) => s.clause?.key)
  const glyphs = useDeferredValue(useStore(desk.agreements.state, (s) => s.glyphs))
  const ready = useStore(desk.reading, (s) => s.ready)
  const [filter, setFilter] = useState('')
  const list = useRef<HTMLDivElement>(null)
  const shown = useMemo(() => {
    const wanted = filter.trim().toLowerCase()
    return wanted ? clauses.filter((c) => `${c.number} ${c.name}`.toLowerCase().includes(wanted)) : clauses
  }, [clauses, filter])
  useEffect(() => {
    if (here) list.current?.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }, [here])
  const move = useCallback((event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const rows = [...(list.current?.querySelectorAll('button') ?? [])]
    const at = rows.indexOf(document.activeElement as HTMLButtonElement)
    rows[Math.max(0, Math.min(rows.length - 1, at + by))]?.focus()
  }, [])
  const go = useCallback((key: string) => desk.goToClause(key), [desk])
  return (
    <nav className={css.tree} aria-label="Clauses" data-pane tabIndex={-1} data-no-print>
      <div className={css.head}>
        <h2>Clauses</h2>
        <TextInput
          id="clause-filter"
          aria-label="Filter clauses"
          placeholder={ready ? plural(clauses.filter((c) => !c.apart).length, 'clause') : ''}
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
        {shown.map(({ key, number, name, depth }) => (
          <Row
            key={key}
            id={key}
            number={number}
            name={name}
            depth={depth}
            here={key === here}
            us={counts.get(key)?.us ?? 0}
            them={counts.get(key)?.them ?? 0}
            glyph={glyphs.get(key)}
            onGo={go}
            onMove={move}
          />
        ))}
        {ready && clauses.length === 0 && (
          <p className={css.none}>No clauses found. Headings and numbered paragraphs appear here as you write them.</p>
        )}
        {clauses.length > 0 && shown.length === 0 && <p className={css.none}>No clause matches “{filter}”.</p>}
      </div>
    </nav>
  )
}

interface RowProps {
  readonly id: string
  readonly number: string
  readonly name: string
  readonly depth: number
  readonly here: boolean
  readonly us: number
  readonly them: number
  readonly glyph: Glyph | undefined
  readonly onGo: (key: string) => void
  readonly onMove: (event: KeyboardEvent) => void
}

const Row = memo(({ id, number, name, depth, here, us, them, glyph, onGo, onMove }: RowProps) => (
  <button
    type="button"
    className={css.row}
    data-depth={depth}
    data-glyph={glyph}
    aria-current={here ? 'true' : undefined}
    onClick={() => onGo(id)}
    onKeyDown={onMove}
  >
    <span className={css.number}>{number.replace(/\.$/, '')}</span>
    <span className={css.name}>{name}</span>
    {us > 0 && <Count side="us" n={us} />}
    {them > 0 && <Count side="them" n={them} />}
    {glyph && <StateGlyph glyph={glyph} />}
  </button>
))

const Count = ({ side, n }: { side: 'us' | 'them'; n: number }) => (
  <span
    className={css.count}
    data-side={side}
    title={`${n} ${n === 1 ? 'change' : 'changes'} by ${side === 'us' ? 'us' : 'them'}`}
  >
    {n}
  </span>
)
