/**
 * A party is an append-only chain of signed entries that only its steward extends: neither side can add people to the
 * other (peers.md, "Identity, party, invite"). Its id is the id of its first entry.
 */
import { z } from 'zod'
import { isRefusal, type Refusal } from '../base/refuse.ts'
import { failed } from './failures.ts'
import { bodyOf, idOf, isSigned, key32, type Signed, type Signer, sign, type WireCrypto } from './signed.ts'

export const ROLES = ['editor', 'commenter', 'observer'] as const
export type Role = (typeof ROLES)[number]

const role = z.enum(ROLES)
const name = z.string().min(1).max(200)
/** Who a sealed file is written to: an age recipient. */
const recipient = z.string().regex(/^age1[02-9ac-hj-np-z]{58}$/)
const place = { n: z.number().int().min(0).max(10_000), prev: z.union([key32, z.literal('')]), at: z.number() }
/** Per lane of a device the first number that does not count any more. */
const cut = z.record(z.string().regex(/^[0-9a-f]{32}$/), z.number().int().min(0))

const entry = z.discriminatedUnion('t', [
  z.strictObject({
    t: z.literal('genesis'),
    ...place,
    negotiation: z.uuid(),
    party: name,
    device: key32,
    person: name,
    recipient,
    nonce: key32,
  }),
  z.strictObject({ t: z.literal('add'), ...place, device: key32, person: name, recipient, role }),
  z.strictObject({ t: z.literal('role'), ...place, device: key32, role }),
  z.strictObject({ t: z.literal('remove'), ...place, device: key32, cut }),
  z.strictObject({ t: z.literal('steward'), ...place, device: key32 }),
])

export type PartyEntry = z.output<typeof entry>
type Act = PartyEntry extends infer E ? (E extends PartyEntry ? Omit<E, 'n' | 'prev'> : never) : never

export interface Member {
  readonly device: string
  readonly person: string
  readonly recipient: string
  readonly role: Role
  /** Removed: what its lanes say from these numbers on does not count. A lane not named never counted. */
  readonly cut?: Readonly<Record<string, number>>
}

export interface Party {
  readonly id: string
  readonly negotiation: string
  readonly name: string
  readonly steward: string
  readonly members: ReadonlyMap<string, Member>
  /** Id of the last entry. */
  readonly head: string
  readonly entries: readonly Signed[]
}

/** The party these entries make, or the rule they break. */
export function partyOf(entries: readonly Signed[], crypto: WireCrypto): Party | Refusal {
  let party: Party | undefined
  for (const signed of entries) {
    const next = grown(party, signed, crypto)
    if (isRefusal(next)) return next
    party = next
  }
  return party ?? failed('format', 'no entries')
}

/** The party with one more entry, or the rule it breaks. */
export function grown(party: Party | undefined, signed: Signed, crypto: WireCrypto): Party | Refusal {
  const said = bodyOf(signed.body, entry)
  if (!said) return failed('format', 'party entry')
  if (said.n !== (party?.entries.length ?? 0) || said.prev !== (party?.head ?? ''))
    return failed('chain', `entry ${said.n}`)
  if (!isSigned('party', signed, crypto)) return failed('signature', `entry ${said.n}`)
  const head = idOf('party', signed, crypto)
  if (said.t === 'genesis') {
    if (said.device !== signed.by) return failed('steward', 'genesis')
    const { device, person, recipient: sealedTo } = said
    const first: Member = { device, person, recipient: sealedTo, role: 'editor' }
    return {
      id: head,
      negotiation: said.negotiation,
      name: said.party,
      steward: device,
      members: new Map([[device, first]]),
      head,
      entries: [signed],
    }
  }
  if (!party || signed.by !== party.steward) return failed('steward', said.t)
  const changed = applied(party, said)
  return isRefusal(changed) ? changed : { ...party, ...changed, head, entries: [...party.entries, signed] }
}

function applied(party: Party, said: PartyEntry): Pick<Party, 'steward' | 'members'> | Refusal {
  const { steward, members } = party
  const known = members.get(said.device)
  const withMember = (member: Member) => ({ steward, members: new Map(members).set(said.device, member) })
  switch (said.t) {
    case 'add':
      // A removed device never comes back: its old lanes would count again.
      if (known) return failed('chain', 'the device is known already')
      return withMember({ device: said.device, person: said.person, recipient: said.recipient, role: said.role })
    case 'role':
      return known && !known.cut ? withMember({ ...known, role: said.role }) : failed('chain', 'no such device')
    case 'remove':
      if (!known || known.cut || said.device === steward) return failed('chain', 'it cannot be removed')
      return withMember({ ...known, cut: said.cut })
    case 'steward':
      return known && !known.cut ? { steward: said.device, members } : failed('chain', 'no such device')
    default:
      return failed('chain', 'a second beginning')
  }
}

/** A new party of one: whoever founds it is its steward. */
export const found = (
  about: Omit<Extract<PartyEntry, { t: 'genesis' }>, 't' | 'n' | 'prev' | 'device'>,
  signer: Signer,
): Signed => sign('party', { t: 'genesis', n: 0, prev: '', device: signer.device, ...about }, signer)

/** The next entry of a party, by its steward. */
export const nextEntry = ({ entries, head }: Party, act: Exclude<Act, { t: 'genesis' }>, signer: Signer): Signed =>
  sign('party', { ...act, n: entries.length, prev: head }, signer)
