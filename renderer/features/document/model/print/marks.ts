/** Who proposes what in a line: its pieces, what the margin says, and who has to be in the legend. */
import { type IsDraft, isDraftRecord } from '../../../../../shared/text/draft/plane.ts'
import type { TextLine } from '../../../../../shared/text/lines.ts'
import type { TextModel } from '../../../../../shared/text/model.ts'
import type { Layer } from '../../../../../shared/text/overlay.ts'
import { sideOfLayer, whoDid } from '../../../../../shared/text/pieces.ts'
import type { Run } from '../../../../../shared/text/state.ts'
import type { MoveNotes } from './move-notes.ts'
import { cut, formatIn, joined } from './pieces.ts'
import type { Margin, PictureOf, PrintBlock, PrintPiece, Seen } from './sheet.ts'

export interface Marks {
  of(line: TextLine, moves: MoveNotes): Pick<PrintBlock, 'pieces' | 'margin' | 'mark'>
  /** Over all lines asked for so far. */
  seen(): Omit<Seen, 'moved' | 'agreed'>
}

export function marksOf(model: TextModel, isDraft: IsDraft, pictureOf: PictureOf): Marks {
  const { me } = model
  const people = { us: new Set<string>(), them: new Set<string>() }
  const seen = { draft: false, format: false, untracked: false, conflict: false }
  const isOurDraft = (layer: Layer, client: number): boolean =>
    !layer.claimed && (layer.id === 'i' ? isDraft(client) : isDraftRecord(layer.id, isDraft))

  const look = ({ state, client, clock, text }: Run, moves: MoveNotes): Omit<PrintPiece, 'text'> => {
    const ins = state.ins[0]
    const del = state.del.at(-1)
    const layer = del ?? ins
    if (!layer) return formatIn(state.format)
    const moved = [ins, del].some((one) => one && moves.isHalf(one, [client, clock, text.length]))
    const untracked = layer.via?.tracked === false
    const conflict = state.conflict?.includes(layer) ?? false
    if (untracked) seen.untracked = true
    if (conflict) seen.conflict = true
    return {
      ...formatIn(state.format),
      ...(ins && { ins: sideOfLayer(ins, me) }),
      ...(del && { del: sideOfLayer(del, me) }),
      ...(moved && { moved: true as const }),
      ...(untracked && { untracked: true as const }),
      ...(conflict && { conflict: true as const }),
    }
  }

  return {
    seen: () => ({ ...people, ...seen }),
    of(line, moves) {
      const margin = new MarginWriter()
      const take = (layers: readonly Layer[], client: number, format: boolean) => {
        for (const layer of layers) {
          const side = sideOfLayer(layer, me)
          const draft = side === 'us' && isOurDraft(layer, client)
          people[side].add(whoDid(layer))
          if (draft) seen.draft = true
          if (format) seen.format = true
          margin.take(side, draft, layer.via?.tracked === false, format)
        }
      }
      const pieces = joined(
        line.runs.flatMap((run) => {
          take(run.state.ins, run.client, false)
          take(run.state.del, run.client, false)
          take(run.state.fmt, run.client, true)
          return [...cut(run.text, look(run, moves), run.state.object, pictureOf(run))]
        }),
      )
      const { state, pending } = model.mark(line.last)
      const { client } = model.story.paragraphs[line.last]!
      take(state.ins, client, false)
      take(state.del, client, false)
      take(pending, client, true)
      const del = state.del.at(-1)
      const own = del ?? state.ins[0]
      const said = margin.done()
      return {
        pieces,
        ...(said && { margin: said }),
        ...(own && { mark: { op: del ? ('del' as const) : ('ins' as const), side: sideOfLayer(own, me) } }),
      }
    },
  }
}

class MarginWriter {
  #us: 'published' | 'draft' | undefined
  #them = false
  #untracked = false
  #text = false

  take(side: 'us' | 'them', draft: boolean, untracked: boolean, format: boolean): void {
    if (side === 'them') this.#them = true
    else if (this.#us !== 'draft') this.#us = draft ? 'draft' : 'published'
    if (untracked) this.#untracked = true
    if (!format) this.#text = true
  }

  done(): Margin | undefined {
    if (!this.#us && !this.#them) return undefined
    return {
      ...(this.#us && { us: this.#us }),
      ...(this.#them && { them: true }),
      ...(this.#untracked && { untracked: true }),
      ...(!this.#text && { format: true }),
    }
  }
}
