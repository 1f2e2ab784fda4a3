import { IDBFactory, IDBKeyRange as range } from 'fake-indexeddb'
import { beforeEach, expect, test, vi } from 'vitest'
import { OneLane } from '../../test/kit/one-lane.ts'
import { type LibraryClause, makeLibrary } from './library.ts'
import { makeSealer } from './seal.ts'
import { openDb, sealedCache } from './sealed-db.ts'

let lane = new OneLane()
let profile: IDBFactory
beforeEach(() => {
  lane = new OneLane()
  profile = new IDBFactory()
})

const openLibrary = async () => {
  const db = await openDb({ indexedDB: profile, IDBKeyRange: range })
  const cache = sealedCache(db, 'library', await makeSealer(new Uint8Array(32).fill(7)))
  const library = makeLibrary({ journal: lane.journal, cache, newId: () => crypto.randomUUID() })
  await library.open()
  return { library, db, titles: () => [...library.view().rows.values()].map(({ title }) => title) }
}
const clause = (title: string): LibraryClause => ({
  id: crypto.randomUUID(),
  title,
  text: `${title} in words`,
  variants: [{ id: crypto.randomUUID(), name: 'Opening', text: 'more' }],
  tags: ['Cap on Liability'],
  source: 'form.docx',
  licence: 'CC BY 4.0',
  note: '',
  createdAt: '2027-10-14T10:00:00Z',
  updatedAt: '2027-10-14T10:00:00Z',
})

test('what Ann keeps is there again on an empty browser profile, and unreadable in the old one', async () => {
  const ann = await openLibrary()
  const heron = clause('Heron cap')
  expect(await ann.library.put(heron)).toBeUndefined()
  const rows = await ann.db.library.toArray()
  expect(rows.map((row) => `${row.key}${new TextDecoder('latin1').decode(row.box)}`).join()).not.toMatch(
    /Heron|Liability/,
  )
  profile = new IDBFactory()
  const again = await openLibrary()
  expect(again.library.view().rows.get(heron.id)).toEqual(heron)
})

test('many clauses go in few appends', async () => {
  const { library, titles } = await openLibrary()
  expect(await library.putAll(Array.from({ length: 2500 }, (_, n) => clause(`c${n}`)))).toBeUndefined()
  expect([titles().length, lane.appends]).toEqual([2500, 3])
})

test('while she types only the last of several is written, and locking does not wait for the pause', async () => {
  const { library, titles } = await openLibrary()
  const one = clause('a')
  for (const title of ['ab', 'abc', 'abcd']) library.putSoon({ ...one, title })
  expect([library.kept(), titles()]).toEqual(['saving', []])
  await library.settle()
  expect([library.kept(), titles(), lane.appends]).toEqual(['saved', ['abcd'], 1])
  library.putSoon({ ...one, title: 'x' })
  await vi.waitFor(() => expect(titles()).toEqual(['x']))
})

test('a full disk is said, what was typed waits, and goes to the disk with the next key', async () => {
  const { library, titles } = await openLibrary()
  lane.full = true
  const one = clause('a')
  library.putSoon(one)
  await library.settle()
  expect(library.kept()).toMatchObject({ refused: 'full' })
  lane.full = false
  library.putSoon({ ...one, title: 'ab' })
  await library.settle()
  expect([library.kept(), titles()]).toEqual(['saved', ['ab']])
})

test('a row that is no clause is passed over', async () => {
  lane.records = [new TextEncoder().encode(JSON.stringify({ op: 'x', key: 'k', value: { id: 'k', title: 5 } }))]
  const { titles } = await openLibrary()
  expect(titles()).toEqual([])
})
