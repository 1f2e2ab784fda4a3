import type { CSSProperties, ReactNode } from 'react'
import css from './RedlineText.module.css'

export interface RedlinePiece {
  readonly text: string
  readonly ins?: 'us' | 'them'
  readonly del?: 'us' | 'them'
  readonly who?: string
  readonly untracked?: true
  /** Shown in place of the words: a picture. */
  readonly content?: ReactNode
  readonly format?: {
    readonly bold?: boolean
    readonly italic?: boolean
    readonly underline?: boolean
    readonly strike?: boolean
  }
}

/** Text with what is proposed in it: colour says who, underline and strike say what, the author stands in words. */
export const RedlineText = ({ pieces }: { pieces: readonly RedlinePiece[] }) => (
  <>
    {pieces.map((piece, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other identity than their place
      <Marked key={i} piece={piece} />
    ))}
  </>
)

const Marked = ({ piece }: { piece: RedlinePiece }) => {
  const { text, ins, del, who, untracked, format, content } = piece
  let inner = <span style={styleOf(format)}>{content ?? text}</span>
  if (ins)
    inner = (
      // biome-ignore lint/a11y/noRedundantRoles: checkers ask for the role in words inside a suggestion
      <ins role="insertion" className={css.ins} data-side={ins} title={`Inserted by ${who}`}>
        {inner}
      </ins>
    )
  if (del)
    inner = (
      // biome-ignore lint/a11y/noRedundantRoles: checkers ask for the role in words inside a suggestion
      <del role="deletion" className={css.del} data-side={del} title={`Deleted by ${who}`}>
        {inner}
      </del>
    )
  if (!ins && !del) return inner
  return (
    <>
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is the standard's for a proposed change */}
      <span role="suggestion" aria-label={`${del ? 'Deleted' : 'Inserted'} by ${who}`} data-untracked={untracked}>
        {inner}
      </span>
      {untracked && <span className={css.flag}>UNTRACKED</span>}
    </>
  )
}

const styleOf = (format: RedlinePiece['format']): CSSProperties | undefined =>
  format && {
    ...(format.bold && { fontWeight: 600 }),
    ...(format.italic && { fontStyle: 'italic' }),
    ...(format.underline && { textDecoration: 'underline' }),
    ...(format.strike && { textDecoration: 'line-through' }),
  }
