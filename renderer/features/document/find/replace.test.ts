import { expect, test } from 'vitest'
import { changesOf } from '../../../../shared/text/changes.ts'
import { linesOf } from '../../../../shared/text/views.ts'
import { contract, desk } from '../../../../test/kit/desk.ts'
import { replaceEach } from './replace.ts'

const at = (paragraph: number, offset: number) => ({ paragraph, offset })

test('Ann replaces every “Client” by “Customer”: one change each, in the looks of the old word', () => {
  const plain = contract(['The Client pays. The Client signs.', 'Client means Bob.'])
  const bold = { from: 35, to: 41, format: { bold: true } }
  const { model } = desk({ ...plain, stories: plain.stories.map((s) => ({ ...s, formats: [bold] })) })
  const ranges = [
    { from: at(0, 4), to: at(0, 10) },
    { from: at(0, 21), to: at(0, 27) },
    { from: at(1, 0), to: at(1, 6) },
  ]
  replaceEach(model, ranges, 'Customer')
  expect(linesOf(model, 'clean')).toEqual(['The Customer pays. The Customer signs.', 'Customer means Bob.'])
  expect(linesOf(model, 'original')).toEqual(['The Client pays. The Client signs.', 'Client means Bob.'])
  const made = changesOf(model).filter((c) => c.kind === 'replacement')
  expect(made.map((c) => `${c.deleted} → ${c.inserted}`)).toEqual(Array(3).fill('Client → Customer'))
  const typed = model.runs(1).find((r) => r.text === 'Customer')
  expect(typed?.state.format).toEqual({ bold: true })
})

test('Ann replaces by nothing: the words are struck', () => {
  const { model } = desk(contract(['The Client pays.']))
  replaceEach(model, [{ from: at(0, 4), to: at(0, 11) }], '')
  expect(linesOf(model, 'clean')).toEqual(['The pays.'])
})
