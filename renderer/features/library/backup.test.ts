import { expect, test } from 'vitest'
import { isRefusal } from '../../../shared/base/refuse.ts'
import { backupOf, mergeBackup, readBackup } from './backup.ts'
import { newClause } from './model/clause.ts'

const clause = (title: string, updatedAt: string) => ({
  ...newClause({ now: updatedAt, newId: () => crypto.randomUUID() }, { title }),
  variants: [{ id: crypto.randomUUID(), name: 'Opening', text: 'x' }],
  tags: ['Insurance'],
})
const text = (value: unknown) => JSON.stringify(value)

test('what is saved is read back', () => {
  const clauses = [clause('Cap', '2027-01-01T00:00:00Z'), clause('Law', '2027-01-02T00:00:00Z')]
  expect(readBackup(new TextDecoder().decode(backupOf(clauses)))).toEqual(clauses)
})

test.each([
  ['not JSON', 'notALibrary'],
  ['[]', 'notALibrary'],
  [text({ parleyLibrary: 2, clauses: [] }), 'newer'],
  [text({ parleyLibrary: 1, clauses: Array(20_001).fill(0) }), 'tooMany'],
  [text({ parleyLibrary: 1, clauses: [{ title: 'x' }] }), 'wrongClause'],
  [text({ parleyLibrary: 1, clauses: [{ ...clause('x', ''), text: 'x'.repeat(200_001) }] }), 'wrongClause'],
])('a file that is none is refused in words: %.40s', (file, code) => {
  const read = readBackup(file)
  expect(isRefusal(read) && read.refused).toBe(code)
})

test('merging adds and updates, and takes nothing away', () => {
  const [ours, older, fresh] = [clause('ours', '2'), clause('older', '1'), clause('fresh', '1')]
  const known = new Map([ours, older].map((one) => [one.id, one]))
  const merge = mergeBackup(known, [{ ...ours, updatedAt: '1' }, { ...older, updatedAt: '2' }, fresh])
  expect(merge).toMatchObject({ added: 1, updated: 1, kept: 1 })
  expect(merge.put.map(({ title }) => title)).toEqual(['fresh', 'older'])
})
