import type { NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { Deps } from '../deps.ts'
import { diskRefusal } from '../disk.ts'
import { negotiationKey } from './negotiation.ts'
import type { Vault } from './vault.ts'

/**
 * The key of one browser store. A negotiation's stores hang on the negotiation's own key, so that purging it also
 * ends what lies in the browser's profile.
 */
export function storeKey(
  deps: Pick<Deps, 'disk' | 'folder'>,
  vault: Vault,
  store: string,
  document: NegotiationId | '',
): Uint8Array | Refusal {
  const ring = vault.ring()
  if (isRefusal(ring)) return ring
  if (document === '') return ring.appKey('store', store)
  try {
    return negotiationKey(deps, ring, document, 'store', store)
  } catch (error) {
    return diskRefusal(error)
  }
}
