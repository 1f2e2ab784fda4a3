/** Changes to a source text by offset: what no edit names stays byte for byte. */

export interface Edit {
  readonly from: number
  readonly to: number
  readonly text: string
}

/** Edits may touch but not overlap; an edit inside another one's range is part of what that one replaced. */
export const applyEdits = (source: string, edits: readonly Edit[]): string => {
  const sorted = edits.toSorted((a, b) => a.from - b.from || a.to - b.to)
  const out: string[] = []
  let at = 0
  for (const { from, to, text } of sorted) {
    if (from < at) continue
    out.push(source.slice(at, from), text)
    at = to
  }
  out.push(source.slice(at))
  return out.join('')
}
