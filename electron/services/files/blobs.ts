/** Bytes kept whole beside the journal, sealed and found by their hash: the original Word package. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { Deps } from '../deps.ts'
import { diskRefusal, readIfThere, syncFolder, writeAtomic } from '../disk.ts'
import type { Keyring } from '../vault/keyring.ts'
import { blobFolder, negotiationKey } from '../vault/negotiation.ts'
import { place, seal, unseal, wipe } from '../vault/seal.ts'
import type { Vault } from '../vault/vault.ts'

const MISSING = refuse('missing', 'The original file is not in the data folder any more.')
const DAMAGED = refuse('damaged', 'The stored original file is damaged. Import it again from your own copy.')

export class Blobs {
  readonly #deps: Deps
  readonly #vault: Vault

  constructor(deps: Deps, vault: Vault) {
    this.#deps = deps
    this.#vault = vault
  }

  put(negotiation: NegotiationId, bytes: Uint8Array): { sha256: string } | Refusal {
    const ring = this.#vault.ring()
    if (isRefusal(ring)) return ring
    const sha256 = hash(bytes)
    try {
      const key = negotiationKey(this.#deps, ring, negotiation, 'blobs')
      if (isRefusal(key)) return key
      const there = this.#read(ring, negotiation, sha256)
      if (there instanceof Uint8Array) return { sha256 }
      const box = seal(key, place('blobs', negotiation, sha256, 0), bytes, this.#deps.random)
      wipe(key)
      writeAtomic(this.#deps.disk, this.#pathOf(ring, negotiation, sha256), box)
      syncFolder(this.#deps.disk, join(this.#deps.folder, 'blobs'))
      return { sha256 }
    } catch (error) {
      return diskRefusal(error)
    }
  }

  get(negotiation: NegotiationId, sha256: string): Uint8Array | Refusal {
    const ring = this.#vault.ring()
    if (isRefusal(ring)) return ring
    try {
      return this.#read(ring, negotiation, sha256)
    } catch (error) {
      return diskRefusal(error)
    }
  }

  /** To be called while the vault is open and after the negotiation's key is destroyed. */
  purge(negotiation: NegotiationId): void {
    const ring = this.#vault.ring()
    if (isRefusal(ring)) return
    this.#deps.disk.rmSync(blobFolder(this.#deps.folder, ring, negotiation), { recursive: true, force: true })
  }

  #read(ring: Keyring, negotiation: NegotiationId, sha256: string): Uint8Array | Refusal {
    const box = readIfThere(this.#deps.disk, this.#pathOf(ring, negotiation, sha256))
    if (!box) return MISSING
    const key = ring.negotiationKey(negotiation, 'blobs')
    if (isRefusal(key)) return key
    const bytes = unseal(key, place('blobs', negotiation, sha256, 0), box)
    wipe(key)
    return bytes && hash(bytes) === sha256 ? bytes : DAMAGED
  }

  #pathOf(ring: Keyring, negotiation: NegotiationId, sha256: string): string {
    return join(blobFolder(this.#deps.folder, ring, negotiation), ring.opaque('blob', negotiation, sha256))
  }
}

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')
