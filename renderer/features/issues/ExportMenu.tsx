import { Button, Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'

export interface ExportAs {
  readonly as: 'docx' | 'csv'
  /** With what is drafted and not published: for one's own side. */
  readonly draft: boolean
}

interface Props {
  readonly count: number
  readonly hasDraft: boolean
  readonly onExport: (as: ExportAs) => void
}

/** What is shown, as a file. While something is drafted, which text goes into it is said each time. */
export const ExportMenu = ({ count, hasDraft, onExport }: Props) => (
  <Menu position="bottom-end">
    <Menu.Target>
      <Button variant="default" disabled={count === 0} rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
        Export
      </Button>
    </Menu.Target>
    <Menu.Dropdown>
      {hasDraft && <Menu.Label>As shared, without your draft</Menu.Label>}
      <Menu.Item onClick={() => onExport({ as: 'docx', draft: false })}>Word file</Menu.Item>
      <Menu.Item onClick={() => onExport({ as: 'csv', draft: false })}>Table (CSV)</Menu.Item>
      {hasDraft && (
        <>
          <Menu.Divider />
          <Menu.Label>With your draft, for your own side</Menu.Label>
          <Menu.Item onClick={() => onExport({ as: 'docx', draft: true })}>Word file, with your draft</Menu.Item>
          <Menu.Item onClick={() => onExport({ as: 'csv', draft: true })}>Table (CSV), with your draft</Menu.Item>
        </>
      )}
    </Menu.Dropdown>
  </Menu>
)
