/** The words around a difference, within its paragraph and never more than needed. */

export interface Around {
  readonly around: string
  /** Where the difference begins in it. */
  readonly at: number
}

/** At most `reach` units to either side of `from`..`to`, cut at paragraph marks. */
export const paragraphAround = (text: string, from: number, to: number, reach: number): Around => {
  const before = text.slice(Math.max(0, from - reach), from)
  const after = text.slice(to, to + reach)
  const start = before.lastIndexOf('\n') + 1
  const mark = after.indexOf('\n')
  const around = before.slice(start) + text.slice(from, to) + (mark === -1 ? after : after.slice(0, mark))
  return { around, at: before.length - start }
}
