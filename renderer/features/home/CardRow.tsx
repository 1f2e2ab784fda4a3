import { IconDots } from '@tabler/icons-react'
import type { Card } from '../../platform/catalogue.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { StatusChip } from '../../ui/StatusChip.tsx'
import css from './CardRow.module.css'
import { shelfOf } from './model/select.ts'
import { fromWords, openChangesWords, whenWords } from './model/words.ts'

export interface CardActions {
  readonly open: (card: Card) => void
  readonly rename: (card: Card) => void
  readonly archive: (card: Card) => void
  readonly restore: (card: Card) => void
  readonly remove: (card: Card) => void
  readonly purge: (card: Card) => void
}

interface Props {
  readonly card: Card
  readonly now: string
  /** The one card the Tab key stops at; arrows move it. */
  readonly active: boolean
  readonly actions: CardActions
  readonly onActive: () => void
  readonly onMenu: (anchor: HTMLElement) => void
}

/** One negotiation. The title is the button; the whole card is its target. */
export const CardRow = ({ card, now, active, actions, onActive, onMenu }: Props) => {
  const shelf = shelfOf(card)
  return (
    <article className={css.card}>
      <div className={css.top}>
        <h2 className={css.title}>
          <button
            type="button"
            className={css.open}
            data-card={card.id}
            tabIndex={active ? 0 : -1}
            onFocus={onActive}
            onClick={() => (shelf === 'deleted' ? actions.restore(card) : actions.open(card))}
            aria-describedby={`facts-${card.id}`}
          >
            {shelf === 'deleted' && <span className="visually-hidden">Restore </span>}
            {card.title}
          </button>
        </h2>
        {shelf === 'current' && card.openChanges > 0 && <StatusChip>{openChangesWords(card.openChanges)}</StatusChip>}
        <button
          type="button"
          className={css.more}
          tabIndex={active ? 0 : -1}
          aria-label={`More for ${card.title}`}
          aria-haspopup="menu"
          onClick={(event) => onMenu(event.currentTarget)}
        >
          <IconDots size={16} stroke={1.5} aria-hidden="true" />
        </button>
      </div>
      <p className={css.parties}>
        {card.counterparty ? (
          <>
            With <PartyMark party="them" /> <span className={css.them}>{card.counterparty}</span>
          </>
        ) : (
          <span className={css.none}>Other party not named yet</span>
        )}
      </p>
      <dl className={css.facts} id={`facts-${card.id}`}>
        <div>
          <dt>{card.deletedAt ? 'Deleted' : 'Last edited'}</dt>
          <dd>{whenWords(card.deletedAt ?? card.editedAt, now)}</dd>
        </div>
        <div>
          <dt>{card.source === 'word' ? 'Opened' : 'Started'}</dt>
          <dd>{whenWords(card.createdAt, now)}</dd>
        </div>
        <div>
          <dt>{card.source === 'word' ? fromWords(card.fileName) : 'From nothing'}</dt>
          <dd title={card.fileName}>{card.source === 'word' ? (card.fileName ?? 'File') : 'Blank document'}</dd>
        </div>
      </dl>
    </article>
  )
}
