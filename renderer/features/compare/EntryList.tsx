import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import css from './compare.module.css'
import type { Entry } from './model/entries.ts'
import { CLASS_WORDS } from './words.ts'

interface Props {
  readonly entries: readonly Entry[]
  readonly at: number
  readonly onGo: (at: number) => void
}

/** Clauses that differ, in reading order. Arrows or J and K move; only rows near the eye are drawn. */
export const EntryList = ({ entries, at, onGo }: Props) => {
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 46,
    overscan: 10,
  })
  useEffect(() => {
    if (at < entries.length) list.scrollToIndex(at, { align: 'auto' })
  }, [at, entries.length, list])
  return (
    <div
      className={css.list}
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label="Clauses that differ"
      aria-activedescendant={entries.length > 0 ? `differs-${at}` : undefined}
      onKeyDown={(event) => {
        const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key]
        if (to === undefined) return
        event.preventDefault()
        onGo(to)
      }}
    >
      <div style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const { row, number, name, what, classes } = entries[index]!
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself listens to the keys
            <div
              key={row}
              id={`differs-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              aria-posinset={index + 1}
              aria-setsize={entries.length}
              className={css.entry}
              style={{ transform: `translateY(${start}px)` }}
              onClick={() => onGo(index)}
            >
              <span className={css.number}>{number}</span>
              <span className={css.words}>
                <span className={css.name}>{name || 'Before the first clause'}</span>
                <span className={css.what}>{what}</span>
              </span>
              <span className={css.class}>{classes.map((c) => CLASS_WORDS[c]).join(', ')}</span>
            </div>
          )
        })}
      </div>
    </div>
  )
}
