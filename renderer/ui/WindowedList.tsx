import { type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react'
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

const AHEAD = 6

/** A list that renders only what is near the eye. Screen readers get the true position and size of each row. */
export const WindowedList = ({ label, count, rowHeight, active, render, rowKey }: Props) => {
  const scroller = useRef<HTMLDivElement>(null)
  const [view, setView] = useState({ top: 0, height: 1000 })
  const measure = useCallback(() => {
    const box = scroller.current
    if (box) setView({ top: box.scrollTop, height: box.clientHeight })
  }, [])
  useLayoutEffect(() => {
    measure()
    const watch = new ResizeObserver(measure)
    if (scroller.current) watch.observe(scroller.current)
    return () => watch.disconnect()
  }, [measure])
  useEffect(() => {
    const box = scroller.current
    if (!box || active < 0) return
    const top = active * rowHeight
    if (top < box.scrollTop) box.scrollTop = top
    else if (top + rowHeight > box.scrollTop + box.clientHeight) box.scrollTop = top + rowHeight - box.clientHeight
  }, [active, rowHeight])

  const first = Math.max(0, Math.floor(view.top / rowHeight) - AHEAD)
  const last = Math.min(count, Math.ceil((view.top + view.height) / rowHeight) + AHEAD)
  const shown = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index)
  if (active >= 0 && active < count && (active < first || active >= last)) shown.push(active)
  return (
    <div className={css.scroller} ref={scroller} onScroll={measure}>
      <ul className={css.list} aria-label={label} style={{ height: count * rowHeight }}>
        {shown.map((index) => (
          <li
            key={rowKey(index)}
            className={css.row}
            aria-posinset={index + 1}
            aria-setsize={count}
            style={{ transform: `translateY(${index * rowHeight}px)`, height: rowHeight }}
          >
            {render(index)}
          </li>
        ))}
      </ul>
    </div>
  )
}
