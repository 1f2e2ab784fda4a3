import { expect, test } from 'vitest'
import { type Summary, summaryWriter } from './summary.ts'

const at = (openChanges: number): Summary => ({ openChanges, editedAt: '2027-10-14T10:00:00Z' })

test('many words, one record: the last summary is kept when the document closes', () => {
  const kept: Summary[] = []
  const writer = summaryWriter(async (summary) => void kept.push(summary))
  for (const n of [1, 2, 3]) writer.write(at(n))
  expect(kept).toEqual([])
  writer.flush()
  writer.flush()
  expect(kept).toEqual([at(3)])
})

test('the same summary is not written twice', () => {
  const kept: Summary[] = []
  const writer = summaryWriter(async (summary) => void kept.push(summary))
  writer.write(at(1))
  writer.flush()
  writer.write(at(1))
  writer.flush()
  expect(kept).toHaveLength(1)
})
