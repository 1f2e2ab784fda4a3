/** Which paragraphs the export has, in order, and where in the file each one goes. */
import type { ExportRun } from '../model.ts'
import { type Block, endsInParagraph } from '../read/block.ts'

/** A paragraph to be written: its runs and the mark that ends it. */
export interface OutParagraph {
  readonly runs: ExportRun[]
  /** The mark as exported; absent where a wall forces a paragraph the export did not ask for. */
  readonly mark: ExportRun | undefined
  /** Ordinal of the imported paragraph whose mark ends it, when it is one of the file's. */
  readonly host?: number
}

export interface Plan {
  readonly paragraphs: readonly OutParagraph[]
  /** Imported paragraphs that no longer exist. */
  readonly dropped: ReadonlySet<number>
}

export interface PlanInput {
  readonly runs: readonly ExportRun[]
  readonly blocks: readonly Block[]
  /** Offsets of the imported marks. */
  readonly ends: readonly number[]
  /** Paragraphs inside rows and cells that go as a whole. */
  readonly removed: ReadonlySet<number>
  /** The mark cannot go: the text before it has nowhere to join. */
  isWall(ordinal: number): boolean
}

export const planParagraphs = (input: PlanInput): Plan => {
  const { blocks, ends, removed } = input
  const paragraphs: OutParagraph[] = []
  const dropped = new Set<number>(removed)
  let runs: ExportRun[] = []
  let next = 0
  const finish = (mark: ExportRun | undefined, host?: number): void => {
    paragraphs.push({ runs, mark, ...(host !== undefined && { host }) })
    runs = []
  }
  /** Marks before `offset` that the export left out: joined where possible, kept where a wall stands. */
  const passMarks = (offset: number): void => {
    for (; next < ends.length && ends[next]! < offset; next++) {
      if (removed.has(next)) continue
      const keeps = input.isWall(next) && (runs.length > 0 || mustStay(blocks[next]!))
      if (keeps) finish(undefined, next)
      else dropped.add(next)
    }
  }
  for (const run of ordered(input.runs)) {
    if (run.origin !== undefined) passMarks(run.origin)
    if (run.text !== '\n') runs.push(run)
    else if (run.origin !== undefined && run.origin === ends[next]) {
      finish(run, next++)
    } else finish(run)
  }
  passMarks(Number.POSITIVE_INFINITY)
  if (runs.length > 0) finish(undefined)
  return { paragraphs, dropped }
}

/** Imported text keeps its order; a run out of order is taken as newly typed. Empty runs say nothing. */
const ordered = (runs: readonly ExportRun[]): ExportRun[] => {
  let reached = 0
  const out: ExportRun[] = []
  for (const run of runs.flatMap(splitAtMarks)) {
    if (run.text === '') continue
    if (run.origin === undefined || run.origin >= reached) {
      out.push(run)
      if (run.origin !== undefined) reached = run.origin + run.text.length
    } else {
      const { origin: _, ...typed } = run
      out.push(typed)
    }
  }
  return out
}

const splitAtMarks = (run: ExportRun): ExportRun[] => {
  if (!run.text.includes('\n') || run.text === '\n') return [run]
  let at = run.origin
  return run.text.split(/(\n)/).map((text) => {
    const piece = { ...run, text, ...(at !== undefined && { origin: at }) }
    if (at !== undefined) at += text.length
    return piece
  })
}

/** Even empty it must stay, or the file is invalid: a cell or a note ends in a paragraph, and no container may be left empty. */
const mustStay = (block: Block): boolean => {
  const siblings = block.parent?.children ?? []
  const last = siblings.at(-1) === block
  const endsRoom = last && block.parent !== undefined && endsInParagraph(block.parent)
  return endsRoom || siblings.filter((s) => s.paragraph !== undefined).length === 1
}
