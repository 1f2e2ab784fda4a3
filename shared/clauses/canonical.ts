/** The content of a clause in one spelling, so that two computers hash the same agreed words to the same number. */
import { canonicalJson, type Json } from '../base/canonical-json.ts'
import type { CharFormat, ParagraphProps } from '../docx/model.ts'

/** One paragraph as it was accepted. Computed numbers are no part of it: they change when clauses move. */
export interface AcceptedParagraph {
  readonly text: string
  /** Half-open offsets in `text`, sorted and disjoint. */
  readonly formats: readonly { readonly from: number; readonly to: number; readonly format: CharFormat }[]
  readonly props: ParagraphProps
  /** Cross-references: the range of the number in `text`, and the id of the clause it means. */
  readonly references: readonly { readonly from: number; readonly to: number; readonly target: string }[]
}

const FORMAT = 1

/**
 * The text that is hashed. Exact: nothing is trimmed, folded or normalised. A reference stands by its target, so that
 * "clause 9.2" becoming "clause 9.3" because something was put in before it does not reopen the clause.
 */
export const canonicalClause = (paragraphs: readonly AcceptedParagraph[]): string =>
  canonicalJson({ format: FORMAT, paragraphs: paragraphs.map(paragraph) })

/** SHA-256 of the canonical text, in hex. The hash is handed in: the window and the services have one each. */
export const clauseHash = async (
  paragraphs: readonly AcceptedParagraph[],
  sha256: (bytes: Uint8Array<ArrayBuffer>) => Promise<string> | string,
): Promise<string> => sha256(new TextEncoder().encode(canonicalClause(paragraphs)))

const paragraph = ({ text, formats, props, references }: AcceptedParagraph): Json => ({
  formats: spans(text, formats, references),
  props: plain(props),
  text: pieces(text, references),
})

/** The text with every reference in the place of its number. */
const pieces = (text: string, references: AcceptedParagraph['references']): Json[] => {
  const out: Json[] = []
  let at = 0
  for (const { from, to, target } of [...references].sort((a, b) => a.from - b.from)) {
    if (from > at) out.push(text.slice(at, from))
    out.push({ target })
    at = to
  }
  if (at < text.length) out.push(text.slice(at))
  return out
}

/** Formats by offset in the text with each reference counted as one: the length of its number must not matter. */
const spans = (
  text: string,
  formats: AcceptedParagraph['formats'],
  references: AcceptedParagraph['references'],
): Json[] => {
  const place = (at: number) => {
    let out = at
    for (const { from, to } of references)
      if (to <= at) out -= to - from - 1
      else if (from < at) out -= at - from - 1
    return out
  }
  const merged: { from: number; to: number; format: string; value: Json }[] = []
  for (const { from, to, format } of formats) {
    const value = plain(format)
    const key = canonicalJson(value)
    const last = merged.at(-1)
    if (from >= to || from >= text.length || key === '{}') continue
    if (last && last.to === place(from) && last.format === key) last.to = place(to)
    else merged.push({ from: place(from), to: place(to), format: key, value })
  }
  return merged.map(({ from, to, value }) => ({ format: value, from, to }))
}

/** What is absent, false or undefined is the same as not being there. */
const plain = (value: CharFormat | ParagraphProps): Json =>
  JSON.parse(JSON.stringify(value, (_, part: unknown) => (part === false ? undefined : part))) as Json
