import { ActionIcon, Menu, Tooltip } from '@mantine/core'
import { IconTable } from '@tabler/icons-react'
import { useStore } from 'zustand'
import type { Refusal } from '../../../../shared/base/refuse.ts'
import type { Desk } from '../desk.ts'
import { addColumn, addRow, deleteColumn, deleteRows } from '../table-acts.ts'

interface Props {
  readonly desk: Desk
  readonly editable: boolean
}

/** Rows and columns of the table the caret is in; with the caret elsewhere there is nothing to show. */
export const TableMenu = ({ desk, editable }: Props) => {
  const inTable = useStore(desk.reading, (s) => s.inTable)
  if (!inTable || !editable) return null
  const does = (act: () => Refusal | undefined) => () => {
    const refused = act()
    if (refused) desk.tell('The table stays as it is.', refused.say)
  }
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Tooltip label="Rows and columns of this table">
          <ActionIcon variant="subtle" color="gray" aria-label="Table rows and columns">
            <IconTable size={16} stroke={1.6} />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={does(() => addRow(desk, 'above'))}>Insert a row above</Menu.Item>
        <Menu.Item onClick={does(() => addRow(desk, 'below'))}>Insert a row below</Menu.Item>
        <Menu.Item onClick={does(() => deleteRows(desk))}>Delete the row</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={does(() => addColumn(desk, 'left'))}>Insert a column to the left</Menu.Item>
        <Menu.Item onClick={does(() => addColumn(desk, 'right'))}>Insert a column to the right</Menu.Item>
        <Menu.Item onClick={does(() => deleteColumn(desk))}>Delete the column</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
