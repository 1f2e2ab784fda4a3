import type { IdRange } from './ids.ts'
import { IntervalMap } from './interval-map.ts'
import type { TextModel } from './model.ts'
import type { Layer } from './overlay.ts'
import type { TextRecord } from './records.ts'
import type { Run } from './state.ts'
import { stateAt } from './state.ts'

type Moving = TextRecord & { readonly t: 'del'; readonly movedTo: readonly IdRange[] }

/** The moves made here of which nothing is decided yet. Those of the file keep its marks and are not among them. */
export class OpenMoves {
  readonly #open = new Set<string>()
  readonly #targets = new IntervalMap<string>()

  constructor(model: TextModel) {
    for (const [key, record] of model.overlay.standing()) {
      if (!isMove(record) || !isOpen(model, key, record)) continue
      this.#open.add(key)
      for (const [client, clock, length] of record.movedTo) this.#targets.add(client, clock, clock + length, key)
    }
  }

  /** The move by which words went from here. */
  from(layer: Layer | undefined): string | undefined {
    return layer && this.#open.has(layer.id) ? layer.id : undefined
  }

  /** The move by which the character came here. */
  to(client: number, clock: number): string | undefined {
    return this.#targets.at(client, clock)[0]
  }

  /** `from <key>` or `to <key>` of text that is one half of a move, the place it came to first. */
  half({ client, clock, state }: Pick<Run, 'client' | 'clock' | 'state'>): string | undefined {
    const to = this.to(client, clock)
    if (to !== undefined) return `to ${to}`
    const from = this.from(state.del.find(isOfText))
    return from === undefined ? undefined : `from ${from}`
  }

  /** A run cut where moved words end and others of the same hand begin. */
  cut<T extends Pick<Run, 'client' | 'clock' | 'at' | 'text'>>(run: T): T[] {
    const { client, clock, text } = run
    const ends = this.#targets
      .overlapping(client, clock, clock + text.length)
      .flatMap(({ from, to }) => [from - clock, to - clock])
      .filter((n) => n > 0 && n < text.length)
    if (ends.length === 0) return [run]
    const cuts = [...new Set([0, ...ends, text.length])]
    return cuts
      .slice(0, -1)
      .map((n, i) => ({ ...run, clock: clock + n, at: run.at + n, text: text.slice(n, cuts[i + 1]) }))
  }
}

const isMove = (record: TextRecord): record is Moving => record.t === 'del' && record.movedTo !== undefined

/** Whether all that is left of both halves still waits, the words that went under this move before any other change. */
function isOpen(model: TextModel, key: string, { ranges, movedTo }: Moving): boolean {
  const every = (all: readonly IdRange[], waits: (ins: readonly Layer[], del: readonly Layer[]) => boolean): boolean =>
    all.every(([client, clock, length]) => {
      for (let n = clock; n < clock + length; n++) {
        const { gone, ins, del } = stateAt(model.overlay, model.rules, client, n)
        if (!gone && !waits(ins, del)) return false
      }
      return true
    })
  return (
    every(ranges, (_, del) => del.find(isOfText)?.id === key) && every(movedTo, (ins) => ins.some((l) => !l.claimed))
  )
}

/** Layers of rows and cells are written on the row itself, not on its runs: those of text win. */
export const isOfText = ({ claimed }: Layer): boolean => !claimed || !/^(row|cell)/.test(claimed.kind)
