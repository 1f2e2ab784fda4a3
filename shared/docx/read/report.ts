/** The import report: what is kept, what is shown more simply, what is kept but cannot be edited here. */
import type { ImportedComment, ImportedStory, ImportReport, ReportLine } from '../model.ts'
import type { DocxPackage } from '../package.ts'
import type { ApartReading } from './apart.ts'
import type { Survey } from './survey.ts'
import type { Tally } from './tally.ts'

const line = (what: string, count: number, where?: string): ReportLine[] =>
  count === 0 ? [] : [{ what, count, ...(where !== undefined && { where }) }]

export const makeReport = (
  opened: DocxPackage,
  story: ImportedStory,
  comments: readonly ImportedComment[],
  tally: Tally,
  survey: Survey,
  apart: readonly ApartReading[],
): ImportReport => {
  const named = new Set(story.paragraphs.flatMap((p) => p.props.apart ?? []))
  const read = (kind: string) => [...named].filter((name) => name.includes(kind)).length
  const readTracked = apart
    .filter((a) => a.kind !== 'boxes')
    .flatMap(({ reading }) => Object.values(reading.found.tracked))
    .reduce((a, b) => a + b, 0)
  const parts = (pattern: RegExp) => opened.entries.filter((e) => pattern.test(opened.contentType(e.name))).length
  const links = [...opened.relations.values()].flat().filter((r) => r.external)
  const shown = story.changes.filter((c) => c.kind !== 'other').length
  const others = story.changes.filter((c) => c.kind === 'other')
  const otherLabels = [...new Set(others.map((c) => c.label ?? ''))]
  const numbered = story.paragraphs.filter((p) => p.props.num !== undefined).length
  return {
    kept: [
      ...line('paragraphs', tally.paragraphs),
      ...line('tables', tally.tables),
      ...line('tracked changes', shown),
      ...line('comments', comments.length),
      ...line('numbered paragraphs', numbered),
      ...line('bookmarks', tally.count('bookmark')),
      ...line('links', tally.count('hyperlink')),
      ...line('footnotes', read('footnote'), 'behind the text'),
      ...line('endnotes', read('endnote'), 'behind the text'),
      ...line('headers', read('header'), 'behind the text'),
      ...line('footers', read('footer'), 'behind the text'),
      ...line('text boxes', read('text box'), 'behind the text'),
    ],
    approximated: [
      ...line('tables inside tables, shown in the outer cell', tally.nestedTables),
      ...line('symbols from symbol fonts, shown by their nearest character', tally.count('symbol')),
      ...line('hidden text, shown like any other text', tally.count('hidden text')),
      ...line('framed paragraphs, shown in the line of the text', tally.count('frame')),
      ...line('further sections, shown on the paper of the first', Math.max(0, tally.count('section') - 1)),
      ...line('sections in columns, shown in one', tally.count('columns')),
    ],
    keptNotEditable: [
      ...otherLabels.flatMap((label) =>
        line(`tracked change: ${label}`, others.filter((c) => c.label === label).length),
      ),
      ...line('tracked changes in parts Parley does not show', survey.trackedElsewhere - readTracked),
      ...line('tracked changes of styles', survey.trackedStyles),
      ...line('images', tally.count('image')),
      ...line('text boxes without text', Math.max(0, tally.count('text box') - read('text box'))),
      ...line('drawings', tally.count('drawing') + tally.count('chart') + tally.count('diagram')),
      ...line('formulas and embedded objects', tally.count('object')),
      ...line('headers without text', parts(/\.header\+xml/) - read('header')),
      ...line('footers without text', parts(/\.footer\+xml/) - read('footer')),
      ...line('fields, their text can be edited', tally.count('field with text')),
      ...line('fields without text', tally.count('field')),
      ...line('content controls, their text can be edited', tally.count('content control')),
      ...line('embedded documents', tally.count('embedded document')),
      ...line('something Parley cannot show', tally.count('unknown')),
      ...line(
        'link to a template on another computer, kept, never opened',
        links.filter((r) => r.kind === 'attachedTemplate').length,
      ),
    ],
    tracked: survey.tracked,
    authors: [...new Set([...survey.authors, ...comments.map((c) => c.author)])].filter((a) => a !== '').sort(),
    ...(survey.pages !== undefined && { pages: survey.pages }),
  }
}
