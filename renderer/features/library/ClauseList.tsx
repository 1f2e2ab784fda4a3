import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { LibraryClause } from '../../platform/library.ts'
import { WindowedList } from '../../ui/WindowedList.tsx'
import css from './Library.module.css'
import { nameOf } from './model/clause.ts'

interface Props {
  readonly clauses: readonly LibraryClause[]
  readonly selected: string | undefined
  readonly label: string
  readonly onSelect: (id: string) => void
  /** Enter, or a double click: go on with this one. */
  readonly onOpen: (id: string) => void
  readonly onDelete?: (id: string) => void
}

const ROW = 58
const PAGE = 8

/** Arrow keys choose, Enter goes on with the chosen one. */
export const ClauseList = ({ clauses, selected, label, onSelect, onOpen, onDelete }: Props) => {
  const box = useRef<HTMLDivElement>(null)
  const at = Math.max(
    0,
    clauses.findIndex(({ id }) => id === selected),
  )
  /** The focus goes to the chosen row: at once after an arrow, after a deletion once the row that had it is gone. */
  const focusNext = useRef<'now' | 'once gone'>(undefined)
  useEffect(() => {
    if (!focusNext.current || (focusNext.current === 'once gone' && document.activeElement !== document.body)) return
    focusNext.current = undefined
    box.current?.querySelector<HTMLElement>('[data-clause][tabindex="0"]')?.focus()
  })
  const onKey = (event: KeyboardEvent) => {
    const moves: Readonly<Record<string, number>> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      Home: 0,
      End: clauses.length - 1,
      PageDown: at + PAGE,
      PageUp: at - PAGE,
    }
    const to = moves[event.key]
    const chosen = clauses[to === undefined ? at : Math.max(0, Math.min(clauses.length - 1, to))]
    if (!chosen) return
    if (to !== undefined) {
      focusNext.current = 'now'
      onSelect(chosen.id)
    } else if (event.key === 'Enter') onOpen(chosen.id)
    else if (event.key === 'Delete' && onDelete) {
      focusNext.current = 'once gone'
      onDelete(chosen.id)
    } else return
    event.preventDefault()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys bubble here from the rows' own buttons
    <div ref={box} className={css.list} onKeyDown={onKey}>
      <WindowedList
        label={label}
        count={clauses.length}
        rowHeight={ROW}
        active={at}
        rowKey={(index) => clauses[index]?.id ?? String(index)}
        render={(index) => {
          const clause = clauses[index]
          return (
            clause && (
              <button
                type="button"
                className={css.row}
                data-clause={clause.id}
                aria-current={clause.id === selected || undefined}
                tabIndex={index === at ? 0 : -1}
                onClick={() => onSelect(clause.id)}
                onDoubleClick={() => onOpen(clause.id)}
              >
                <span className={css.rowTitle}>{nameOf(clause)}</span>
                <span className={css.rowFacts}>{factsOf(clause)}</span>
              </button>
            )
          )
        }}
      />
    </div>
  )
}

/** "2 variants · Cap on Liability · form.docx" */
const factsOf = ({ variants, tags, source, text }: LibraryClause): string => {
  const count = variants.length === 1 ? '1 variant' : `${variants.length} variants`
  const facts = [...(variants.length > 0 ? [count] : []), ...tags.slice(0, 2), ...(source ? [source] : [])]
  return facts.length > 0 ? facts.join(' · ') : text.replace(/\s+/g, ' ').slice(0, 80)
}
