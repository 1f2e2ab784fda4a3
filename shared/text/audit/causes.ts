/** What a modified client may have done, in words for the reader. */
export const CAUSES = {
  'text-removed': 'Words that were kept with the last turn are no longer in the document.',
  'text-altered': 'Words that were kept with the last turn read differently now.',
  'look-altered': 'How kept words look, or who proposed them, reads differently now.',
  'pending-removed': 'Proposed words were removed from the document itself.',
  'not-text': 'Something other than plain words was put into the text.',
  'as-us': 'Written under a client of ours, but not by us.',
  'as-base': 'Written as if it had been part of the first text.',
  unregistered: 'Written by a client that does not say who it is.',
  stranger: 'Written by a party that does not take part.',
  impostor: 'Written by a client that says it is ours and is not.',
  registration: 'A client was registered by another, or a second time.',
  'forged-key': 'A record stands under the key of another client.',
  'forged-author': 'A record names an author of another party than its writer.',
  overwritten: 'A record was written over.',
  removed: 'A record was removed.',
  claims: 'Words typed by one client were claimed for another.',
  withdraws: "The other party's words were withdrawn.",
  voids: "The other party's record was taken back.",
  couples: 'A move names words of the other party as its own.',
  'settled-look': 'A look was written as if it had been there from the beginning.',
  settles: 'Proposed text or looks were declared part of the first text.',
  base: 'Another first text was written.',
  turn: "A turn was recorded in the other party's name.",
  elsewhere: 'A record names a text that is not there.',
  order: 'A record claims an order no record can have.',
  origin: 'What the negotiation was made from was written over.',
} as const

export type Cause = keyof typeof CAUSES

/** Something that no legitimate proposal or decision accounts for. */
export interface Untracked {
  readonly cause: Cause
  /** Identity of the mark of the paragraph it lies in; undefined where it lies on no text. */
  readonly paragraph?: readonly [client: number, clock: number]
  /** The paragraph as it reads without it, every proposal rejected; all proposals in sight where that is the same. */
  readonly before: string
  /** The same as it reads with it. */
  readonly after: string
  /** The client that wrote it; unknown where something was removed. */
  readonly writer?: number
  /** Key of the record. */
  readonly record?: string
}
