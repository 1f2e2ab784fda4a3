import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { ParagraphProps } from '../../../shared/docx/model.ts'
import { setParagraphs } from '../../../shared/text/edit.ts'
import { clausesIn } from '../../../shared/text/lines.ts'
import type { TextModel } from '../../../shared/text/model.ts'
import { moveParagraphs } from '../../../shared/text/move.ts'
import type { Desk } from './desk.ts'

/** What the paragraph at the caret is, as the toolbar names it; null where it has no name for it. */
export function styleAt({ binding, session }: Desk): string | null {
  if (!binding) return null
  const { role, level } = session.model.mark(binding.range.from.paragraph).props
  if (role === 'heading') return (level ?? 1) <= 3 ? `heading${level ?? 1}` : null
  return role === 'title' || role === 'body' ? role : null
}

/** Moves the clause at the caret past its neighbour, everything below it included: one change with two halves. */
export function moveClause({ binding, session }: Desk, by: 1 | -1): Refusal | undefined {
  if (!binding) return undefined
  const { model } = session
  const { clauses, lines, at } = clausesIn(model, 'redline')
  const clause = at(binding.range.from.paragraph)
  const among = clauses.filter((c) => c.parent === clause?.parent && c.depth === clause?.depth)
  const here = among.findIndex((c) => c.key === clause?.key)
  const neighbour = clause && among[here + by]
  if (!neighbour) return refuse('none', by < 0 ? 'No clause stands before this one.' : 'No clause follows this one.')
  const first = lines[clause.at]!.first
  const last = lines[clause.last]!.last
  const before = by < 0 ? lines[neighbour.at]!.first : lines[neighbour.last]!.last + 1
  binding.edit('move', () => ({ edits: [moveParagraphs(model, first, last, before)] }))
  return undefined
}

/** Makes the selected paragraphs a title, a heading of a level, or body text, in the file's own styles. */
export function setRole({ binding, session }: Desk, role: ParagraphProps['role'], level?: number): void {
  if (!binding) return
  const { model } = session
  const styles = model.roots.origin()?.styles ?? []
  const style = styles.find((s) => s.role === role && (role !== 'heading' || s.level === level))
  const { from, to } = binding.range
  const before = model.mark(from.paragraph).props
  // A number that came with the old style goes with it; one of the paragraph's own stays, unless the new style has one.
  const came = styles.find((s) => s.id === before.style)?.num
  const own = came?.list === before.num?.list && came?.level === before.num?.level ? undefined : before.num
  binding.edit('style', () => ({
    edits: [
      setParagraphs(model, from.paragraph, to.paragraph, {
        role,
        level: role === 'heading' ? level : undefined,
        style: style?.id,
        num: style?.num ?? own,
      }),
    ],
  }))
  binding.view.focus()
}

/** Numbers the selected paragraphs like the numbered one before them, or takes their numbers away. */
export function toggleNumber({ binding, session }: Desk): void {
  if (!binding) return
  const { model } = session
  const { from, to } = binding.range
  const has = model.mark(from.paragraph).props.num !== undefined
  const num = has ? undefined : numberBefore(model, from.paragraph)
  if (!has && !num) return
  binding.edit('number', () => ({ edits: [setParagraphs(model, from.paragraph, to.paragraph, { num })] }))
  binding.view.focus()
}

/** Text under a numbered heading is numbered one level below it. */
function numberBefore(model: TextModel, paragraph: number): ParagraphProps['num'] {
  for (let p = paragraph - 1; p >= 0; p--) {
    const { num, role } = model.mark(p).props
    if (num) return role === 'heading' ? { list: num.list, level: Math.min(8, num.level + 1) } : num
  }
  const first = model.roots.origin()?.numbering[0]
  return first && { list: first.id, level: 0 }
}
