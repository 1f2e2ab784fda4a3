import type { ParagraphProps } from '../docx/model.ts'
import { isFixedMark, isOwnPending, type TextRange, withdrawal } from './edit.ts'
import { formatDiff } from './formats.ts'
import { type IdRange, joinRanges } from './ids.ts'
import type { Edit, TextModel } from './model.ts'
import type { FormatSet, PropsSet } from './records.ts'
import type { Place } from './story.ts'
import { isVisible } from './views.ts'

/** What a move takes with it: the text as it would read with every proposal accepted, and how it looks. */
interface Load {
  text: string
  readonly props: ParagraphProps[]
  readonly formats: { readonly at: number; readonly length: number; readonly set: FormatSet }[]
  /** Agreed text and others' proposals, to be struck where they stand. */
  readonly strike: IdRange[]
  /** Own pending text: it goes along, so it is taken back here. */
  readonly withdraw: IdRange[]
}

const NOTHING: Edit = { records: [], typed: [] }

/**
 * Moves a range to a place outside it: one edit, and one change with two halves that are decided together. Text struck
 * by somebody stays where it is, and so do images and fields, which cannot be written a second time.
 */
export function moveRange(model: TextModel, range: TextRange, to: Place): Edit {
  if (!isBefore(to, range.from) && !isBefore(range.to, to) && !samePlace(to, range.from) && !samePlace(to, range.to))
    return NOTHING
  const load = take(model, range)
  return load.text === '' ? NOTHING : put(model, load, to)
}

/**
 * Moves whole paragraphs in front of another, or behind the last of their text (`before` = the next after that). A text
 * ends in a mark that cannot go, so to and from there the mark before it is moved instead.
 */
export function moveParagraphs(model: TextModel, first: number, last: number, before: number): Edit {
  const { paragraphs } = model.story
  const end = lastOfText(model, first, last)
  if (before >= first && before <= last + 1) return NOTHING
  if (before !== end + 1 && last < end)
    return moveRange(
      model,
      { from: { paragraph: first, offset: 0 }, to: { paragraph: last + 1, offset: 0 } },
      {
        paragraph: before,
        offset: 0,
      },
    )
  const moved = { from: { paragraph: first, offset: 0 }, to: { paragraph: last, offset: paragraphs[last]!.length } }
  const load = take(model, moved)
  const newLast = last === end ? first - 1 : last
  const { client, clock } = paragraphs[end]!
  const final: Final = { mark: [client, clock, 1], props: model.mark(Math.max(0, newLast)).props }
  if (last === end) {
    load.text += '\n'
    load.props.push(model.mark(end).props)
    strikeMark(model, load, first - 1)
    return put(model, load, { paragraph: before, offset: 0 }, final)
  }
  strikeMark(model, load, last)
  load.text = `\n${load.text}`
  load.props.unshift(model.mark(end).props)
  for (const [i, f] of load.formats.entries()) load.formats[i] = { ...f, at: f.at + 1 }
  return put(model, load, { paragraph: end, offset: paragraphs[end]!.length }, final)
}

/** The mark that ends a text for good, and the look of what stands there now. */
interface Final {
  readonly mark: IdRange
  readonly props: ParagraphProps
}

/** The last paragraph of the text or note these stand in; of all, where they stand in several. */
function lastOfText(model: TextModel, first: number, last: number): number {
  let end = first
  while (!model.endsRoom(end)) end++
  return last > end ? model.story.paragraphs.length - 1 : end
}

const isBefore = (a: Place, b: Place): boolean =>
  a.paragraph < b.paragraph || (a.paragraph === b.paragraph && a.offset < b.offset)
const samePlace = (a: Place, b: Place): boolean => a.paragraph === b.paragraph && a.offset === b.offset

function take(model: TextModel, { from, to }: TextRange): Load {
  const load: Load = { text: '', props: [], formats: [], strike: [], withdraw: [] }
  for (let p = from.paragraph; p <= to.paragraph; p++) {
    const start = p === from.paragraph ? from.offset : 0
    const stop = p === to.paragraph ? to.offset : model.story.paragraphs[p]!.length
    for (const run of model.runs(p)) {
      const a = Math.max(start, run.at)
      const b = Math.min(stop, run.at + run.text.length)
      if (a >= b || !isVisible(run.state, 'clean') || run.state.object) continue
      const set = formatDiff({}, run.state.format)
      if (Object.keys(set).length > 0) load.formats.push({ at: load.text.length, length: b - a, set })
      load.text += run.text.slice(a - run.at, b - run.at)
      const own = isOwnPending(model, run.client, run.state)
      ;(own ? load.withdraw : load.strike).push([run.client, run.clock + a - run.at, b - a])
    }
    if (p === to.paragraph || !isVisible(model.mark(p).state, 'clean')) continue
    load.text += '\n'
    load.props.push(model.mark(p).props)
    strikeMark(model, load, p)
  }
  return load
}

function strikeMark(model: TextModel, load: Load, paragraph: number): void {
  if (paragraph < 0 || isFixedMark(model, paragraph)) return
  const { state } = model.mark(paragraph)
  if (!isVisible(state, 'clean')) return
  const { client, clock } = model.story.paragraphs[paragraph]!
  ;(isOwnPending(model, client, state) ? load.withdraw : load.strike).push([client, clock, 1])
}

function put(model: TextModel, load: Load, to: Place, final?: Final): Edit {
  const { cell } = model.mark(to.paragraph).props
  const props = load.props.map(({ cell: _, ...rest }): PropsSet => (cell ? { ...rest, cell } : rest))
  let inner = NOTHING
  const edit = model.edit((write) => {
    inner = model.insert(to, load.text, props)
    const [[client, clock]] = inner.typed as [IdRange]
    for (const { at, length, set } of load.formats) write({ t: 'fmt', ranges: [[client, clock + at, length]], set })
    if (load.withdraw.length > 0) write(withdrawal(model, joinRanges(load.withdraw)))
    if (load.strike.length > 0) write({ t: 'del', ranges: joinRanges(load.strike), movedTo: inner.typed })
    if (final) keepLook(model, write, final)
    return inner.typed
  })
  return { records: [...inner.records, ...edit.records], typed: edit.typed }
}

/** Whoever ends the text now keeps its look, on a mark that was another's. */
function keepLook(
  model: TextModel,
  write: Parameters<Parameters<TextModel['edit']>[0]>[0],
  { mark, props: now }: Final,
): void {
  const place = model.story.placeOfId(mark[0], mark[1])
  if (place === undefined) return
  const before = model.mark(place.paragraph).props
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])] as (keyof ParagraphProps)[]
  const changed = names.filter(
    (k) => k !== 'cell' && k !== 'apart' && JSON.stringify(before[k]) !== JSON.stringify(now[k]),
  )
  if (changed.length === 0) return
  const set = Object.fromEntries(changed.map((k) => [k, now[k]])) as PropsSet
  write({ t: 'para', ranges: [mark], set })
}
