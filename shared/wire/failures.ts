/** Why something from a peer is refused, by name, and in words for the person. */
import { type Refusal, refuse } from '../base/refuse.ts'

const WORDS = {
  format: 'It is not in a form this version of Parley reads. It may be damaged, or made by a newer version.',
  size: 'It is larger than anything Parley sends.',
  signature: 'A signature in it does not match its key. Nothing of it was applied. Compare keys by phone.',
  chain: 'It does not continue what that device has sent before. Nothing of it was applied.',
  fork: 'That device has signed two different things at the same place. Both are kept as proof, and the device is stopped.',
  stranger: 'It comes from a device that belongs to neither party.',
  revoked: 'It comes from a device that was removed.',
  role: 'It comes from a device that may read and not write.',
  steward: 'Only the steward of a party can change who belongs to it.',
  negotiation: 'It belongs to another negotiation.',
  client: 'It writes under a name that belongs to another device.',
  clocks: 'It leaves out or repeats what was written before it.',
  founding: 'It begins a document where there is one already.',
  expired: 'The invitation has expired. Ask for a new one.',
  used: 'The invitation was used before. Ask for a new one.',
  taken: 'The other side is here already, and a negotiation has two. Nobody else was let in.',
  unknownInvite: 'This reply belongs to no invitation of yours, or to one that was withdrawn.',
  ownFile: 'This is a file you made yourself. Send it to the other side.',
  ownInvite: 'This is an invitation you made yourself. Send it to the other side.',
  ourName:
    'It goes by a name of our own party, so its changes would pass for ours. Ask them to take part under another.',
  notForUs: 'This file is sealed for other devices, so it cannot be opened here.',
} as const

export type Failure = keyof typeof WORDS

/** A refusal with its rule. `detail` is for the activity log: which lane, which number. */
export const failed = (rule: Failure, detail = ''): Refusal =>
  refuse(rule, detail ? `${WORDS[rule]} (${detail})` : WORDS[rule])
