/** A story exactly as it was imported, in the writer's terms: what nobody touched goes back as it came. */
import type { Attribution, ClaimedKind, ExportRun, ExportStory, ImportedStory } from './model.ts'

const INSERTING: ReadonlySet<ClaimedKind> = new Set(['insertion', 'moveTo'])
const DELETING: ReadonlySet<ClaimedKind> = new Set(['deletion', 'moveFrom'])

export const asImported = (story: ImportedStory): ExportStory => ({
  id: story.id,
  runs: importedRuns(story),
  accepted: [],
  rejected: [],
})

const importedRuns = (story: ImportedStory): ExportRun[] => {
  const claims = story.changes.filter((c) => c.from < c.to && (INSERTING.has(c.kind) || DELETING.has(c.kind)))
  const cuts = new Set<number>([0, story.text.length])
  for (const { end } of story.paragraphs) cuts.add(end).add(end + 1)
  for (const { from, to } of claims) cuts.add(from).add(to)
  const sorted = [...cuts].sort((a, b) => a - b)
  const waiting = claims.toSorted((a, b) => a.from - b.from)
  let open: typeof claims = []
  return sorted.slice(0, -1).map((from, n) => {
    const to = sorted[n + 1]!
    while (waiting[0] !== undefined && waiting[0].from <= from) open.push(waiting.shift()!)
    open = open.filter((c) => c.to > from)
    const by = (kinds: ReadonlySet<ClaimedKind>): Attribution | undefined => {
      const claim = open.findLast((c) => kinds.has(c.kind))
      return claim === undefined ? undefined : { author: claim.author, date: claim.date, claimed: claim.id }
    }
    const inserted = by(INSERTING)
    const deleted = by(DELETING)
    return {
      text: story.text.slice(from, to),
      origin: from,
      ...(inserted !== undefined && { inserted }),
      ...(deleted !== undefined && { deleted }),
    }
  })
}
