import type { ExportRun, ExportStory } from '../docx/model.ts'
import { acceptedFormat, acceptedProps } from './agreement/looks.ts'
import { exportStory, noteParts } from './export.ts'
import type { TextModel } from './model.ts'
import { isVisible } from './views.ts'

/**
 * The story for the DOCX writer with nothing pending in it: everything proposed accepted (`clean`), or left out
 * (`original`). What the file itself claims on rows, cells and looks is decided the same way.
 */
export function settledStory(model: TextModel, view: 'clean' | 'original'): ExportStory {
  const { base } = model.overlay
  const runs: ExportRun[] = []
  const touched = (client: number, clock: number, kind: 'fmt' | 'para') =>
    client !== base?.client || model.overlay.layers.at(client, clock).some((l) => l.kind === kind && !l.claimed)
  const origin = (client: number, clock: number) => (client === base?.client ? { origin: clock - base.clock } : {})
  model.story.paragraphs.forEach((p, i) => {
    for (const run of model.runs(i)) {
      if (!isVisible(run.state, view)) continue
      const looks = touched(run.client, run.clock, 'fmt')
      const format = view === 'clean' ? run.state.format : acceptedFormat(model, run)
      runs.push({
        text: run.text,
        ...noteParts(model, i, run),
        ...origin(run.client, run.clock),
        ...(looks && { format }),
      })
    }
    const mark = model.mark(i)
    if (!isVisible(mark.state, view) && i !== model.last) return
    const props = view === 'clean' ? mark.props : acceptedProps(model, i)
    const { client, clock } = p
    runs.push({
      text: '\n',
      ...noteParts(model, i, { ...p, text: '\n' }),
      ...origin(client, clock),
      ...(touched(client, clock, 'para') && { props }),
    })
  })
  const { id, accepted, rejected } = exportStory(model)
  const known = new Set([...accepted, ...rejected])
  const open = (base?.changes ?? []).map((c) => c.id).filter((n) => !known.has(n))
  return view === 'clean'
    ? { id, runs, accepted: [...accepted, ...open], rejected }
    : { id, runs, accepted, rejected: [...rejected, ...open] }
}
