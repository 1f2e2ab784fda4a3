import type { TextModel } from '../../../../shared/text/model.ts'
import { isVisible, type View } from '../../../../shared/text/views.ts'
import type { Block } from '../editor/layout.ts'
import type { Matcher } from './match.ts'

/** Found in one drawn paragraph: which of its visible characters, and whether struck text is among them. */
export interface Hit {
  readonly from: number
  readonly to: number
  readonly struck: boolean
}

interface Stretch {
  readonly text: string
  /** Visible characters before it. */
  readonly at: number
  readonly ins: boolean
  readonly del: boolean
}

/**
 * Where a drawn paragraph holds what is looked for. What stands is read across text that is struck; the redline is
 * read once more as it was before, for words that are struck: those can be found and are never replaced.
 */
export function hitsIn(
  model: TextModel,
  { first, last }: Pick<Block, 'first' | 'last'>,
  view: View,
  matcher: Matcher,
): readonly Hit[] {
  const all = [...visible(model, first, last, view)]
  if (!all.some((s) => s.del)) return search(all, matcher, false)
  const stands = search(
    all.filter((s) => !s.del),
    matcher,
    false,
  )
  const stood = search(
    all.filter((s) => s.del || !s.ins),
    matcher,
    true,
  )
  return stood.length === 0 ? stands : [...stands, ...stood].sort((a, b) => a.from - b.from || a.to - b.to)
}

function* visible(model: TextModel, first: number, last: number, view: View): Generator<Stretch> {
  let at = 0
  const redline = view === 'redline'
  for (let p = first; p <= last; p++)
    for (const { text, state } of model.runs(p)) {
      if (!isVisible(state, view)) continue
      yield { text, at, ins: redline && state.ins.length > 0, del: redline && state.del.length > 0 }
      at += text.length
    }
}

/** With `struck`, only what holds a struck character. */
function search(stretches: readonly Stretch[], matcher: Matcher, struck: boolean): Hit[] {
  const found = matcher(stretches.map((s) => s.text).join(''))
  const out: Hit[] = []
  let start = 0
  let i = 0
  for (const [from, to] of found) {
    while (start + stretches[i]!.text.length <= from) start += stretches[i++]!.text.length
    const visibleFrom = stretches[i]!.at + from - start
    let holds = stretches[i]!.del
    let j = i
    let end = start
    while (end + stretches[j]!.text.length < to) {
      end += stretches[j++]!.text.length
      holds ||= stretches[j]!.del
    }
    if (holds === struck) out.push({ from: visibleFrom, to: stretches[j]!.at + to - end, struck })
  }
  return out
}
