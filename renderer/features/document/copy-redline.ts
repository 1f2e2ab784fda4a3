import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import { piecesOf } from '../../../shared/text/pieces.ts'
import { type RedlineParagraph, redlineHtml, redlineText } from '../../../shared/text/redline-html.ts'
import type { Run } from '../../../shared/text/state.ts'
import { isVisible } from '../../../shared/text/views.ts'
import { putOnClipboard } from '../../platform/clipboard.ts'
import type { Desk } from './desk.ts'
import { blockAt } from './editor/layout.ts'

/** Copies the selection as a redline for a mail or another document: what is struck and what is new, in their colours. */
export function copyRedline(desk: Desk): Refusal | undefined {
  const paragraphs = selected(desk)
  if (paragraphs.every(({ pieces }) => pieces.length === 0)) return refuse('none', 'Select the text to copy first.')
  putOnClipboard(redlineHtml(paragraphs), redlineText(paragraphs))
  return undefined
}

function selected({ binding, session: { model } }: Desk): RedlineParagraph[] {
  if (!binding) return []
  const { from, to } = binding.range
  const { blocks } = binding.layout
  const out: RedlineParagraph[] = []
  let runs: Run[] = []
  for (let p = from.paragraph; p <= to.paragraph; p++) {
    const start = p === from.paragraph ? from.offset : 0
    const end = p === to.paragraph ? to.offset : Number.POSITIVE_INFINITY
    for (const run of model.runs(p)) {
      const text = run.text.slice(Math.max(0, start - run.at), Math.max(0, end - run.at))
      if (text !== '' && isVisible(run.state, 'redline')) runs.push({ ...run, text })
    }
    const { state, props } = model.mark(p)
    if (!isVisible(state, 'redline') && p < to.paragraph) continue
    out.push({
      number: start === 0 ? (blocks[blockAt(blocks, p)]?.number ?? '') : '',
      ...(props.role === 'heading' ? { level: props.level ?? 1 } : {}),
      pieces: piecesOf(runs, model.me),
    })
    runs = []
  }
  return out
}
