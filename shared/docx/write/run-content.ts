/** What stands in a run: kept as it was, cut, or newly written. */
import { textOf } from '../xml/tree.ts'
import type { Markup } from './markup.ts'
import type { OldPiece } from './pieces.ts'

/** Deleted text has element names of its own. */
export type TextMode = 'shown' | 'deleted'

const SHOWN: Readonly<Record<string, 't' | 'instrText'>> = { 'w:delText': 't', 'w:delInstrText': 'instrText' }
const DELETED: Readonly<Record<string, 'delText' | 'delInstrText'>> = {
  'w:t': 'delText',
  'w:instrText': 'delInstrText',
}

/** `whole` when every piece is exactly its source. */
export const oldContent = (
  pieces: readonly OldPiece[],
  source: string,
  markup: Markup,
  mode: TextMode,
): { readonly text: string; readonly whole: boolean } => {
  let whole = true
  const text = pieces.map((piece) => {
    const { element } = piece.item
    const renamed = (mode === 'deleted' ? DELETED : SHOWN)[element.name]
    const cut = isCut(piece)
    if (renamed === undefined && !cut) return source.slice(element.from, element.to)
    whole = false
    const name = renamed ?? (mode === 'deleted' ? 'delText' : 't')
    return markup.text(name, stretch(piece))
  })
  return { text: text.join(''), whole }
}

const isCut = ({ item, from, to }: OldPiece): boolean => item.text !== '' && (from > 0 || to < item.text.length)

const stretch = ({ item, from, to }: OldPiece): string =>
  item.text === '' ? textOf(item.element) : (item.raw ?? item.text).slice(from, to)

const BREAKS: Readonly<Record<string, (markup: Markup) => string>> = {
  '\t': (markup) => markup.empty('tab'),
  '\v': (markup) => markup.empty('br'),
  '\f': (markup) => markup.empty('br', markup.attribute('type', 'page')),
  '\u2011': (markup) => markup.empty('noBreakHyphen'),
  '\u00ad': (markup) => markup.empty('softHyphen'),
}

/** An object's stand-in says nothing where there is no object. */
export const newContent = (text: string, markup: Markup, mode: TextMode): string =>
  text
    .split(/([\t\v\f\u2011\u00ad\ufffc])/)
    .map((part) => {
      if (part === '' || part === '\ufffc') return ''
      return BREAKS[part]?.(markup) ?? markup.text(mode === 'deleted' ? 'delText' : 't', part)
    })
    .join('')
