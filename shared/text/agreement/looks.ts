import type { CharFormat, ParagraphProps } from '../../docx/model.ts'
import { formatDiff } from '../formats.ts'
import type { TextModel } from '../model.ts'
import type { Layer } from '../overlay.ts'
import { applyFormat, markAt, type Run, stateAt, withProps } from '../state.ts'

/** A stretch's look without what is only proposed: what the file claims to have replaced stands again. */
export function acceptedFormat(model: TextModel, { client, clock, state }: Run): CharFormat {
  if (state.fmt.length === 0) return state.format
  const { format } = stateAt(model.overlay, { ...model.rules, ignore: among(state.fmt) }, client, clock)
  const before = state.fmt.find((l) => l.formatBefore)?.formatBefore
  if (!before) return format
  const written = model.overlay.baseFormats.at(client, clock)[0] ?? {}
  return applyFormat(before, formatDiff(written, format))
}

/** A paragraph's properties without what is only proposed. */
export function acceptedProps(model: TextModel, paragraph: number): ParagraphProps {
  const { props, pending } = model.mark(paragraph)
  if (pending.length === 0) return props
  const { client, clock } = model.story.paragraphs[paragraph]!
  const before = pending.find((l) => l.propsBefore)?.propsBefore
  const bare = markAt(model.overlay, { ...model.rules, ignore: among(pending) }, client, clock).props
  const decided = props.apart === undefined ? bare : { ...bare, apart: props.apart }
  if (!before) return decided
  const written = model.overlay.baseProps.get(`${client}.${clock}`) ?? decided
  const changed = Object.fromEntries(
    Object.entries(decided).filter(
      ([k, v]) => JSON.stringify(written[k as keyof ParagraphProps]) !== JSON.stringify(v),
    ),
  )
  return withProps(before, changed)
}

const among = (layers: readonly Layer[]) => {
  const ids = new Set(layers.map((l) => l.id))
  return (layer: Layer) => ids.has(layer.id)
}
