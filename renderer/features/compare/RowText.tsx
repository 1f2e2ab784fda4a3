import { VisuallyHidden } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ViewParagraph, ViewRow } from '../../../shared/compare/index.ts'
import type { CharFormat } from '../../../shared/docx/model.ts'
import type { Layout } from './compare-store.ts'
import { onSide, Pieces, plain } from './Pieces.tsx'
import css from './page.module.css'

interface Props {
  readonly row: ViewRow
  readonly layout: Layout
  readonly who: string | undefined
  /** Changed numbers and looks are shown too. */
  readonly numbering: boolean
  readonly format: boolean
  /** Nothing to look at here. */
  readonly calm: boolean
}

/** One row of the comparison, as one text or as two beside each other. */
export const RowText = (props: Props) => {
  const { row, layout } = props
  if (layout === 'sides')
    return (
      <div className={css.pair} data-calm={props.calm || undefined}>
        <Side {...props} side="old" />
        <Side {...props} side="now" />
      </div>
    )
  const pieces = row.edits ?? row.pieces
  if (layout === 'clean')
    return (
      <Paragraph at={row.now} bar={false}>
        <Pieces pieces={plain(onSide(pieces, 'now'))} who={undefined} />
      </Paragraph>
    )
  return (
    <>
      <Paragraph
        at={row.now ?? row.old}
        was={props.numbering && row.now ? row.old?.number : undefined}
        bar={!props.calm}
        moved={row.kind === 'movedTo' && row.edits !== undefined}
      >
        {row.kind === 'movedTo' && row.moved?.from && row.moved.from !== row.moved.to && (
          <span className={css.note}>was clause {row.moved.from}</span>
        )}
        <Pieces pieces={pieces} who={props.who} />
      </Paragraph>
      {props.format && row.looks && <Looks looks={row.looks} />}
    </>
  )
}

const Side = ({ row, side, who, calm }: Props & { readonly side: 'old' | 'now' }) => {
  const at = row[side]
  const pieces = row.edits ?? row.pieces
  const shown = onSide(side === 'old' && row.kind === 'movedTo' ? [] : pieces, side)
  const word = side === 'old' ? 'Before' : 'After'
  return (
    <div className={css.side} data-empty={shown.length === 0 || undefined}>
      <VisuallyHidden>{word}: </VisuallyHidden>
      {shown.length === 0 ? (
        <p className={css.gone}>{elsewhere(row, side)}</p>
      ) : (
        <Paragraph at={at} bar={!calm} moved={row.kind === 'movedTo'}>
          <Pieces pieces={shown} who={who} />
        </Paragraph>
      )}
    </div>
  )
}

const elsewhere = ({ kind, moved }: ViewRow, side: 'old' | 'now'): string => {
  const renumbered = moved !== undefined && moved.from !== moved.to
  if (kind === 'movedTo' && side === 'old')
    return renumbered && moved.from ? `Was clause ${moved.from}` : 'Stood elsewhere'
  if (kind === 'movedFrom' && side === 'now')
    return renumbered && moved.to ? `Now clause ${moved.to}` : 'Stands elsewhere'
  return side === 'old' ? 'Not in this text' : 'No longer in this text'
}

interface ParagraphProps {
  readonly at: ViewParagraph | undefined
  /** Its number before, where that is shown. */
  readonly was?: string | undefined
  readonly bar: boolean
  readonly moved?: boolean
  readonly children: ReactNode
}

const Paragraph = ({ at, was, bar, moved = false, children }: ParagraphProps) => {
  const { number = '', role = 'body', level = 1, cell } = at ?? {}
  const heading = role === 'heading' || role === 'title'
  return (
    <div
      className={css.para}
      data-role={role}
      data-bar={bar || undefined}
      data-moved={moved || undefined}
      data-cell={cell !== undefined || undefined}
      {...(heading && { role: 'heading', 'aria-level': role === 'title' ? 2 : Math.min(6, level + 2) })}
    >
      <span className={css.number}>
        {was !== undefined && was !== number && (
          // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is the standard's for a proposed change
          <span role="suggestion" aria-label="Number before">
            {/* biome-ignore lint/a11y/noRedundantRoles: checkers ask for the role in words inside a suggestion */}
            <del role="deletion" className={css.del}>
              {was}
            </del>
          </span>
        )}{' '}
        {number}
      </span>
      <span className={css.text}>{children}</span>
    </div>
  )
}

const Looks = ({ looks }: { looks: NonNullable<ViewRow['looks']> }) => (
  <ul className={css.looks}>
    {looks.slice(0, MOST_LOOKS).map(({ text, before, after }, n) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a look is its place
      <li key={n}>
        “{text.length > 60 ? `${text.slice(0, 57).trimEnd()}…` : text.trim()}”: {lookWords(before)} → {lookWords(after)}
      </li>
    ))}
    {looks.length > MOST_LOOKS && <li>and {looks.length - MOST_LOOKS} more</li>}
  </ul>
)

const MOST_LOOKS = 4

const lookWords = ({ caps, vertical, ...format }: CharFormat): string => {
  const on = Object.entries(format).flatMap(([name, is]) => (is ? [name] : []))
  const all = [
    ...on,
    ...(caps ? [caps === 'all' ? 'capitals' : 'small capitals'] : []),
    ...(vertical ? [vertical] : []),
  ]
  return all.join(', ') || 'plain'
}
