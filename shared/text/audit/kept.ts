import { idKey } from '../ids.ts'
import { TextModel } from '../model.ts'
import { type TurnParagraph, type TurnText, turnText } from '../turns.ts'
import type { Untracked } from './causes.ts'
import type { Known } from './known.ts'

/** The document, cut back to where it was when the turn was kept, must read as the turn was kept. */
export function keptOtherwise(witness: TurnText, model: TextModel, { heads }: Known): Untracked[] {
  const { doc } = model.roots
  const past = new TextModel(doc, { now: () => 0, me: () => model.me, until: heads }, model.storyId)
  const now = turnText(past).paragraphs
  const kept = witness.paragraphs
  let from = 0
  while (from < kept.length && from < now.length && same(kept[from], now[from])) from++
  if (from === kept.length && from === now.length) return []
  const there = new Map(now.map((p) => [idKey(p.client, p.clock), p]))
  const known = new Set(kept.map((p) => idKey(p.client, p.clock)))
  const lost = kept.flatMap((p) => {
    const found = there.get(idKey(p.client, p.clock))
    return same(p, found) ? [] : [difference(p, found)]
  })
  const more = now.flatMap((p) => (known.has(idKey(p.client, p.clock)) ? [] : [difference(undefined, p)]))
  const out = [...lost, ...more]
  // All the same paragraphs, in another order.
  return out.length > 0 ? out : [difference(kept[from], now[from])]
}

function difference(before: TurnParagraph | undefined, after: TurnParagraph | undefined): Untracked {
  const { client, clock } = (before ?? after)!
  const [was, is] = pair(before, after)
  const cause = was === is ? 'look-altered' : isWithin(is, was) ? 'text-removed' : 'text-altered'
  return { cause, paragraph: [client, clock], before: was, after: is }
}

/** Every proposal rejected; where that reads the same, all of them in sight. */
function pair(before: TurnParagraph | undefined, after: TurnParagraph | undefined): [string, string] {
  const agreed = [wordsOf(before, false), wordsOf(after, false)] as const
  return agreed[0] === agreed[1] ? [wordsOf(before, true), wordsOf(after, true)] : [...agreed]
}

const wordsOf = (p: TurnParagraph | undefined, proposed: boolean): string =>
  (p?.runs ?? []).flatMap((r) => (r.ins && !proposed ? [] : [r.text])).join('')

/** Whether nothing was added: only letters are missing. */
function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (const ch of whole) if (part.startsWith(ch, at)) at += ch.length
  return at >= part.length
}

/** Equal as they would be written down: the order of fields says nothing. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((x, i) => same(x, b[i]))
  const fields = (o: object) => Object.entries(o).filter(([, value]) => value !== undefined)
  const [x, y] = [fields(a), new Map(fields(b))]
  return x.length === y.size && x.every(([name, value]) => same(value, y.get(name)))
}
