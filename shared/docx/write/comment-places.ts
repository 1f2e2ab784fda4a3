/** Word takes comments in the text and in notes. On anything else they are put at the end of the text, and say where they belong. */
import type { ExportComment, ExportRun, ExportStory } from '../model.ts'

export interface Placed {
  readonly main: ExportStory
  readonly beside: readonly ExportStory[]
  readonly comments: readonly ExportComment[]
}

/** `names`: what each of the stories beside is called where Word takes no comments in it, else undefined. */
export const placeComments = (
  main: ExportStory,
  beside: readonly ExportStory[],
  names: readonly (string | undefined)[],
  comments: readonly ExportComment[],
): Placed => {
  const homeless = new Map<string, string>()
  const kept = beside.map((story, n) => {
    const name = names[n]
    if (name === undefined) return story
    for (const key of story.runs.flatMap((r) => [...(r.opens ?? []), ...(r.closes ?? [])])) homeless.set(key, name)
    return { ...story, runs: story.runs.map(withoutAnchors) }
  })
  if (homeless.size === 0) return { main, beside, comments }
  const said = (c: ExportComment): string => {
    const name = homeless.get(c.key)
    return name === undefined ? c.text : `On the ${name}: ${c.text}`
  }
  return {
    main: { ...main, runs: anchored(main.runs, [...homeless.keys()]) },
    beside: kept,
    comments: comments.map((c) => ({ ...c, text: said(c) })),
  }
}

const withoutAnchors = ({ opens: _, closes: __, ...run }: ExportRun): ExportRun => run

const anchored = (runs: readonly ExportRun[], keys: readonly string[]): ExportRun[] => {
  // Around words: a mark alone carries no comment.
  const last = runs.findLastIndex((r) => r.text !== '\n')
  return runs.map((run, n) =>
    n === last ? { ...run, opens: [...(run.opens ?? []), ...keys], closes: [...(run.closes ?? []), ...keys] } : run,
  )
}
