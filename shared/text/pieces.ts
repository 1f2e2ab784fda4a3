import type { CharFormat, Picture } from '../docx/model.ts'
import type { Layer } from './overlay.ts'
import type { Author } from './records.ts'
import { sameSide } from './rulings.ts'
import type { Run } from './state.ts'

export type Side = 'us' | 'them'

/** A stretch of a redline as a page shows it, whatever page that is. */
export interface Piece {
  readonly text: string
  readonly ins?: Side
  readonly del?: Side
  /** Who, for the tooltip and the screen reader. */
  readonly who?: string
  /** No mark accounts for it. */
  readonly untracked?: true
  readonly format?: CharFormat
  /** What the text names, where whoever shows it can draw it. */
  readonly picture?: Picture
}

/** "us": what our side proposed, and what the file claims under our own name. */
export const sideOfLayer = (layer: Layer, me: Author): Side =>
  (layer.claimed ? layer.author.name === me.name : sameSide(layer.author, me)) ? 'us' : 'them'

export const whoDid = (layer: Layer): string => {
  const name = layer.author.name || (layer.via?.tracked === false ? 'not marked' : 'unnamed author')
  if (layer.claimed) return `${name}, claimed in the file`
  return [name, layer.author.party].filter(Boolean).join(', ')
}

/** Visible runs as pieces, neighbours that look alike joined. `pictureOf`: for pages that can draw pictures. */
export function piecesOf(runs: readonly Run[], me: Author, pictureOf?: (run: Run) => Picture | undefined): Piece[] {
  const out: Piece[] = []
  for (const run of runs) {
    const { text, state } = run
    const ins = state.ins[0]
    const del = state.del.at(-1)
    const layer = del ?? ins
    const picture = state.object === undefined ? undefined : pictureOf?.(run)
    const piece: Piece = {
      text: text.replace(/\uFFFC/g, state.object ? `[${state.object}]` : '▫'),
      ...(ins ? { ins: sideOfLayer(ins, me) } : {}),
      ...(del ? { del: sideOfLayer(del, me) } : {}),
      ...(layer ? { who: whoDid(layer) } : {}),
      ...(layer?.via?.tracked === false ? { untracked: true as const } : {}),
      ...(Object.keys(state.format).length > 0 ? { format: state.format } : {}),
      ...(picture ? { picture } : {}),
    }
    const last = out.at(-1)
    if (last && !picture && look(last) === look(piece)) out[out.length - 1] = { ...last, text: last.text + piece.text }
    else out.push(piece)
  }
  return out
}

const look = ({ text: _, ...rest }: Piece): string => JSON.stringify(rest)
