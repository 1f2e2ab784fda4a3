import { Tooltip } from '@mantine/core'
import type { Icon } from '@tabler/icons-react'
import css from './Rail.module.css'

export interface RailItem {
  readonly id: string
  readonly label: string
  readonly icon: Icon
  readonly current: boolean
  readonly onOpen: () => void
  readonly keys?: string
  /** Stands out as ours alone. */
  readonly plane?: 'private'
  /** Crimson only when an untracked edit is among them. */
  readonly count?: { readonly n: number; readonly untracked: boolean } | undefined
}

export interface RailGroup {
  readonly title?: string
  readonly items: readonly RailItem[]
}

const Item = ({ item, slim }: { item: RailItem; slim: boolean }) => {
  const button = (
    <button
      type="button"
      className={css.item}
      data-plane={item.plane}
      aria-current={item.current ? 'page' : undefined}
      aria-label={slim ? [item.label, item.count?.n || ''].join(' ').trim() : undefined}
      onClick={item.onOpen}
    >
      <item.icon size={16} stroke={1.5} aria-hidden="true" />
      {!slim && <span className={css.word}>{item.label}</span>}
      {item.count && item.count.n > 0 && (
        <span className={css.count} data-untracked={item.count.untracked || undefined}>
          {item.count.n}
        </span>
      )}
    </button>
  )
  return (
    <li>
      {slim ? (
        <Tooltip label={item.label} position="right">
          {button}
        </Tooltip>
      ) : (
        button
      )}
    </li>
  )
}

/** 200 px with words or 52 px with tooltips; every entry has a name for screen readers either way. */
export const Rail = ({ groups, slim }: { groups: readonly RailGroup[]; slim: boolean }) => (
  <nav className={css.rail} data-slim={slim || undefined} aria-label="Parley" data-pane tabIndex={-1} data-no-print>
    {groups.map((group, index) => (
      <section key={group.title ?? index} className={css.group}>
        {group.title && !slim && <h2 className={css.title}>{group.title}</h2>}
        {group.title && slim && <hr className={css.line} />}
        <ul className={css.list}>
          {group.items.map((item) => (
            <Item key={item.id} item={item} slim={slim} />
          ))}
        </ul>
      </section>
    ))}
  </nav>
)
