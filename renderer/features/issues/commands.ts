import { refuse } from '../../../shared/base/refuse.ts'
import type { AppCommand } from '../../ui/frame-ports.ts'
import type { ExportAs } from './ExportMenu.tsx'
import type { IssueRow } from './model/rows.ts'

interface Acts {
  readonly row: IssueRow | undefined
  readonly show: (row: IssueRow) => void
  readonly hasDraft: boolean
  readonly exportList: (as: ExportAs) => Promise<void>
}

const GROUP = 'Issues'

/** What the palette and the keys can do with the list. */
export const issuesCommands = ({ row, show, hasDraft, exportList }: Acts): AppCommand[] => [
  {
    id: 'issues.open',
    label: 'Open this clause in the document',
    keys: 'O',
    group: GROUP,
    run: () => (row ? () => show(row) : refuse('none', 'There is no issue to open.')),
  },
  ...(['docx', 'csv'] as const).map(
    (as): AppCommand => ({
      id: `issues.export.${as}`,
      label: `Export the issues as ${as === 'docx' ? 'a Word file' : 'a table (CSV)'}${hasDraft ? ', without your draft' : ''}`,
      group: GROUP,
      run: () => () => void exportList({ as, draft: false }),
    }),
  ),
]
