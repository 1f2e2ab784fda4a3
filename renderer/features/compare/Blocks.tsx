import { IconArrowsMoveVertical, IconFold } from '@tabler/icons-react'
import type { ComparisonView } from '../../../shared/compare/index.ts'
import { plural } from '../../ui/words.ts'
import type { Layout } from './compare-store.ts'
import type { Block, Shown } from './model/blocks.ts'
import css from './page.module.css'
import { RowText } from './RowText.tsx'

interface Props {
  readonly block: Block
  readonly view: ComparisonView
  readonly layout: Layout
  readonly shown: Shown
  readonly who: string | undefined
  /** Absent on paper. */
  readonly onUnfold?: (block: Block) => void
}

/** A row, a fold, or the line a move left behind. */
export const BlockView = ({ block, view, layout, shown, who, onUnfold }: Props) => {
  if (block.kind === 'fold')
    return (
      <div className={css.fold}>
        <IconFold size={14} stroke={1.5} aria-hidden="true" />
        <span>{foldWords(block)}</span>
        {onUnfold && (
          <button
            type="button"
            className={css.link}
            aria-label={`Show ${foldWords(block)}`}
            onClick={() => onUnfold(block)}
          >
            Show
          </button>
        )}
      </div>
    )
  const row = view.rows[block.kind === 'row' ? block.row : block.from]!
  if (block.kind === 'stub')
    return (
      <div className={css.fold}>
        <IconArrowsMoveVertical size={14} stroke={1.5} aria-hidden="true" />
        <span>
          <b>Moved</b> {movedWords(row.moved, block.to - block.from)}
        </span>
        {onUnfold && (
          <button type="button" className={css.link} onClick={() => onUnfold(block)}>
            Show both places
          </button>
        )}
      </div>
    )
  const calm = !row.classes.some((c) => shown.has(c))
  return (
    <RowText
      row={row}
      layout={layout}
      who={who}
      calm={calm}
      numbering={shown.has('numbering')}
      format={shown.has('format')}
    />
  )
}

/** "12 paragraphs unchanged, clauses 3–7" */
function foldWords({ paragraphs, hidden, clauses }: Extract<Block, { kind: 'fold' }>): string {
  const where = clauses ? `, ${clauses}` : ''
  const more = hidden > 0 ? `; ${hidden} only in what is filtered out` : ''
  return `${plural(paragraphs, 'paragraph')} ${hidden === 0 ? 'unchanged' : 'without a change shown here'}${where}${more}`
}

/** "clause 20 is now clause 23" */
function movedWords(moved: ComparisonView['rows'][number]['moved'], paragraphs: number): string {
  const { from = '', to = '', whole = false } = moved ?? {}
  if (from === '' || to === '') return `${plural(paragraphs, 'paragraph')} to another place`
  if (whole) return from === to ? `clause ${from}, which keeps its number` : `clause ${from} is now clause ${to}`
  const some = plural(paragraphs, 'paragraph')
  return from === to ? `${some} within clause ${from}` : `${some} of clause ${from} to clause ${to}`
}
