import type { Attribution, ExportRun, ExportStory } from '../docx/model.ts'
import { CommentSpans } from './export-comments.ts'
import type { TextModel } from './model.ts'
import { isOfText, OpenMoves } from './open-moves.ts'
import type { Layer } from './overlay.ts'
import type { Author } from './records.ts'
import { nameInFiles, standingOf } from './rulings.ts'
import type { CharState } from './state.ts'

const attribution = (layer: Layer, me: Author): Attribution => ({
  author: layer.claimed ? layer.author.name : nameInFiles(layer.author, me),
  date: layer.claimed ? layer.claimed.date : Number.isNaN(layer.at) ? '' : isoSeconds(layer.at),
  ...(layer.claimed ? { claimed: layer.claimed.id } : {}),
})

/** Word writes whole seconds and reads no more. */
const isoSeconds = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`

interface Char {
  readonly client: number
  readonly clock: number
  readonly state: CharState
}

function marks({ client, clock, state }: Char, me: Author, moves: OpenMoves): Pick<ExportRun, 'inserted' | 'deleted'> {
  const said = (layer: Layer | undefined, move: string | undefined): Attribution | undefined =>
    layer && { ...attribution(layer, me), ...(move === undefined ? {} : { move }) }
  const [ins, del] = [state.ins.find(isOfText), state.del.find(isOfText)]
  const inserted = said(ins, moves.to(client, clock))
  const deleted = said(del, moves.from(del))
  return { ...(inserted && { inserted }), ...(deleted && { deleted }) }
}

/** What a stretch has to do with notes that came since the import. */
export const noteParts = (
  model: TextModel,
  paragraph: number,
  { client, clock, text }: { readonly client: number; readonly clock: number; readonly text: string },
): Pick<ExportRun, 'note' | 'within'> => {
  // A record may call anything of its writer's a mark; only what stands for an object is written as one.
  const mark = text === '\uFFFC' ? model.overlay.notes.ofMark(client, clock) : undefined
  const room = model.noteOf(paragraph)
  return {
    ...(mark ? { note: { key: mark.key, kind: mark.kind } } : {}),
    ...(room ? { within: { key: room.key, kind: room.kind } } : {}),
  }
}

/** The story as the DOCX writer takes it. Characters that are gone are left out. */
export function exportStory(model: TextModel): ExportStory {
  const { me } = model
  const base = model.overlay.base
  const runs: ExportRun[] = []
  const spans = new CommentSpans(model)
  const moves = new OpenMoves(model)
  model.story.paragraphs.forEach((p, i) => {
    for (const run of model.runs(i).flatMap((r) => moves.cut(r))) {
      if (run.state.gone) {
        spans.passGone(run, runs.length)
        continue
      }
      const imported = base && run.client === base.client
      const changed = !imported || formatTouched(model, run.client, run.clock)
      const by = run.state.fmt.at(-1)
      spans.pass(run, runs.length)
      runs.push({
        text: run.text,
        ...noteParts(model, i, run),
        ...(imported ? { origin: run.clock - base.clock } : {}),
        ...marks(run, me, moves),
        ...(changed ? { format: run.state.format } : {}),
        ...(changed && by && !by.claimed ? { formatBy: attribution(by, me) } : {}),
      })
    }
    const { state, props, pending } = model.mark(i)
    if (state.gone) {
      spans.passGone({ ...p, text: '\n' }, runs.length)
      return
    }
    spans.pass({ ...p, text: '\n', state }, runs.length)
    const imported = base && p.client === base.client
    const own = pending.filter((l) => !l.claimed)
    const changed = !imported || model.overlay.layers.at(p.client, p.clock).some((l) => l.kind === 'para' && !l.claimed)
    runs.push({
      text: '\n',
      ...noteParts(model, i, { ...p, text: '\n' }),
      ...(imported ? { origin: p.clock - base.clock } : {}),
      ...marks({ ...p, state }, me, moves),
      ...(changed ? { props } : {}),
      ...(own.length > 0 ? { propsBy: attribution(own.at(-1)!, me) } : {}),
    })
  })
  return { id: model.storyId, runs: spans.anchored(runs), ...decidedClaims(model), comments: spans.comments }
}

const formatTouched = (model: TextModel, client: number, clock: number): boolean =>
  model.overlay.layers.at(client, clock).some((l) => l.kind === 'fmt' && !l.claimed)

/** Claimed rows, cells, formats and properties have no text of their own in `runs`: their verdicts go by id. */
function decidedClaims(model: TextModel): Pick<ExportStory, 'accepted' | 'rejected'> {
  const accepted: number[] = []
  const rejected: number[] = []
  const base = model.overlay.base
  for (const change of base?.changes ?? []) {
    const rulings = model.overlay.rulings.at(base!.client, base!.clock + change.from)
    const verdict = standingOf(`c${change.id}`, { name: change.author, party: '' }, rulings)
    if (verdict === 'accept' || verdict === 'reject') (verdict === 'accept' ? accepted : rejected).push(change.id)
  }
  return { accepted, rejected }
}
