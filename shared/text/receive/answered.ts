import type { Part } from '../../compare/index.ts'
import { piecesOf, type ReturnedSide, type SentRun, type SentSide } from './sides.ts'

/** Stretches of what was sent that come and go as one: all under the same proposals. */
interface Stretch {
  readonly at: number
  readonly text: string
  readonly run: SentRun
  readonly pending: boolean
}

/** More ways than this to read a file and none of them is to be believed. */
const MOST_WAYS = 16

/**
 * What was sent as it came back, if nothing but whole proposals of ours is missing from it: no word was edited, some
 * changes were settled. Undefined where that does not account for every letter, or in more ways than one.
 */
export function answeredOnly(sent: SentSide, returned: ReturnedSide): Part[] | undefined {
  const linear = (paragraphs: SentSide['paragraphs']): string => paragraphs.map(({ text }) => `${text}\n`).join('')
  const stretches = stretchesOf(sent, linear(sent.paragraphs))
  const back = linear(returned.paragraphs)
  const fits = ({ text, run }: Stretch, at: number): boolean =>
    back.startsWith(text, at) && (run.state.ins.length > 0 || !isMarkedNew(returned, at, at + text.length))
  const steps = stepsOver(stretches, fits)
  const ways = steps && waysThrough(stretches, steps, back.length)
  if (!ways) return undefined
  const whole = ways.filter((gone) => movesWhole(stretches, gone))
  const [gone, another] = whole.length > 0 ? whole : ways
  return gone && !another ? partsOf(stretches, gone) : undefined
}

function stretchesOf({ runs }: SentSide, text: string): Stretch[] {
  const out: Stretch[] = []
  for (const run of runs) {
    const last = out.at(-1)
    const piece = text.slice(run.at, run.at + run.length)
    if (last && last.run.move === run.move && sameLayers(last.run, run))
      out[out.length - 1] = { ...last, text: last.text + piece }
    else out.push({ at: run.at, text: piece, run, pending: run.state.ins.length + run.state.del.length > 0 })
  }
  return out
}

const sameLayers = (a: SentRun, b: SentRun): boolean =>
  (['ins', 'del'] as const).every(
    (kind) =>
      a.state[kind].length === b.state[kind].length && a.state[kind].every((layer, n) => layer === b.state[kind][n]),
  )

const isMarkedNew = ({ runs }: ReturnedSide, from: number, to: number): boolean =>
  [...piecesOf(runs, from, to)].some(({ run }) => run.ins !== undefined)

/** For each stretch, and behind the last: how far the returned text can be read by then, and how it got there. */
type Steps = readonly ReadonlyMap<number, { readonly stays: boolean; readonly goes: boolean }>[]

function stepsOver(stretches: readonly Stretch[], fits: (stretch: Stretch, at: number) => boolean): Steps | undefined {
  const steps = [new Map([[0, { stays: false, goes: false }]])]
  for (const stretch of stretches) {
    const next = new Map<number, { stays: boolean; goes: boolean }>()
    const come = (at: number, how: 'stays' | 'goes') =>
      next.set(at, { ...(next.get(at) ?? { stays: false, goes: false }), [how]: true })
    for (const at of steps.at(-1)!.keys()) {
      if (fits(stretch, at)) come(at + stretch.text.length, 'stays')
      if (stretch.pending) come(at, 'goes')
    }
    if (next.size === 0 || next.size > MOST_WAYS) return undefined
    steps.push(next)
  }
  return steps
}

/** Every way to read the whole of it, by the stretches that are gone. */
function waysThrough(stretches: readonly Stretch[], steps: Steps, end: number): ReadonlySet<number>[] | undefined {
  if (!steps.at(-1)!.has(end)) return []
  let ways: { readonly at: number; readonly gone: ReadonlySet<number> }[] = [{ at: end, gone: new Set() }]
  for (let n = stretches.length - 1; n >= 0; n--) {
    ways = ways.flatMap(({ at, gone }) => {
      const { stays, goes } = steps[n + 1]!.get(at)!
      return [
        ...(stays ? [{ at: at - stretches[n]!.text.length, gone }] : []),
        ...(goes ? [{ at, gone: new Set(gone).add(n) }] : []),
      ]
    })
    if (ways.length > MOST_WAYS) return undefined
  }
  return ways.map(({ gone }) => gone)
}

/** Whether no move is gone from both its places, or from a part of one. */
function movesWhole(stretches: readonly Stretch[], gone: ReadonlySet<number>): boolean {
  const left = new Map<string, Set<boolean>>()
  for (const [n, { run }] of stretches.entries())
    if (run.move) left.set(run.move, (left.get(run.move) ?? new Set()).add(gone.has(n)))
  return [...left].every(([half, is]) => {
    const other = left.get(half.startsWith('from ') ? half.replace('from', 'to') : half.replace('to', 'from'))
    return is.size === 1 && !(is.has(true) && other?.has(true))
  })
}

function partsOf(stretches: readonly Stretch[], gone: ReadonlySet<number>): Part[] {
  let nowAt = 0
  return stretches.map(({ at, text }, n) => {
    const part = { op: gone.has(n) ? ('del' as const) : ('same' as const), text, oldAt: at, nowAt }
    if (part.op === 'same') nowAt += text.length
    return part
  })
}
