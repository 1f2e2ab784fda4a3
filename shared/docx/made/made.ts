/**
 * A Word package of our own for a document that came in another format, so that redlines, exports and comparisons work
 * on it as on any other. Its headings carry no numbers: what it numbers, it says itself.
 */
import { packed, partsOf, run, style, stylesOf } from '../blank.ts'
import { bodyOf } from './body.ts'
import type { MadeDocument } from './model.ts'
import { numberingOf } from './numbering.ts'

const heading = (level: number): string =>
  style(
    `Heading${level}`,
    `heading ${level}`,
    `<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${level - 1}"/></w:pPr>${run(Math.max(22, 30 - 2 * level))}`,
  )

const quote = style('Quote', 'Quote', '<w:pPr><w:ind w:left="720" w:right="720"/></w:pPr>')

const styles = stylesOf([1, 2, 3, 4, 5, 6].map(heading).join('') + quote)

export const madeDocx = ({ blocks, lists }: MadeDocument): Uint8Array =>
  packed(partsOf(bodyOf(blocks), styles, numberingOf(lists)))
