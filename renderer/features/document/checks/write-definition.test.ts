import { expect, test } from 'vitest'
import { definitionsKept, newDefinition } from '../../../../shared/clauses/define.ts'
import { definitionsOf } from '../../../../shared/clauses/definitions.ts'
import type { ImportedDocument, ParagraphProps } from '../../../../shared/docx/model.ts'
import { remove } from '../../../../shared/text/edit.ts'
import { clausesIn } from '../../../../shared/text/lines.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import { linesOf } from '../../../../shared/text/views.ts'
import { contract, desk } from '../../../../test/kit/desk.ts'
import { termLines } from './checks.ts'
import { writeDefinition } from './write-definition.ts'

const HEADING: ParagraphProps = { role: 'heading', level: 1 }
const ENTRY: ParagraphProps = { role: 'body', style: 'Definition', num: { list: 'legal', level: 1 } }
const CELL: ParagraphProps = { role: 'body', cell: { table: 0, row: 0, cell: 0 } }

type Entry = readonly [ParagraphProps, string]
const LIST: readonly Entry[] = [
  [HEADING, 'Definitions'],
  [ENTRY, '“Affiliate” means a company;'],
  [ENTRY, '“Fees” means all sums;'],
]

const opened = (entries: readonly Entry[], bold?: string) => {
  const plain = contract(entries.map(([, text]) => text))
  const story = plain.stories[0]!
  const from = bold ? story.text.indexOf(bold) : -1
  const imported: ImportedDocument = {
    ...plain,
    stories: [
      {
        ...story,
        paragraphs: story.paragraphs.map(({ end }, at) => ({ end, props: entries[at]![0] })),
        formats: bold ? [{ from, to: from + bold.length, format: { bold: true } }] : [],
      },
    ],
  }
  return desk(imported)
}

const define = (model: TextModel, term: string) => {
  const clauses = clausesIn(model, 'clean')
  const lines = termLines(clauses)
  const kept = definitionsKept(lines, definitionsOf(lines), clauses.clauses)
  if (kept.as !== 'list') throw new Error(kept.as)
  const { edits, caret } = writeDefinition(model, clauses.lines, newDefinition(lines, kept.entries, term), 'redline')
  const { text } = clausesIn(model, 'redline').lines.find(({ last }) => last === caret.paragraph)!
  return { edits, at: `${text.slice(0, caret.offset)}▮${text.slice(caret.offset)}` }
}
const texts = (entries: readonly Entry[]) => entries.map(([, text]) => text)
const propsOf = (model: TextModel, text: string) =>
  clausesIn(model, 'clean').lines.find((line) => line.text.startsWith(text))!.props

test.each([
  ['another clause follows', [[HEADING, 'Fees']]],
  ['a table follows', [[CELL, 'Support']]],
  ['nothing follows', []],
] as const)('Ann’s last definition is a paragraph like the one before it: %s', (_, behind: readonly Entry[]) => {
  const { model } = opened([...LIST, ...behind])
  expect(define(model, 'Term').at).toBe('“Term” means ▮;')
  expect(linesOf(model, 'clean')).toEqual([...texts(LIST), '“Term” means ;', ...texts(behind)])
  expect(linesOf(model, 'original')).toEqual(texts([...LIST, ...behind]))
  expect(propsOf(model, '“Term”')).toEqual(ENTRY)
  expect(propsOf(model, '“Fees”')).toEqual(ENTRY)
  for (const [props, text] of behind) expect(propsOf(model, text)).toEqual(props)
})

test('behind letters of the definition before it, it stands where the definitions do, not where the letters do', () => {
  const letter: ParagraphProps = { role: 'body', num: { list: 'legal', level: 2 } }
  const { model } = opened([...LIST, [ENTRY, '“Loss” means any of:'], [letter, '(a) harm;'], [letter, '(b) cost;']])
  define(model, 'Term')
  expect(propsOf(model, '“Term”')).toEqual(ENTRY)
  expect(propsOf(model, '(b)')).toEqual(letter)
})

test('the term is bold where its neighbour is, and one undo takes all of it back', () => {
  const { model, undo } = opened(LIST, 'Affiliate')
  const { edits } = define(model, 'Cap')
  undo.push({ records: edits.flatMap((e) => e.records), typed: edits.flatMap((e) => e.typed) }, 'definition')
  const line = clausesIn(model, 'redline').lines[2]!
  expect(line.runs.map(({ text, state }) => [text, state.format.bold ?? false])).toEqual([
    ['“', false],
    ['Cap', true],
    ['” means ;', false],
  ])
  undo.undo()
  expect(linesOf(model, 'redline')).toEqual(texts(LIST))
})

test('where a definition was struck, the new one does not run into it', () => {
  const { model } = opened([...LIST, [ENTRY, '“Zone” means Bavaria;'], [HEADING, 'Fees']])
  remove(model, { from: { paragraph: 2, offset: 0 }, to: { paragraph: 3, offset: 0 } })
  define(model, 'Cap')
  expect(linesOf(model, 'clean')).toEqual([
    'Definitions',
    '“Affiliate” means a company;',
    '“Cap” means ;',
    '“Zone” means Bavaria;',
    'Fees',
  ])
  expect(linesOf(model, 'original')).toEqual([...texts(LIST), '“Zone” means Bavaria;', 'Fees'])
})
