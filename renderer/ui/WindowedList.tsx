import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, useEffect, useRef } from 'react'
import css from './WindowedList.module.css'

interface Props {
  readonly label: string
  readonly count: number
  /** Every row is this high, gap included: that is what makes ten thousand of them cheap. */
  readonly rowHeight: number
  /** Always rendered and kept in view, so that the focus on it survives scrolling. */
  readonly active: number
  readonly render: (index: number) => ReactNode
  readonly rowKey: (index: number) => string
}

/** A list that renders only what is near the eye. Screen readers get the true position and size of each row. */
export const WindowedList = ({ label, count, rowHeight, active, render, rowKey }: Props) => {
  const scroller = useRef<HTMLDivElement>(null)
  const list = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: rowKey,
    overscan: 6,
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range)
      return active < 0 || active >= count || shown.includes(active) ? shown : [...shown, active]
    },
  })
  useEffect(() => {
    if (active >= 0 && active < count) list.scrollToIndex(active, { align: 'auto' })
  }, [active, count, list])
  return (
    <div className={css.scroller} ref={scroller}>
      <ul className={css.list} aria-label={label} style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, key, start }) => (
          <li
            key={key}
            className={css.row}
            aria-posinset={index + 1}
            aria-setsize={count}
            style={{ transform: `translateY(${start}px)`, height: rowHeight }}
          >
            {render(index)}
          </li>
        ))}
      </ul>
    </div>
  )
}
