/** Why the guard refuses a peer's update, by name, and in words for the person. */
import { type Refusal, refuse } from '../base/refuse.ts'
import { CAUSES, type Cause } from '../text/audit/causes.ts'

const WORDS = {
  early: 'It ends too early.',
  trailing: 'Something stands behind its end.',
  bounds: 'A number in it is beyond its bounds.',
  letters: 'Something in it that should be text is none.',
  large: 'It is larger than anything Parley sends.',
  pieces: 'It is in more pieces than anything Parley sends.',
  device: 'It is written under the name of another device.',
  clocks: 'It leaves out or repeats something, or is out of order.',
  silent: 'A client it is said to be written under says nothing in it, or something else than was said.',
  content: 'It holds something that is neither words nor a record.',
  deletes: 'It removes something from the document itself. In Parley a deletion is a proposal.',
  unknown: 'It builds on something that is not there.',
  itself: 'Something in it builds on itself.',
  keyed: 'It puts words where a record belongs.',
  beside: 'It puts words beside the text of the contract, where nobody reads them.',
  empty: 'It holds a stretch of text without a word.',
  parts: 'It cuts a character in two.',
  crossed: 'Its words stand in two places at once, so two computers would not read the same.',
  overwrites: 'It writes over a record. What was said once is never changed.',
  root: 'It writes into a part of the document that Parley does not have.',
  key: 'A record in it stands under the name of another device.',
  values: 'A record in it holds something that no record holds.',
  nested: 'A record in it is nested deeper than any record.',
  begun: 'It begins a document where there is one already.',
  base: 'It brings a first text, or says anew what the negotiation was made from.',
  origin: 'What the document was made from is not told, or told in a form this version of Parley does not read.',
  applied: 'It cannot be applied to this document.',
  waits: 'Something in it waits for what is not there.',
  malformed: 'A record in it is not in a form this version of Parley reads.',
  name: 'It speaks in the name of another party.',
  claim: 'It says that a returned file says something, but not under the name of that file.',
  registration: 'Somebody writes in it without having said who it is.',
  order: 'A record in it claims to come after what does not exist yet.',
  ranges: 'A record in it is about words that do not exist.',
  heaped: 'It heaps more onto the same words than anything Parley sends.',
  target: 'A record in it is about a change that does not exist.',
  unstable: 'Opened again, the document would read otherwise than before.',
  unreadable: 'The document could not be read with it.',
  endless: 'It takes longer to read than anything Parley sends.',
  writes: 'Reading the document would change it.',
} as const

export type Unfit = keyof typeof WORDS | Cause

const NOTHING = 'Nothing of it was applied.'

/** A refusal with its name. */
export const unfit = (why: Unfit): Refusal =>
  refuse(why, `${why in WORDS ? WORDS[why as keyof typeof WORDS] : CAUSES[why as Cause]} ${NOTHING}`)
