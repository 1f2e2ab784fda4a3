/** The sealed file: all the other side has not said it has, for its devices alone; and theirs, read. */
import { isNegotiationId, type NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { HandedOver, PartiesView } from '../../../shared/bridge/parties.ts'
import { decodeBatch } from '../../../shared/wire/batch.ts'
import { failed } from '../../../shared/wire/failures.ts'
import { type Manifest, readManifest, signManifest } from '../../../shared/wire/letters.ts'
import type { Blobs } from '../files/blobs.ts'
import type { Dealings, Open } from './dealings.ts'
import { jsonOf } from './json.ts'
import { newEntries } from './new-entries.ts'
import { nodeCrypto } from './node-crypto.ts'
import { openSealed, sealFor } from './sealed-file.ts'
import { viewOf } from './view.ts'
import { encodeBatchRecord, encodeFact, type WireFact } from './wire-record.ts'

export interface Labels {
  readonly title: string
  readonly fileName: string
  /** Files the document needs: the package it was made from. */
  readonly blobs: readonly string[]
}

export class HandOver {
  readonly #dealings: Dealings
  readonly #blobs: Blobs

  constructor(dealings: Dealings, blobs: Blobs) {
    this.#dealings = dealings
    this.#blobs = blobs
  }

  /** A file for the other side's devices, with all of ours and theirs that they have not said they have. */
  async seal(
    id: NegotiationId,
    { title, fileName, blobs }: Labels,
  ): Promise<{ file: Uint8Array; view: PartiesView } | Refusal> {
    const open = this.#dealings.open(id)
    if (isRefusal(open)) return open
    const device = await this.#dealings.device()
    if (isRefusal(device)) return device
    const { dealing } = open
    const { us, them, book, acknowledged } = dealing
    if (!us || !them) return failed('stranger', 'nobody to hand it to')
    const base = acknowledged?.heads ?? {}
    const batches = dealing.batches
      .filter(({ header }) => header.seq >= (base[header.lane] ?? 0))
      .map(({ bytes }) => bytes)
    // The package goes with the first file; once they have said they have that, it does not go again.
    const contents: Uint8Array[] = []
    for (const sha256 of acknowledged ? [] : blobs) {
      const bytes = this.#blobs.get(id, sha256)
      if (isRefusal(bytes)) return bytes
      contents.push(bytes)
    }
    const at = this.#dealings.deps.clock.now()
    const said: Manifest = {
      v: 1,
      negotiation: id,
      heads: book.heads(),
      base: { ...base },
      parties: [...us.entries],
      batches: batches.length,
      blobs: contents.map((bytes) => ({ sha256: nodeCrypto.hash(bytes), size: bytes.length })),
      title,
      fileName,
      at,
    }
    const manifest = Buffer.from(JSON.stringify(signManifest(said, device.signer)))
    const to = [...them.members.values()].filter(({ cut }) => !cut).map(({ recipient }) => recipient)
    const file = await sealFor('handOver', [manifest, ...batches, ...contents], to)
    const noted = this.#dealings.note(open, [{ k: 'handed', heads: said.heads, at }])
    return noted ?? { file, view: viewOf(dealing, at) }
  }

  /** Takes a file of theirs in: idempotent, all that counts of it goes into the journal. */
  async open(file: Uint8Array): Promise<HandedOver | Refusal> {
    const device = await this.#dealings.device()
    if (isRefusal(device)) return device
    const parts = await openSealed('handOver', file, device.identity)
    if (isRefusal(parts)) return parts
    const read = readManifest(jsonOf(parts[0]), nodeCrypto)
    if (isRefusal(read)) return read
    const { said, by } = read
    if (!isNegotiationId(said.negotiation)) return failed('format', 'manifest')
    if (parts.length !== 1 + said.batches + said.blobs.length) return failed('format', 'manifest')
    // Opening one that is not here, or was deleted for good, would make it a key.
    if (!this.#dealings.knows(said.negotiation)) return failed('negotiation')
    const open = this.#dealings.open(said.negotiation)
    if (isRefusal(open)) return open
    const { dealing } = open
    const wrong = this.#stranger(open, by)
    if (wrong) return wrong
    const lacks = Object.entries(said.base).some(([lane, count]) => (dealing.book.heads()[lane] ?? 0) < count)
    if (lacks) return { needsEarlier: true }
    const entries = newEntries(dealing, said.parties)
    if (isRefusal(entries)) return entries
    const grew = this.#dealings.note(
      open,
      entries.map((entry): WireFact => ({ k: 'party', entry })),
    )
    if (grew) return grew
    const taken = this.#take(open, parts.slice(1, 1 + said.batches))
    if (isRefusal(taken)) return taken
    const kept = this.#keep(said, parts.slice(1 + said.batches))
    if (kept) return kept
    const at = this.#dealings.deps.clock.now()
    const noted = this.#dealings.append(open, [encodeFact({ k: 'acknowledged', heads: said.heads, at })])
    if (noted) return noted
    const { negotiation, title, fileName } = said
    return {
      negotiation,
      title,
      fileName,
      news: taken,
      party: dealing.them?.name ?? '',
      package: said.blobs[0]?.sha256,
    }
  }

  /** Only the other side's devices hand over, and only to a negotiation we take part in. */
  #stranger({ dealing }: Open, by: string): Refusal | undefined {
    if (!dealing.us) return failed('negotiation')
    if (dealing.us.members.has(by)) return failed('ownFile')
    const member = dealing.them?.members.get(by)
    if (!member) return failed('stranger')
    return member.cut ? failed('revoked') : undefined
  }

  /** How many batches were new. One that breaks a rule stops the file there; what came before it stands. */
  #take(open: Open, bytes: readonly Uint8Array[]): number | Refusal {
    let news = 0
    for (const one of bytes) {
      const batch = decodeBatch(one, nodeCrypto)
      if (isRefusal(batch)) return batch
      const before = open.dealing.batches.length
      const verdict = open.dealing.book.judge(batch)
      if (isRefusal(verdict)) {
        // Both of the two are kept: proof that anybody can check, also after a restart.
        if (verdict.refused === 'fork') this.#dealings.append(open, [encodeBatchRecord(one)])
        return verdict
      }
      if (verdict === 'known') continue
      if (verdict === 'waits') return failed('chain', 'a parent is missing')
      const kept = this.#dealings.append(open, [encodeBatchRecord(one)])
      if (kept) return kept
      news += open.dealing.batches.length - before
    }
    return news
  }

  #keep(said: Manifest, contents: readonly Uint8Array[]): Refusal | undefined {
    const { negotiation } = said
    if (!isNegotiationId(negotiation)) return failed('format')
    for (const [i, { sha256, size }] of said.blobs.entries()) {
      const bytes = contents[i]!
      if (bytes.length !== size || nodeCrypto.hash(bytes) !== sha256) return failed('signature', 'a file in it')
      const kept = this.#blobs.put(negotiation, bytes)
      if (isRefusal(kept)) return kept
    }
    return undefined
  }
}
