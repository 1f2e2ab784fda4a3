import type { PartiesView } from '../../../shared/bridge/parties.ts'
import type { Party } from '../../../shared/wire/party.ts'
import { safetyNumber } from '../../../shared/wire/safety.ts'
import type { Dealing } from './dealing.ts'
import { nodeCrypto } from './node-crypto.ts'

/** What a window is told of a negotiation's parties. */
export function viewOf(dealing: Dealing, now: number): PartiesView {
  const { us, them, verified, invites, book, handed, acknowledged, batches, quarantined, ours } = dealing
  const side = (party: Party) => ({
    name: party.name,
    people: [...party.members.values()].map(({ person, role, cut }) => ({
      person,
      role,
      removed: cut !== undefined,
    })),
  })
  const waiting = [...invites.values()].filter((i) => !i.used && !i.withdrawn && i.until > now)
  const own = batches.filter(({ header }) => us?.members.has(book.deviceOf(header.lane) ?? ''))
  const within = (heads: Readonly<Record<string, number>> | undefined) =>
    own.filter(({ header }) => header.seq < (heads?.[header.lane] ?? 0)).length
  return {
    us: us && side(us),
    them: them && {
      ...side(them),
      safety: us ? safetyNumber(us.id, them.id, nodeCrypto) : '',
      verifiedAt: verified.get(them.id),
    },
    invitedUntil: waiting.length > 0 ? Math.max(...waiting.map(({ until }) => until)) : undefined,
    founded: book.founded,
    signed: own.length,
    handed: handed && { batches: within(handed.heads), at: handed.at },
    acknowledged: acknowledged && { batches: within(acknowledged.heads), at: acknowledged.at },
    refused: [...quarantined.values()],
    forked: book.forks.length > 0,
    begunByUs: ours !== undefined && book.founded && book.founder === ours,
  }
}
