/** Which paragraphs became which. */

/** Old paragraphs `a0`..`a1` are new paragraphs `b0`..`b1`, half-open: one to one, one to several, or several to one. */
export interface Link {
  readonly a0: number
  readonly a1: number
  readonly b0: number
  readonly b1: number
}

/** What lies between two links: paragraphs of both sides whose partners are still looked for. */
export type Gap = Link

export const link = (a: number, b: number): Link => ({ a0: a, a1: a + 1, b0: b, b1: b + 1 })

export const isOpen = ({ a0, a1, b0, b1 }: Gap): boolean => a0 < a1 && b0 < b1

/** The gaps that links (in order, within `whole`) leave, those with paragraphs on both sides. */
export const gapsBetween = (links: readonly Link[], whole: Gap): Gap[] => {
  const gaps: Gap[] = []
  let { a0, b0 } = whole
  for (const l of links) {
    gaps.push({ a0, a1: l.a0, b0, b1: l.b0 })
    a0 = l.a1
    b0 = l.b1
  }
  gaps.push({ a0, a1: whole.a1, b0, b1: whole.b1 })
  return gaps.filter(isOpen)
}
