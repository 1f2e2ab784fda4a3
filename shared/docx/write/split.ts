/** A story that was joined of several parts, taken apart again: each with its own offsets, ids and tables. */
import type { ApartPlace, Attribution, ClaimedChange, ExportRun, ExportStory, ParagraphProps } from '../model.ts'

type Body = Pick<ApartPlace, 'from' | 'changes' | 'tables'>

const BODY: Body = { from: 0, changes: 0, tables: 0 }

/** The main text, and each of `places` in their order. */
export const splitStory = (story: ExportStory, places: readonly ApartPlace[]): ExportStory[] => {
  const all = [BODY, ...places]
  const runs = runsOf(story.runs, all)
  return all.map((place, n) => {
    const end = all[n + 1]?.changes ?? Number.POSITIVE_INFINITY
    const own = (ids: readonly number[]) =>
      ids.filter((id) => place.changes <= id && id < end).map((id) => id - place.changes)
    return { id: story.id, runs: runs[n]!, accepted: own(story.accepted), rejected: own(story.rejected) }
  })
}

/** What was typed stands in the story of the imported text that follows it: each ends in a mark that cannot go. */
const runsOf = (runs: readonly ExportRun[], places: readonly Body[]): ExportRun[][] => {
  const out: ExportRun[][] = places.map(() => [])
  const put = (runs: readonly ExportRun[], n: number): void => {
    for (const run of runs) out[n]!.push(within(run, places[n]!))
  }
  let typed: ExportRun[] = []
  let at = 0
  for (const run of runs) {
    typed.push(run)
    if (run.origin === undefined) continue
    while (places[at + 1] !== undefined && places[at + 1]!.from <= run.origin) at++
    put(typed, at)
    typed = []
  }
  put(typed, at)
  return out
}

const within = (run: ExportRun, place: Body): ExportRun => {
  if (place === BODY) return run
  return {
    ...claiming(run, (id) => id - place.changes),
    ...(run.origin !== undefined && { origin: run.origin - place.from }),
    ...(run.props !== undefined && { props: propsWithin(run.props, place) }),
  }
}

const claiming = (run: ExportRun, idOf: (id: number) => number): ExportRun => {
  const by = ({ claimed, ...rest }: Attribution): Attribution =>
    claimed === undefined ? rest : { ...rest, claimed: idOf(claimed) }
  return {
    ...run,
    ...(run.inserted !== undefined && { inserted: by(run.inserted) }),
    ...(run.deleted !== undefined && { deleted: by(run.deleted) }),
    ...(run.formatBy !== undefined && { formatBy: by(run.formatBy) }),
    ...(run.propsBy !== undefined && { propsBy: by(run.propsBy) }),
  }
}

/** The same story under the change ids of another reading of its text: what was written into text boxes shifts them. */
export const renumbered = (
  story: ExportStory,
  before: readonly ClaimedChange[],
  after: readonly ClaimedChange[],
): ExportStory => {
  const ids = new Map(before.map((c, n) => [c.id, after[n]!.id]))
  const idOf = (id: number): number => ids.get(id) ?? id
  return {
    ...story,
    runs: story.runs.map((run) => claiming(run, idOf)),
    accepted: story.accepted.map(idOf),
    rejected: story.rejected.map(idOf),
  }
}

const propsWithin = (props: ParagraphProps, { tables }: Body): ParagraphProps =>
  props.cell === undefined ? props : { ...props, cell: { ...props.cell, table: props.cell.table - tables } }
