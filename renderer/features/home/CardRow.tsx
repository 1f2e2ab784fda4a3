import { ActionIcon, Menu } from '@mantine/core'
import { IconArchive, IconArrowBackUp, IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import type { Card } from '../../platform/catalogue.ts'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { StatusChip } from '../../ui/StatusChip.tsx'
import css from './CardRow.module.css'
import { shelfOf } from './model/select.ts'
import { openChangesWords, whenWords } from './model/words.ts'

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
}

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** One negotiation. The title is the button; the whole card is its target. */
export const CardRow = ({ card, now, active, actions, onActive }: Props) => {
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
        <CardMenu card={card} actions={actions} active={active} />
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
          <dt>{card.source === 'word' ? 'From a Word file' : 'From nothing'}</dt>
          <dd title={card.fileName}>{card.source === 'word' ? (card.fileName ?? 'Word file') : 'Blank document'}</dd>
        </div>
      </dl>
    </article>
  )
}

const CardMenu = ({ card, actions, active }: Pick<Props, 'card' | 'actions' | 'active'>) => {
  const shelf = shelfOf(card)
  return (
    <Menu position="bottom-end" withinPortal>
      <Menu.Target>
        <ActionIcon
          className={css.more ?? ''}
          variant="subtle"
          size={28}
          tabIndex={active ? 0 : -1}
          aria-label={`More for ${card.title}`}
        >
          <IconDots {...icon} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {shelf === 'deleted' ? (
          <>
            <Menu.Item leftSection={<IconArrowBackUp {...icon} />} onClick={() => actions.restore(card)}>
              Restore
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash {...icon} />} onClick={() => actions.purge(card)}>
              Delete for good…
            </Menu.Item>
          </>
        ) : (
          <>
            <Menu.Item leftSection={<IconPencil {...icon} />} rightSection="F2" onClick={() => actions.rename(card)}>
              Rename…
            </Menu.Item>
            {shelf === 'archived' ? (
              <Menu.Item leftSection={<IconArrowBackUp {...icon} />} onClick={() => actions.restore(card)}>
                Take out of the archive
              </Menu.Item>
            ) : (
              <Menu.Item leftSection={<IconArchive {...icon} />} onClick={() => actions.archive(card)}>
                Archive
              </Menu.Item>
            )}
            <Menu.Item leftSection={<IconTrash {...icon} />} rightSection="Del" onClick={() => actions.remove(card)}>
              Delete
            </Menu.Item>
          </>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
