/** Which of our moves Word can say: both halves in one place each, with nothing between that stays. */
import type { Attribution, ExportRun, ParagraphProps } from '../model.ts'
import type { Block } from '../read/block.ts'
import type { MoveHalf, MoveSide } from './moves.ts'
import type { OutParagraph } from './plan.ts'

export interface MoveGround {
  readonly paragraphs: readonly OutParagraph[]
  readonly blocks: readonly Block[]
  props(ordinal: number): ParagraphProps
  /** Claimed changes that are halves of moves of the file's own. */
  readonly foreign: ReadonlySet<number>
}

/** Names for moves that no move of the file has. */
export class MoveNames {
  readonly #used: Set<string>
  #next = 1

  /** @param sources texts of all parts that have moves of their own */
  constructor(sources: Iterable<string> = []) {
    this.#used = new Set([...sources].flatMap((s) => [...s.matchAll(/:name="(move\d+)"/g)].map((m) => m[1]!)))
  }

  next(): string {
    while (this.#used.has(`move${this.#next}`)) this.#next++
    return `move${this.#next++}`
  }
}

/** Where a run or mark stands among all that is written. */
interface Spot {
  /** Absent for a paragraph that is there only because its place must not be empty. */
  readonly run: ExportRun | undefined
  readonly paragraph: number
}

interface Extent {
  readonly key: string
  readonly side: MoveSide
  readonly by: Attribution
  readonly first: number
  last: number
}

/**
 * The halves of all moves that can be written as such. One whose words stand in several places, were moved on, or went
 * to or from a note or a table cell, or left something standing between them, is none: Word would show what nobody did.
 */
export const sayableMoves = (ground: MoveGround, names: MoveNames): MoveHalf[] => {
  const has = (run: ExportRun | undefined) => run?.inserted?.move !== undefined || run?.deleted?.move !== undefined
  if (!ground.paragraphs.some(({ runs, mark }) => runs.some(has) || has(mark))) return []
  const spots = ground.paragraphs.flatMap(({ runs, mark }, paragraph) =>
    [...runs, mark].map((run): Spot => ({ run, paragraph })),
  )
  const rooms = roomsOf(ground)
  const taken = new Uint8Array(spots.length)
  const halves: MoveHalf[] = []
  for (const pair of pairsOf(spots)) {
    const [a, b] = pair.map((extent) => roomOf(extent, spots, rooms, ground))
    const isFree = pair.every(({ first, last }) => taken.subarray(first, last + 1).every((n) => n === 0))
    if (!isFree || a === undefined || a !== b || !pair.every((extent) => isWhole(extent, spots, ground.foreign)))
      continue
    const name = names.next()
    for (const { key, side, by, first, last } of pair) {
      taken.fill(1, first, last + 1)
      halves.push({ key, side, name, by, first: spots[first]!.run!, last: spots[last]!.run! })
    }
  }
  return halves
}

/** Both halves of each move that has both, in the order in which they begin. */
const pairsOf = (spots: readonly Spot[]): Extent[][] => {
  const found = new Map<string, Map<MoveSide, Extent>>()
  const note = (side: MoveSide, by: Attribution | undefined, at: number): void => {
    if (by?.move === undefined) return
    const pair = found.get(by.move) ?? new Map<MoveSide, Extent>()
    found.set(by.move, pair)
    const known = pair.get(side)
    if (known === undefined) pair.set(side, { key: by.move, side, by, first: at, last: at })
    else known.last = at
  }
  for (const [at, { run }] of spots.entries()) {
    note('from', run?.deleted, at)
    note('to', run?.inserted, at)
  }
  return [...found.values()].filter((pair) => pair.size === 2).map((pair) => [...pair.values()])
}

/** Whether all between its ends goes, or comes, with it: what stays there would seem to have moved as well. */
const isWhole = ({ side, first, last }: Extent, spots: readonly Spot[], foreign: ReadonlySet<number>): boolean =>
  spots.slice(first, last + 1).every(({ run }) => {
    const isForeign = [run?.inserted, run?.deleted].some((by) => by?.claimed !== undefined && foreign.has(by.claimed))
    return !isForeign && (side === 'from' ? run?.deleted : run?.inserted) !== undefined
  })

/** Names the text in which a half stands: the main one or a note, say. Undefined in a table, and where it stands in several. */
const roomOf = (
  { first, last }: Extent,
  spots: readonly Spot[],
  rooms: readonly (string | undefined)[],
  { paragraphs, blocks }: MoveGround,
): string | undefined => {
  const [from, to] = [spots[first]!.paragraph, spots[last]!.paragraph]
  const own = new Set(rooms.slice(from, to + 1))
  const parents = new Set(
    paragraphs.slice(from, to + 1).flatMap(({ host }) => (host === undefined ? [] : [blocks[host]!.parent])),
  )
  return own.size === 1 && parents.size <= 1 ? rooms[from] : undefined
}

/**
 * What was typed beside the main text stands where the file's next mark does. In cells no move is said: LibreOffice puts
 * a letter of its own into the next empty cell, and would send it back.
 */
const roomsOf = ({ paragraphs, props }: MoveGround): (string | undefined)[] => {
  let apart: string | undefined
  return paragraphs
    .toReversed()
    .map(({ host, mark }) => {
      const own = host === undefined ? undefined : props(host)
      if (own !== undefined) apart = own.apart
      return (own ?? mark?.props)?.cell === undefined ? (apart ?? '') : undefined
    })
    .reverse()
}
