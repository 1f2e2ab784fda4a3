import css from './PartyMark.module.css'

export type Party = 'us' | 'them' | 'third' | 'joint'

/** Colour says who, shape says it again: square us, circle them, triangle a third, ring joint. The name stands beside. */
export const PartyMark = ({ party }: { party: Party }) => (
  <span className={css.mark} data-party={party} aria-hidden="true" />
)
