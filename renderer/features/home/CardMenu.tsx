import { Menu } from '@mantine/core'
import { IconArchive, IconArrowBackUp, IconPencil, IconTrash } from '@tabler/icons-react'
import type { Card } from '../../platform/catalogue.ts'
import type { CardActions } from './CardRow.tsx'
import { shelfOf } from './model/select.ts'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

interface Props {
  readonly card: Card
  /** The card's own button, which gets the focus back. */
  readonly anchor: HTMLElement
  readonly actions: CardActions
  readonly onClose: () => void
}

/** One menu for the whole list: a menu in each of ten thousand cards is felt on every scroll. */
export const CardMenu = ({ card, anchor, actions, onClose }: Props) => {
  const shelf = shelfOf(card)
  const { left, top, width, height } = anchor.getBoundingClientRect()
  const close = () => {
    onClose()
    if (anchor.isConnected) anchor.focus()
  }
  return (
    <Menu opened onClose={close} position="bottom-end" withinPortal returnFocus={false} trapFocus>
      <Menu.Target>
        <span aria-hidden="true" style={{ position: 'fixed', left, top, width, height, pointerEvents: 'none' }} />
      </Menu.Target>
      <Menu.Dropdown aria-label={`More for ${card.title}`}>
        {shelf === 'deleted' ? (
          <>
            <Menu.Item leftSection={<IconArrowBackUp {...icon} />} onClick={() => actions.restore(card)}>
              Restore
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash {...icon} />} rightSection="Del" onClick={() => actions.purge(card)}>
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
