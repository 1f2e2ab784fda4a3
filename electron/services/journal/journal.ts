/** The truth on the disk: sealed, append-only lanes, one writer each. */
import { join } from 'node:path'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal, type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { JournalRecord, Lane as LaneName, OpenedLane } from '../../../shared/bridge/contract.ts'
import type { Deps } from '../deps.ts'
import { codeOf, diskRefusal } from '../disk.ts'
import type { Keyring } from '../vault/keyring.ts'
import { laneFile, NEGOTIATION_LANES, negotiationKey } from '../vault/negotiation.ts'
import { wipe } from '../vault/seal.ts'
import type { Vault } from '../vault/vault.ts'
import { Claims } from './claims.ts'
import { HighWater } from './high-water.ts'
import { Lane } from './lane.ts'
import { LaneKeys } from './record.ts'
import { removeLane } from './remove.ts'

const SETTLE_EVERY_MS = 2_000
/** What one answer may carry; a longer journal is read in several. */
const MAX_READ = 8 * 1024 * 1024

const HELD = refuse('held', 'Another window is writing this negotiation. Take it over to write here.')
const TAKEN = refuse('taken', 'Another window writes this negotiation now. Open it again to go on here.')

export class Journal {
  readonly #deps: Deps
  readonly #vault: Vault
  readonly #lanes = new Map<LaneName, Lane>()
  readonly #claims = new Claims()
  readonly #stop: () => void

  constructor(deps: Deps, vault: Vault) {
    this.#deps = deps
    this.#vault = vault
    this.#stop = deps.clock.every(SETTLE_EVERY_MS, () => {
      for (const lane of this.#lanes.values()) lane.settle()
    })
  }

  open(caller: string, name: LaneName): OpenedLane | Refusal {
    const holder = this.#claims.holder(name)
    if (holder !== undefined && holder !== caller) return HELD
    const lane = this.#lane(name)
    if (isRefusal(lane)) return lane
    this.#claims.take(name, caller)
    return lane.opened()
  }

  takeOver(caller: string, name: LaneName): OpenedLane | Refusal {
    const lane = this.#lane(name)
    if (isRefusal(lane)) return lane
    const before = this.#claims.force(name, caller)
    if (before !== undefined) this.#deps.emit(before, { kind: 'laneTaken', lane: name })
    return lane.opened()
  }

  read(name: LaneName, from: number, limit: number): { records: JournalRecord[]; next: number } | Refusal {
    const lane = this.#lane(name)
    if (isRefusal(lane)) return lane
    try {
      return lane.read(from, Math.min(limit, MAX_READ))
    } catch (error) {
      return readFailed(error)
    }
  }

  append(caller: string, name: LaneName, expected: number, records: readonly Uint8Array[]): { next: number } | Refusal {
    const ring = this.#vault.ring()
    if (isRefusal(ring)) return ring
    if (this.#claims.holder(name) !== caller) return TAKEN
    const lane = this.#lane(name)
    if (isRefusal(lane)) return lane
    if (lane.next !== expected) return refuse('moved', 'The journal has gone on since. Open it again to go on here.')
    try {
      return { next: lane.append(records) }
    } catch (error) {
      return diskRefusal(error)
    }
  }

  close(caller: string, name: LaneName): void {
    if (this.#claims.release(name, caller)) this.#forget(name)
  }

  /** The window has gone: what it held is free. */
  gone(caller: string): void {
    for (const name of this.#claims.heldBy(caller)) this.close(caller, name)
  }

  purge(negotiation: NegotiationId): { purged: true } | Refusal {
    const ring = this.#vault.ring()
    if (isRefusal(ring)) return ring
    const lanes = NEGOTIATION_LANES.map((kind): LaneName => `${kind}/${negotiation}`)
    for (const name of lanes) this.#takeAway(name)
    try {
      // The key first: once it is gone, whatever a crash leaves of the files is noise.
      ring.destroy(negotiation)
      for (const name of lanes)
        removeLane(this.#deps.disk, laneFile(this.#deps.folder, ring, name), this.#markPath(ring, name))
      return { purged: true }
    } catch (error) {
      return diskRefusal(error)
    }
  }

  closeAll(): void {
    this.#stop()
    for (const name of [...this.#lanes.keys()]) this.#forget(name)
  }

  /** Whoever holds it holds it no more, and is told. */
  #takeAway(name: LaneName): void {
    const holder = this.#claims.holder(name)
    if (holder !== undefined) {
      this.close(holder, name)
      this.#deps.emit(holder, { kind: 'laneTaken', lane: name })
    }
    this.#forget(name)
  }

  #forget(name: LaneName): void {
    this.#lanes.get(name)?.close()
    this.#lanes.delete(name)
  }

  #lane(name: LaneName): Lane | Refusal {
    const ring = this.#vault.ring()
    if (isRefusal(ring)) return ring
    const known = this.#lanes.get(name)
    if (known) return known
    try {
      const lane = this.#load(ring, name)
      if (!isRefusal(lane)) this.#lanes.set(name, lane)
      return lane
    } catch (error) {
      return readFailed(error)
    }
  }

  #load(ring: Keyring, name: LaneName): Lane | Refusal {
    const { folder } = this.#deps
    const key = this.#key(ring, name)
    if (isRefusal(key)) return key
    const keys = new LaneKeys(name, key)
    wipe(key)
    const mark = new HighWater(this.#deps, this.#markPath(ring, name), keys)
    return new Lane(this.#deps, laneFile(folder, ring, name), keys, mark)
  }

  #markPath(ring: Keyring, name: LaneName): string {
    return join(this.#deps.folder, 'marks', ring.opaque('mark', name))
  }

  #key(ring: Keyring, name: LaneName): Uint8Array | Refusal {
    const [kind, id] = name.split('/')
    if (!kind || !id) return ring.appKey('journal', name)
    return negotiationKey(this.#deps, ring, id as NegotiationId, 'journal', kind)
  }
}

function readFailed(error: unknown): Refusal {
  const write = diskRefusal(error)
  if (write.refused === 'disk-full') return write
  const why =
    codeOf(error) === 'EACCES' || codeOf(error) === 'EPERM' ? 'Parley may not read it.' : 'The disk gave an error.'
  return refuse(write.refused, `This negotiation's file cannot be read. ${why} Nothing in it was changed.`)
}
