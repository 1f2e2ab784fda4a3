import { type CSSProperties, Fragment, type ReactNode } from 'react'
import type { ViewPiece } from '../../../shared/compare/index.ts'
import type { CharFormat } from '../../../shared/docx/model.ts'
import css from './page.module.css'
import { CLASS_WORDS } from './words.ts'

interface Props {
  readonly pieces: readonly ViewPiece[]
  /** Who made every difference, where only one side wrote. */
  readonly who: string | undefined
}

/** A row's text with what went struck and what came underlined twice; a pilcrow where a paragraph was cut or joined. */
export const Pieces = ({ pieces, who }: Props) =>
  pieces.map((piece, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: pieces have no other identity than their place
    <Fragment key={n}>{piece.op === 'same' ? <Text piece={piece} /> : <Marked piece={piece} who={who} />}</Fragment>
  ))

const Marked = ({ piece, who }: { piece: ViewPiece; who: string | undefined }) => {
  const { op, class: kind } = piece
  const what = kind === 'moved' ? (op === 'ins' ? 'Moved here' : 'Moved away') : op === 'ins' ? 'Inserted' : 'Deleted'
  const by = who ? ` by ${who}` : ''
  const more = kind && kind !== 'moved' && kind !== 'substance' ? `, ${CLASS_WORDS[kind]}` : ''
  const inner = <Text piece={piece} />
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: the role is the standard's for a proposed change
    <span role="suggestion" aria-label={`${what}${by}${more}`}>
      {op === 'ins' ? (
        // biome-ignore lint/a11y/noRedundantRoles: checkers ask for the role in words inside a suggestion
        <ins role="insertion" className={css.ins} data-class={kind}>
          {inner}
        </ins>
      ) : (
        // biome-ignore lint/a11y/noRedundantRoles: checkers ask for the role in words inside a suggestion
        <del role="deletion" className={css.del} data-class={kind}>
          {inner}
        </del>
      )}
    </span>
  )
}

/** Objects as a sign, line ends as breaks; where a paragraph's end itself came or went, its pilcrow. */
const Text = ({ piece: { op, text, format } }: { piece: ViewPiece }) => {
  // A blank that came or went alone would not be seen.
  const seen = op !== 'same' && /^ +$/.test(text) ? '·'.repeat(text.length) : text.replaceAll('\ufffc', '▫')
  const lines = seen.split('\n')
  const style = styleOf(format)
  const line = (words: string): ReactNode => (style ? <span style={style}>{words}</span> : words)
  return lines.map((words, n) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity than their place
    <Fragment key={n}>
      {line(words)}
      {n < lines.length - 1 && op !== 'same' && <span className={css.pilcrow}>¶</span>}
      {n < lines.length - 1 && op !== 'del' && <br />}
    </Fragment>
  ))
}

const styleOf = (format: CharFormat | undefined): CSSProperties | undefined =>
  format && {
    ...(format.bold && { fontWeight: 600 }),
    ...(format.italic && { fontStyle: 'italic' }),
    ...(format.underline && { textDecoration: 'underline' }),
    ...(format.strike && { textDecoration: 'line-through' }),
    ...(format.caps === 'all' && { textTransform: 'uppercase' }),
    ...(format.caps === 'small' && { fontVariantCaps: 'small-caps' }),
    ...(format.vertical && { verticalAlign: format.vertical, fontSize: '0.75em', lineHeight: 1 }),
  }

/** The pieces one side has, without marks. */
export const onSide = (pieces: readonly ViewPiece[], side: 'old' | 'now'): ViewPiece[] =>
  pieces.filter(({ op }) => op === 'same' || op === (side === 'old' ? 'del' : 'ins'))

export const plain = (pieces: readonly ViewPiece[]): ViewPiece[] =>
  pieces.map(({ text, format }) => ({ op: 'same', text, ...(format && { format }) }))
