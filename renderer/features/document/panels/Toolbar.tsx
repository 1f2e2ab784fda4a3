import { ActionIcon, Button, Menu, Select, Tooltip } from '@mantine/core'
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconBold,
  IconChevronDown,
  IconItalic,
  IconLayoutSidebarRight,
  IconListNumbers,
  IconUnderline,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useStore } from 'zustand'
import type { ParagraphProps } from '../../../../shared/docx/model.ts'
import type { View } from '../../../../shared/text/views.ts'
import type { CompareAct } from '../../../ui/frame-ports.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { SegmentedChoice } from '../../../ui/SegmentedChoice.tsx'
import type { Desk } from '../desk.ts'
import type { Kind } from '../model/print/sheet.ts'
import { setRole, toggleNumber } from '../paragraph-acts.ts'
import { PdfItems } from '../print/PdfItems.tsx'
import { CompareButtons, CompareItems } from './CompareButtons.tsx'
import { TableMenu } from './TableMenu.tsx'
import css from './Toolbar.module.css'

const VIEWS = [
  { value: 'redline', label: 'Redline' },
  { value: 'clean', label: 'Clean' },
  { value: 'original', label: 'Original' },
] as const satisfies readonly { value: View; label: string }[]

const STYLES = [
  { value: 'title', label: 'Title' },
  { value: 'heading1', label: 'Heading 1' },
  { value: 'heading2', label: 'Heading 2' },
  { value: 'heading3', label: 'Heading 3' },
  { value: 'body', label: 'Body text' },
]

interface Props {
  readonly desk: Desk
  readonly view: View
  /** Style of the paragraph the caret is in, as a value of STYLES; null where it is another. */
  readonly style: string | null
  readonly editable: boolean
  readonly onView: (view: View) => void
  readonly onExport: (mode: 'redline' | 'clean') => void
  readonly onPdf: (kind: Kind) => void
  readonly onReport?: (() => void) | undefined
  /** Without a pair: whatever was compared last. */
  readonly onCompare?: ((pair?: Omit<CompareAct, 'act'>) => void) | undefined
  readonly onPublish: () => void
  readonly onPanel: () => void
}

export const Toolbar = (props: Props) => {
  const { desk, view, style, editable, onView, onExport, onPdf, onReport, onCompare, onPublish, onPanel } = props
  const changes = useStore(desk.reading, (s) => s.changes)
  const current = useStore(desk.reading, (s) => s.current)
  const canUndo = useStore(desk.reading, (s) => s.canUndo)
  const canRedo = useStore(desk.reading, (s) => s.canRedo)
  const drafts = useStore(desk.reading, (s) => s.drafts)
  const { undo } = desk.session
  return (
    <div className={css.bar} role="toolbar" aria-label="Document" data-no-print>
      <SegmentedChoice label="View" value={view} options={VIEWS} onChange={onView} />
      {onCompare && <CompareButtons desk={desk} onCompare={onCompare} />}
      <Act label="Undo" keys="Mod+Z" disabled={!canUndo} onClick={() => undo.undo()}>
        <IconArrowBackUp size={16} stroke={1.5} />
      </Act>
      <Act label="Redo" keys="Mod+Y" disabled={!canRedo} onClick={() => undo.redo()}>
        <IconArrowForwardUp size={16} stroke={1.5} />
      </Act>
      <Select
        aria-label="Paragraph style"
        className={css.style ?? ''}
        size="xs"
        data={STYLES}
        value={style}
        placeholder="Style"
        allowDeselect={false}
        disabled={!editable}
        onChange={(value) => value && setRole(desk, ...roleOf(value))}
      />
      <Act minor="2" label="Bold" keys="Mod+B" disabled={!editable} onClick={() => desk.format('bold')}>
        <IconBold size={16} stroke={1.6} />
      </Act>
      <Act minor="2" label="Italic" keys="Mod+I" disabled={!editable} onClick={() => desk.format('italic')}>
        <IconItalic size={16} stroke={1.6} />
      </Act>
      <Act minor="1" label="Underline" keys="Mod+U" disabled={!editable} onClick={() => desk.format('underline')}>
        <IconUnderline size={16} stroke={1.6} />
      </Act>
      <Act
        minor="1"
        label="Number these paragraphs"
        keys="Alt+L"
        disabled={!editable}
        onClick={() => toggleNumber(desk)}
      >
        <IconListNumbers size={16} stroke={1.6} />
      </Act>
      <TableMenu desk={desk} editable={editable} />
      <span className={css.grow} />
      {changes.length > 0 && (
        <Tooltip
          label={
            <>
              Next change <Kbd keys="F8" onFill />
            </>
          }
        >
          <button type="button" className={css.step} onClick={() => desk.step(1)} aria-keyshortcuts="F8">
            {current >= 0
              ? `${current + 1} of ${changes.length}`
              : changes.length === 1
                ? '1 change'
                : `${changes.length} changes`}
          </button>
        </Tooltip>
      )}
      <Menu position="bottom-end">
        <Menu.Target>
          <Button className={css.solid ?? ''} variant="default" rightSection={<IconChevronDown size={14} />}>
            Export
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => onExport('redline')}>Word file with tracked changes</Menu.Item>
          <Menu.Item onClick={() => onExport('clean')}>Clean Word file, names and history removed</Menu.Item>
          <PdfItems onPdf={onPdf} />
          {onCompare && <CompareItems desk={desk} onCompare={onCompare} />}
          {onReport && (
            <>
              <Menu.Divider />
              <Menu.Item onClick={onReport}>What the import kept…</Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {drafts > 0 && (
        <Tooltip
          label={
            <>
              Show exactly what would leave <Kbd keys="Mod+Shift+Enter" onFill />
            </>
          }
        >
          <Button className={css.solid ?? ''} onClick={onPublish} aria-keyshortcuts="Control+Shift+Enter">
            Publish {drafts}
          </Button>
        </Tooltip>
      )}
      <Act label="Show or hide the changes panel" keys="Mod+\" onClick={onPanel}>
        <IconLayoutSidebarRight size={16} stroke={1.5} />
      </Act>
    </div>
  )
}

function roleOf(value: string): [role: ParagraphProps['role'], level?: number] {
  return value.startsWith('heading') ? ['heading', Number(value.slice(7))] : [value === 'title' ? 'title' : 'body']
}

interface ActProps {
  readonly label: string
  readonly keys: string
  readonly disabled?: boolean
  /** Goes first (1) or next (2) where the bar is narrow; its key and the palette stay. */
  readonly minor?: '1' | '2'
  readonly onClick: () => void
  readonly children: ReactNode
}

const Act = ({ label, keys, disabled = false, minor, onClick, children }: ActProps) => (
  <Tooltip
    label={
      <>
        {label} <Kbd keys={keys} onFill />
      </>
    }
  >
    <ActionIcon
      className={css.act ?? ''}
      data-minor={minor}
      variant="subtle"
      color="gray"
      size={28}
      aria-label={label}
      disabled={disabled}
      // The caret and the selection stay in the text.
      onMouseDown={(e) => e.preventDefault()}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  </Tooltip>
)
