/** A story as plain paragraphs: with every change accepted, with every change rejected, or with its marks. */
import type { ClaimedChange, ClaimedKind, ImportedStory } from './model.ts'

export type View = 'marked' | 'accepted' | 'rejected'

const GONE: Readonly<Record<'accepted' | 'rejected', ReadonlySet<ClaimedKind>>> = {
  accepted: new Set(['deletion', 'moveFrom', 'rowDeletion', 'cellDeletion']),
  rejected: new Set(['insertion', 'moveTo', 'rowInsertion', 'cellInsertion']),
}

const WHOLE_CELLS: ReadonlySet<ClaimedKind> = new Set(['rowDeletion', 'cellDeletion', 'rowInsertion', 'cellInsertion'])

/** One entry per paragraph, table cells included, in document order. */
export const storyLines = (story: ImportedStory, view: View): string[] =>
  view === 'marked' ? markedLines(story) : decidedLines(story, view)

const decidedLines = (story: ImportedStory, view: 'accepted' | 'rejected'): string[] => {
  const gone = story.changes.filter((c) => GONE[view].has(c.kind))
  const text = cover(story.text.length, gone)
  const cells = cover(
    story.text.length,
    gone.filter((c) => WHOLE_CELLS.has(c.kind)),
  )
  const lines: string[] = []
  let line = ''
  let at = 0
  for (const { end, wall } of story.paragraphs) {
    for (; at < end; at++) if (!text[at]) line += story.text[at]!
    at = end + 1
    if (cells[end]) line = ''
    else if (!text[end]) {
      lines.push(line)
      line = ''
    } else if (wall && line !== '') {
      // Its mark is gone, but there is nothing on the other side of a wall to join.
      lines.push(line)
      line = ''
    }
  }
  return line === '' ? lines : [...lines, line]
}

const cover = (length: number, changes: readonly ClaimedChange[]): Uint8Array => {
  const covered = new Uint8Array(length)
  for (const { from, to } of changes) covered.fill(1, from, to)
  return covered
}

const ADDED: ReadonlySet<ClaimedKind> = new Set(['insertion', 'moveTo', 'rowInsertion', 'cellInsertion'])
const TAKEN: ReadonlySet<ClaimedKind> = new Set(['deletion', 'moveFrom', 'rowDeletion', 'cellDeletion'])

/** CriticMarkup: {++added++}, {--taken away--}; a pilcrow stands for a paragraph mark that comes or goes. */
const markedLines = (story: ImportedStory): string[] => {
  const added = cover(
    story.text.length,
    story.changes.filter((c) => ADDED.has(c.kind)),
  )
  const taken = cover(
    story.text.length,
    story.changes.filter((c) => TAKEN.has(c.kind)),
  )
  const stateAt = (at: number): string => (taken[at] ? (added[at] ? '+-' : '-') : added[at] ? '+' : '')
  let from = 0
  return story.paragraphs.map(({ end }) => {
    let line = ''
    while (from <= end) {
      const state = stateAt(from)
      let to = from + 1
      while (to <= end && stateAt(to) === state) to++
      const piece = story.text.slice(from, to).replace('\n', state === '' ? '' : '¶')
      line += WRAP[state]!(piece)
      from = to
    }
    return line
  })
}

const WRAP: Readonly<Record<string, (text: string) => string>> = {
  '': (text) => text,
  '+': (text) => `{++${text}++}`,
  '-': (text) => `{--${text}--}`,
  '+-': (text) => `{++{--${text}--}++}`,
}
