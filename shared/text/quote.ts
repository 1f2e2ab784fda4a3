import type { IdRange } from './ids.ts'
import type { TextModel } from './model.ts'

/** The words of some ranges, as they stand in the document; a paragraph mark as "¶". */
export const textOfRanges = (model: TextModel, ranges: readonly IdRange[]): string =>
  ranges.map((range) => textOf(model, range)).join('')

function textOf(model: TextModel, [client, clock, length]: IdRange): string {
  let out = ''
  for (let at = clock; at < clock + length; ) {
    const place = model.story.placeOfId(client, at)
    if (!place) return out
    const { segments } = model.story.paragraphs[place.paragraph]!
    const segment = segments.find((s) => s.client === client && s.clock <= at && at < s.clock + s.text.length)
    const piece = segment ? segment.text.slice(at - segment.clock, clock + length - segment.clock) : '¶'
    out += piece
    at += piece.length
  }
  return out
}
