import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import css from './ListBox.module.css'

export interface ListBoxRow {
  readonly key: string | number
  /** Marks for the row's own look, as `data-…` attributes. */
  readonly marks?: Readonly<Record<`data-${string}`, string>>
  readonly className: string | undefined
  readonly children: ReactNode
}

interface Props {
  /** Of the rows' element ids. */
  readonly id: string
  readonly label: string
  readonly count: number
  /** In pixels, the same for every row. */
  readonly rowHeight: number
  readonly at: number
  readonly onGo: (at: number) => void
  readonly row: (at: number) => ListBoxRow
}

/** A long list one chooses from: arrows, Home and End move, and only rows near the eye are drawn. */
export const ListBox = ({ id, label, count, rowHeight, at, onGo, row }: Props) => {
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  useEffect(() => {
    if (at < count) list.scrollToIndex(at, { align: 'auto' })
  }, [at, count, list])
  return (
    <div
      className={css.list}
      ref={scroller}
      role="listbox"
      tabIndex={0}
      aria-label={label}
      aria-activedescendant={count > 0 ? `${id}-${at}` : undefined}
      onKeyDown={(event) => {
        const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: count - 1 }[event.key]
        if (to === undefined) return
        event.preventDefault()
        onGo(to)
      }}
    >
      <div style={{ height: list.getTotalSize(), position: 'relative' }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const { key, marks, className, children } = row(index)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the list itself listens to the keys
            <div
              key={key}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              aria-posinset={index + 1}
              aria-setsize={count}
              className={`${css.row} ${className ?? ''}`}
              {...marks}
              style={{ height: rowHeight, transform: `translateY(${start}px)` }}
              onClick={() => onGo(index)}
            >
              {children}
            </div>
          )
        })}
      </div>
    </div>
  )
}
