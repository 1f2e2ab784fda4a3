import { expect, test } from 'vitest'
import { makeBase } from '../../../../shared/text/base.ts'
import { changesOf } from '../../../../shared/text/changes.ts'
import { setFormat } from '../../../../shared/text/edit.ts'
import { contract, sitDown } from '../../../../test/kit/desk.ts'
import { chosen } from './choose.ts'

const LENE = { author: 'Lene', date: '2026-01-02T03:04:05Z' }
const changes = () => {
  const base = contract(
    ['The Supplier delivers.', 'The Buyer pays.'],
    [
      { id: 0, kind: 'insertion', ...LENE, from: 4, to: 12 },
      { id: 1, kind: 'deletion', author: 'Jonas', date: LENE.date, from: 27, to: 32 },
    ],
  )
  const origin = { source: 'word' as const, fileName: '', sha256: '', numbering: [], styles: [] }
  const { model } = sitDown(makeBase(base, origin, 1), 7)
  setFormat(model, { from: { paragraph: 1, offset: 10 }, to: { paragraph: 1, offset: 14 } }, { bold: true })
  return changesOf(model)
}
const said = (list: ReturnType<typeof changes>) => list.map((c) => c.inserted || c.deleted)

test('Ann chooses by author, by party, by kind, and by the clause she is in', () => {
  const all = changes()
  const inSecond = (c: (typeof all)[number]) => c.from.paragraph === 1
  expect(said(chosen(all, {}, inSecond))).toEqual(['Supplier', 'Buyer', 'pays'])
  expect(said(chosen(all, { author: 'Lene' }, inSecond))).toEqual(['Supplier'])
  expect(said(chosen(all, { party: 'Kestrelmoor' }, inSecond))).toEqual(['pays'])
  expect(said(chosen(all, { sort: 'look' }, inSecond))).toEqual(['pays'])
  expect(said(chosen(all, { here: true, sort: 'text' }, inSecond))).toEqual(['Buyer'])
})
