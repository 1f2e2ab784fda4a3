import type { Change } from '../../../../shared/text/changes.ts'

/** Kinds as a person tells them apart. */
export type Sort = 'text' | 'move' | 'look'

export interface Choice {
  /** Name of the author; undefined: everybody. */
  readonly author?: string | undefined
  readonly party?: string | undefined
  readonly sort?: Sort | undefined
  /** Only within the clause the caret is in. */
  readonly here?: boolean | undefined
}

export const sortOf = (change: Change): Sort =>
  change.moves.length > 0 ? 'move' : change.kind === 'format' || change.kind === 'paragraph' ? 'look' : 'text'

/** The changes a choice means, of all there are. `isHere` says whether one lies in the clause at the caret. */
export const chosen = (changes: readonly Change[], choice: Choice, isHere: (change: Change) => boolean): Change[] =>
  changes.filter(
    (c) =>
      (choice.author === undefined || c.author.name === choice.author) &&
      (choice.party === undefined || c.author.party === choice.party) &&
      (choice.sort === undefined || sortOf(c) === choice.sort) &&
      (!choice.here || isHere(c)),
  )
