import type { ParagraphProps } from '../../../../shared/docx/model.ts'

/** A paragraph as the outline sees it. */
export interface OutlineLine {
  readonly key: string
  readonly number: string
  readonly text: string
  readonly props: ParagraphProps
}

/** One entry of the clause tree. `depth` counts from 0. */
export interface Clause {
  readonly key: string
  readonly number: string
  readonly name: string
  readonly depth: number
  /** Index among the lines given. */
  readonly at: number
}

const MOST = 60

/** A clause's name: what stands before the first full stop, colon or dash, within reason. */
function nameOf(text: string): string {
  const clean = text.replace(/[\s\uFFFC]+/g, ' ').trim()
  const lead = /^(.{3,60}?)(?:[.:;](?:\s|$)|\s[–—-]\s)/u.exec(clean)?.[1]
  const name = lead ?? clean
  return name.length > MOST ? `${name.slice(0, MOST - 1).trimEnd()}…` : name
}

/**
 * Proposes the clause tree. Headings make it where a contract has them; contracts that only number their paragraphs
 * are cut at their first two list levels.
 */
export function outlineOf(lines: readonly OutlineLine[]): Clause[] {
  const headings = lines.filter((l) => l.props.role === 'heading' && l.text.trim() !== '')
  const top = Math.min(...headings.map((l) => l.props.level ?? 1), 9)
  const byHeadings = headings.length >= 3
  const out: Clause[] = []
  lines.forEach(({ key, number, text, props }, at) => {
    if (text.trim() === '') return
    const heading = props.role === 'heading'
    const numbered = number !== '' && number !== '•' && props.num !== undefined && props.num.level <= 1 && !props.cell
    if (byHeadings ? !heading : !heading && !numbered) return
    const depth = heading ? (props.level ?? 1) - top : byHeadings ? 0 : props.num!.level
    out.push({ key, number, name: nameOf(text), depth: Math.max(0, Math.min(3, depth)), at })
  })
  return out
}

/** The clause a line belongs to: the last entry at or before it. */
export function clauseAt(clauses: readonly Clause[], line: number): Clause | undefined {
  let found: Clause | undefined
  for (const clause of clauses) {
    if (clause.at > line) break
    found = clause
  }
  return found
}
