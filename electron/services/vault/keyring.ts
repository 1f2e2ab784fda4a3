/** The open vault: every key there is, derived when asked for. Wiping it is locking. */
import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { Disk, Random } from '../deps.ts'
import { readIfThere, syncFolder, writeAll, writeAtomic } from '../disk.ts'
import { place, seal, subkey, unseal, wipe } from './seal.ts'

export class Keyring {
  readonly #vaultKey: Uint8Array
  readonly #disk: Disk
  readonly #folder: string
  readonly #random: Random
  readonly #negotiations = new Map<NegotiationId, Buffer>()

  /** Takes the vault key over: it is wiped with the ring. */
  constructor(vaultKey: Uint8Array, disk: Disk, folder: string, random: Random) {
    this.#vaultKey = vaultKey
    this.#disk = disk
    this.#folder = join(folder, 'keys')
    this.#random = random
  }

  get vaultKey(): Uint8Array {
    return this.#vaultKey
  }

  /** A key for something that belongs to the whole app. */
  appKey(...path: readonly string[]): Buffer {
    return subkey(this.#vaultKey, 'app', ...path)
  }

  /** A name on the disk that tells nothing: not which negotiation, not which store. */
  opaque(...path: readonly string[]): string {
    const key = subkey(this.#vaultKey, 'names')
    const name = createHmac('sha256', key).update(path.join('|')).digest('hex').slice(0, 32)
    wipe(key)
    return name
  }

  /** A key for something that belongs to one negotiation; it dies with the negotiation. */
  negotiationKey(id: NegotiationId, ...path: readonly string[]): Buffer | Refusal {
    const key = this.#negotiation(id)
    return key instanceof Uint8Array ? subkey(key, ...path) : key
  }

  /** Whether this negotiation has a key already. */
  knows(id: NegotiationId): boolean {
    return this.#negotiations.has(id) || this.#pathsOf(id).some((path) => this.#disk.existsSync(path))
  }

  /** Makes the key of a new negotiation. Written out before anything is sealed under it. */
  make(id: NegotiationId): void {
    const key = Buffer.from(this.#random(32))
    const wrapping = this.appKey('negotiations')
    const box = seal(wrapping, place('keys', id, 'negotiation', 0), key, this.#random)
    wipe(wrapping)
    for (const path of this.#pathsOf(id)) writeAtomic(this.#disk, path, box)
    this.#negotiations.set(id, key)
  }

  /** Overwritten before it is removed; on a flash disk the old block may still live until it is reused. */
  destroy(id: NegotiationId): void {
    wipe(this.#negotiations.get(id))
    this.#negotiations.delete(id)
    for (const path of this.#pathsOf(id)) overwriteAndRemove(this.#disk, path, this.#random)
    syncFolder(this.#disk, this.#folder)
  }

  wipe(): void {
    wipe(this.#vaultKey, ...this.#negotiations.values())
    this.#negotiations.clear()
  }

  /** Two copies: without its key a negotiation is lost, and one flipped bit must not do that. */
  #pathsOf(id: NegotiationId): readonly string[] {
    const path = join(this.#folder, this.opaque('key', id))
    return [path, `${path}.copy`]
  }

  #negotiation(id: NegotiationId): Buffer | Refusal {
    const known = this.#negotiations.get(id)
    if (known) return known
    const boxes = this.#pathsOf(id).map((path) => readIfThere(this.#disk, path))
    if (boxes.every((box) => box === undefined)) {
      return refuse('key-missing', 'The key of this negotiation is gone, so it cannot be opened.')
    }
    const wrapping = this.appKey('negotiations')
    const key = boxes.map((box) => box && unseal(wrapping, place('keys', id, 'negotiation', 0), box)).find((k) => k)
    wipe(wrapping)
    if (!key)
      return refuse('key-damaged', 'The key of this negotiation is damaged. Restore the data folder from a backup.')
    this.#negotiations.set(id, key)
    return key
  }
}

function overwriteAndRemove(disk: Disk, path: string, random: Random): void {
  if (!disk.existsSync(path)) return
  const fd = disk.openSync(path, 'r+')
  try {
    writeAll(disk, fd, random(disk.fstatSync(fd).size), 0)
    disk.fsyncSync(fd)
  } finally {
    disk.closeSync(fd)
  }
  disk.unlinkSync(path)
}
