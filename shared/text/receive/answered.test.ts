/** Bob settles some of what Ann proposed and touches no other word: each answer is told from the letters alone. */
import { expect, test } from 'vitest'
import { contract } from '../../../test/kit/desk.ts'
import { asReturned } from '../../../test/kit/returned.ts'
import { two, word } from '../../../test/kit/two-people.ts'
import type { ImportedDocument } from '../../docx/model.ts'
import { remove, replace } from '../edit.ts'
import type { TextModel } from '../model.ts'
import { moveRange } from '../move.ts'
import type { Layer } from '../overlay.ts'
import { lookAt } from './receive.ts'

/** What Ann is told of a file that comes back. */
function toldOf(ann: TextModel, file: ImportedDocument) {
  const { findings } = lookAt(ann, ann, file, false)
  const edits = findings.arrivals.length + findings.departures.length
  return { edits, answers: findings.answers.map((a) => `${a.verdict} ${a.layer.kind}`).sort() }
}

/** The same of the file she sent, its marks settled so by Bob: struck words gone and new ones plain. */
const told = (ann: TextModel, strip: (layer: Layer) => boolean) => toldOf(ann, asReturned(ann, strip))

const all = () => true

test('one word exchanged for another and accepted: both halves are, and nothing was edited', () => {
  const { ann } = two()
  replace(ann, word(ann, 'low'), 'high')
  expect(told(ann, all)).toEqual({ edits: 0, answers: ['accept del', 'accept ins'] })
})

test('half a word taken out, accepted', () => {
  const { ann } = two()
  remove(ann, word(ann, 'month'))
  expect(told(ann, all)).toEqual({ edits: 0, answers: ['accept del'] })
})

test('two paragraphs in a row deleted, accepted', () => {
  const { ann } = two(['One.', 'Two.', 'Three.', 'Four.'])
  remove(ann, { from: { paragraph: 1, offset: 0 }, to: { paragraph: 3, offset: 0 } })
  expect(told(ann, all)).toEqual({ edits: 0, answers: ['accept del'] })
})

test('the words that went accepted, those that came left open', () => {
  const { ann } = two()
  replace(ann, word(ann, 'low'), 'high')
  expect(told(ann, ({ kind }) => kind === 'del')).toEqual({ edits: 0, answers: ['accept del'] })
})

test('a word exchanged for itself: accepted and rejected read the same, so neither is believed', () => {
  const { ann } = two()
  const { to } = word(ann, 'low')
  replace(ann, { from: to, to }, 'low')
  remove(ann, word(ann, 'low'))
  expect(told(ann, all).answers).toEqual([])
})

test('a word exchanged for itself, the one that came still marked: only what went is settled', () => {
  const { ann } = two()
  const { to } = word(ann, 'low')
  replace(ann, { from: to, to }, 'low')
  remove(ann, word(ann, 'low'))
  expect(told(ann, ({ kind }) => kind === 'del')).toEqual({ edits: 0, answers: ['accept del'] })
})

test('a word struck beside the same one that moved: no move is gone from both its places', () => {
  const { ann } = two(['low low cap.', 'Fees are due monthly.'])
  const at = (offset: number) => ({ paragraph: 0, offset })
  moveRange(ann, { from: at(4), to: at(8) }, { paragraph: 1, offset: 0 })
  remove(ann, { from: at(0), to: at(4) })
  const file = contract(['low cap.', 'Fees are due monthly.'])
  expect(toldOf(ann, file)).toEqual({ edits: 0, answers: ['accept del', 'reject del', 'reject ins'] })
})

test('two paragraphs deleted and accepted, a word elsewhere changed without a mark: both are told', () => {
  const { ann } = two(['One.', 'Two is long.', 'Three is long.', 'Four is due.'])
  remove(ann, { from: { paragraph: 1, offset: 0 }, to: { paragraph: 3, offset: 0 } })
  const { edits, answers } = toldOf(ann, contract(['One.', 'Four was due.']))
  expect([edits > 0, answers]).toEqual([true, ['accept del']])
})

test('a word of the agreed text gone as well: that was an edit', () => {
  const { ann } = two()
  replace(ann, word(ann, 'low'), 'high')
  const file = asReturned(ann, all)
  const story = file.stories[0]!
  const cut = 'Fees '.length
  const at = story.text.indexOf('Fees ')
  const paragraphs = story.paragraphs.map((p) => (p.end > at ? { ...p, end: p.end - cut } : p))
  const changed = { ...story, text: story.text.replace('Fees ', ''), paragraphs }
  const { findings } = lookAt(ann, ann, { ...file, stories: [changed] }, false)
  expect(findings.departures.some(({ hand }) => !hand.tracked)).toBe(true)
})
