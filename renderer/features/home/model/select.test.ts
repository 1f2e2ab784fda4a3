import { describe, expect, test } from 'vitest'
import { countShelves, type Listed, selectCards } from './select.ts'

const card = (title: string, more: Partial<Listed> = {}): Listed => ({
  title,
  counterparty: 'Vantaloft',
  editedAt: '2027-10-14T10:00:00Z',
  ...more,
})
const titles = (cards: readonly Listed[]) => cards.map(({ title }) => title)

describe('which cards Home shows', () => {
  const cards = [
    card('Heron', { editedAt: '2027-10-12T10:00:00Z' }),
    card('Zürich lease', { counterparty: 'Société Générale', fileName: 'Mietvertrag_v3.docx' }),
    card('Old', { archivedAt: '2027-10-01T10:00:00Z' }),
    card('Gone', { archivedAt: '2027-10-01T10:00:00Z', deletedAt: '2027-10-02T10:00:00Z' }),
  ]
  test('current ones, last edited first', () =>
    expect(titles(selectCards(cards, 'current', ''))).toEqual(['Zürich lease', 'Heron']))
  test('deleted wins over archived', () => {
    expect(titles(selectCards(cards, 'archived', ''))).toEqual(['Old'])
    expect(titles(selectCards(cards, 'deleted', ''))).toEqual(['Gone'])
    expect(countShelves(cards)).toEqual({ current: 2, archived: 1, deleted: 1 })
  })
  test('search ignores case and accents, and wants every word', () => {
    expect(titles(selectCards(cards, 'current', 'ZURICH generale'))).toEqual(['Zürich lease'])
    expect(titles(selectCards(cards, 'current', 'zurich heron'))).toEqual([])
    expect(titles(selectCards(cards, 'current', 'mietvertrag'))).toEqual(['Zürich lease'])
  })
})
