/** The main text and what stands beside it as one story, one behind the other: so nothing of a contract is looked at apart. */
import type { ApartPlace, ClaimedChange, ImportedStory, ParagraphProps } from '../model.ts'
import type { ApartReading } from './apart.ts'
import type { CommentMark } from './item.ts'
import type { StoryReading } from './story.ts'

export interface Joined {
  readonly story: ImportedStory
  readonly comments: readonly CommentMark[]
}

/** Every story ends in a wall, so text of one never runs into the next. */
export const joinStories = (body: StoryReading, apart: readonly ApartReading[]): Joined => {
  if (apart.length === 0) return { story: body.story, comments: body.comments }
  const places = placesOf(body, apart)
  const texts = [body, ...apart.map((a) => a.reading)].map((reading, n) => shifted(reading, places[n - 1]))
  const all = <K extends 'paragraphs' | 'formats' | 'objects' | 'changes'>(key: K) =>
    texts.flatMap(({ story }) => story[key] as readonly ImportedStory[K][number][]) as unknown as ImportedStory[K]
  return {
    story: {
      ...body.story,
      text: texts.map(({ story }) => story.text).join(''),
      paragraphs: all('paragraphs'),
      formats: all('formats'),
      objects: all('objects'),
      changes: all('changes'),
      apart: places,
    },
    comments: texts.flatMap(({ comments }) => comments),
  }
}

/** Change ids are ordinals within a part: those of the next begin behind all the last can have. */
const placesOf = (body: StoryReading, apart: readonly ApartReading[]): ApartPlace[] => {
  let last = body
  let next = { from: 0, changes: 0, tables: 0 }
  return apart.map(({ part, reading }) => {
    next = {
      from: next.from + last.story.text.length,
      changes: next.changes + Object.values(last.found.tracked).reduce((a, b) => a + b, 0),
      tables: next.tables + last.tally.outerTables,
    }
    last = reading
    return { part, ...next }
  })
}

const NOWHERE = { from: 0, changes: 0, tables: 0 }

const shifted = ({ story, comments }: StoryReading, place: ApartPlace | undefined): Joined => {
  if (place === undefined) return { story, comments }
  const { from } = place
  return {
    story: {
      ...story,
      paragraphs: story.paragraphs.map((p) => ({ ...p, end: p.end + from, props: propsAt(p.props, place) })),
      formats: story.formats.map((f) => ({ ...f, from: f.from + from, to: f.to + from })),
      objects: story.objects.map((o) => ({ ...o, at: o.at + from })),
      changes: story.changes.map((c) => changeAt(c, place)),
    },
    comments: comments.map((c) => ({ ...c, at: c.at + from })),
  }
}

const propsAt = (props: ParagraphProps, { tables } = NOWHERE): ParagraphProps =>
  props.cell === undefined ? props : { ...props, cell: { ...props.cell, table: props.cell.table + tables } }

const changeAt = (change: ClaimedChange, place: ApartPlace): ClaimedChange => ({
  ...change,
  id: change.id + place.changes,
  from: change.from + place.from,
  to: change.to + place.from,
  // The names of moves are a part's own.
  ...(change.move !== undefined && { move: `${change.move} ${place.part}` }),
  ...(change.propsBefore !== undefined && { propsBefore: propsAt(change.propsBefore, place) }),
})
