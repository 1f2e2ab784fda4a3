/** Cells with nothing in common that are the same cell: the others of their table row say so. */
import { type Link, link } from './links.ts'
import type { Side } from './side.ts'

/**
 * "EUR 10" in place of "on request" is a cell that changed, not one that went and one that came: where a row of the
 * old table became a row of the new one, what is left over in the same column belongs together.
 */
export const rowMates = (old: Side, now: Side, links: readonly Link[]): Link[] => {
  const rows = new Map<string, string>()
  for (const { a0, b0 } of links) {
    const [a, b] = [rowOf(old, a0), rowOf(now, b0)]
    if (a !== undefined && b !== undefined && !rows.has(a)) rows.set(a, b)
  }
  if (rows.size === 0) return []
  const found: Link[] = []
  for (let n = 0; n <= links.length; n++) {
    let [a, b] = [links[n - 1]?.a1 ?? 0, links[n - 1]?.b1 ?? 0]
    const [aEnd, bEnd] = [links[n]?.a0 ?? old.length, links[n]?.b0 ?? now.length]
    for (; a < aEnd && b < bEnd; a++) {
      const wanted = rows.get(rowOf(old, a) ?? '')
      if (wanted === undefined) continue
      let at = b
      while (at < bEnd && !(rowOf(now, at) === wanted && sameColumn(old, a, now, at))) at++
      if (at === bEnd) continue
      found.push(link(a, at))
      b = at + 1
    }
  }
  return found
}

const rowOf = (side: Side, n: number): string | undefined => {
  const cell = side.paragraphs[n]!.props?.cell
  return cell === undefined ? undefined : `${cell.table} ${cell.row} ${cell.added ?? ''}`
}

const sameColumn = (old: Side, a: number, now: Side, b: number): boolean =>
  old.paragraphs[a]!.props?.cell?.cell === now.paragraphs[b]!.props?.cell?.cell
