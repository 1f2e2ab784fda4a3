import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { failed } from '../../../shared/wire/failures.ts'
import { partyOf } from '../../../shared/wire/party.ts'
import type { Signed } from '../../../shared/wire/signed.ts'
import type { Dealing } from './dealing.ts'
import { nodeCrypto } from './node-crypto.ts'

/** What the other side's party has become since: the entries we do not have yet. Another party is refused. */
export function newEntries({ them }: Dealing, entries: readonly Signed[]): readonly Signed[] | Refusal {
  const said = partyOf(entries, nodeCrypto)
  if (isRefusal(said)) return said
  if (said.id !== them?.id) return failed('stranger')
  // An older file: we know more of them than it says.
  if (entries.length <= them.entries.length) return []
  const continues = them.entries.every((entry, i) => entry.sig === entries[i]?.sig)
  return continues ? entries.slice(them.entries.length) : failed('fork', 'party')
}
