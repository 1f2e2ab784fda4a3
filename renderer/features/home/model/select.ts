/** Which cards Home shows, and in which order. */

export interface Listed {
  readonly title: string
  readonly counterparty: string
  readonly fileName?: string | undefined
  readonly editedAt: string
  readonly archivedAt?: string | undefined
  readonly deletedAt?: string | undefined
}

export type Shelf = 'current' | 'archived' | 'deleted'

export const shelfOf = (card: Listed): Shelf => (card.deletedAt ? 'deleted' : card.archivedAt ? 'archived' : 'current')

export const countShelves = (cards: Iterable<Listed>): Readonly<Record<Shelf, number>> => {
  const counts = { current: 0, archived: 0, deleted: 0 }
  for (const card of cards) counts[shelfOf(card)]++
  return counts
}

/** Letters only: "Zürich" is found by "zurich". */
const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The cards of a shelf that contain every word of the search, last edited first. */
export const selectCards = <C extends Listed>(cards: Iterable<C>, shelf: Shelf, search: string): C[] => {
  const words = plain(search).split(/\s+/).filter(Boolean)
  const found: C[] = []
  for (const card of cards) {
    if (shelfOf(card) !== shelf) continue
    const text = words.length > 0 ? plain(`${card.title} ${card.counterparty} ${card.fileName ?? ''}`) : ''
    if (words.every((word) => text.includes(word))) found.push(card)
  }
  // Plain comparison: ISO dates sort as text, and a locale compare of ten thousand rows is felt.
  return found.sort((a, b) => (a.editedAt < b.editedAt ? 1 : a.editedAt > b.editedAt ? -1 : 0))
}
