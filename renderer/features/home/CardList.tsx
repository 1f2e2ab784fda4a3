import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Card } from '../../platform/catalogue.ts'
import { WindowedList } from '../../ui/WindowedList.tsx'
import { CardMenu } from './CardMenu.tsx'
import { type CardActions, CardRow } from './CardRow.tsx'
import { type Shelf, shelfOf } from './model/select.ts'

interface Props {
  readonly cards: readonly Card[]
  readonly shelf: Shelf
  readonly now: string
  readonly actions: CardActions
}

const ROW = 142
const PAGE = 5

const LABELS: Readonly<Record<Shelf, string>> = {
  current: 'Negotiations, last edited first',
  archived: 'Archived negotiations',
  deleted: 'Deleted negotiations',
}

/** Arrow keys move along the cards, Enter opens, F2 renames, Delete deletes. */
export const CardList = ({ cards, shelf, now, actions }: Props) => {
  const [active, setActive] = useState(0)
  const [menu, setMenu] = useState<{ card: Card; anchor: HTMLElement }>()
  const box = useRef<HTMLDivElement>(null)
  const at = Math.min(active, cards.length - 1)
  const moveTo = (wanted: number) => {
    const next = Math.max(0, Math.min(cards.length - 1, wanted))
    setActive(next)
    const id = cards[next]?.id
    requestAnimationFrame(() =>
      box.current?.querySelector<HTMLElement>(`[data-card="${id}"]`)?.focus({ preventScroll: true }),
    )
  }
  const onKey = (event: KeyboardEvent) => {
    const card = cards[at]
    if (!card || !(event.target instanceof HTMLElement) || !event.target.dataset.card) return
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: cards.length - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
    }
    const to = moves[event.key]
    if (to !== undefined) moveTo(to)
    else if (event.key === 'F2' && shelf !== 'deleted') actions.rename(card)
    else if (event.key === 'Delete') (shelfOf(card) === 'deleted' ? actions.purge : actions.remove)(card)
    else return
    event.preventDefault()
  }
  // The card that had the focus is gone from the list (deleted, archived): the one in its place gets it.
  const held = useRef(false)
  useEffect(() => {
    if (held.current && cards.length >= 0 && document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>('[data-card][tabindex="0"]')?.focus()
  }, [cards.length])
  // With the focus nowhere, an arrow goes to the card it was last on.
  useEffect(() => {
    const pick = (event: globalThis.KeyboardEvent) => {
      if (document.activeElement !== document.body || !event.key.startsWith('Arrow')) return
      event.preventDefault()
      box.current?.querySelector<HTMLElement>('[data-card][tabindex="0"]')?.focus()
    }
    window.addEventListener('keydown', pick)
    return () => window.removeEventListener('keydown', pick)
  }, [])
  // Arriving on Home, the arrows work at once.
  useEffect(() => {
    if (document.activeElement === document.body)
      box.current?.querySelector<HTMLElement>('[data-card][tabindex="0"]')?.focus()
  }, [])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the cards' own buttons
    <div
      ref={box}
      onKeyDown={onKey}
      onFocus={() => {
        held.current = true
      }}
      onBlur={() => {
        held.current = false
      }}
      style={{ display: 'contents' }}
    >
      <WindowedList
        label={LABELS[shelf]}
        count={cards.length}
        rowHeight={ROW}
        active={at}
        rowKey={(index) => cards[index]?.id ?? String(index)}
        render={(index) => {
          const card = cards[index]
          return (
            card && (
              <CardRow
                card={card}
                now={now}
                active={index === at}
                actions={actions}
                onActive={() => setActive(index)}
                onMenu={(anchor) => setMenu({ card, anchor })}
              />
            )
          )
        }}
      />
      {menu && <CardMenu {...menu} actions={actions} onClose={() => setMenu(undefined)} />}
    </div>
  )
}
