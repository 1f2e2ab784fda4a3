/** The letters two sides begin with: invitation, reply, letting in, and the digits both read aloud. */
import { isNegotiationId, type NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { PartiesView, Who } from '../../../shared/bridge/parties.ts'
import { failed } from '../../../shared/wire/failures.ts'
import { knewTheSeed, readInvite, readReply, writeInvite, writeReply } from '../../../shared/wire/letters.ts'
import { found, type Party, partyOf } from '../../../shared/wire/party.ts'
import { safetyNumber } from '../../../shared/wire/safety.ts'
import type { Dealings, Open } from './dealings.ts'
import type { Device } from './device.ts'
import { jsonOf } from './json.ts'
import { nodeCrypto } from './node-crypto.ts'
import { openSealed, sealFor } from './sealed-file.ts'
import { viewOf } from './view.ts'
import type { WireFact } from './wire-record.ts'

const INVITE_HOLDS_MS = 14 * 24 * 3600 * 1000
const MOST_LETTER = 4 * 1024 * 1024

export class Letters {
  readonly #dealings: Dealings

  constructor(dealings: Dealings) {
    this.#dealings = dealings
  }

  /** An invitation for the other side. Our party begins with the first. */
  async invite(id: NegotiationId, who: Who): Promise<{ letter: Uint8Array; until: number } | Refusal> {
    const open = this.#dealings.open(id)
    if (isRefusal(open)) return open
    const device = await this.#dealings.device()
    if (isRefusal(device)) return device
    const us = await this.#us(open, device, who)
    if (isRefusal(us)) return us
    const at = this.#dealings.deps.clock.now()
    const until = at + INVITE_HOLDS_MS
    const seed = Buffer.from(this.#dealings.deps.random(32)).toString('hex')
    const { letter, invite } = writeInvite({ party: us, seed, until, at }, device.signer, nodeCrypto)
    const noted = this.#dealings.note(open, [{ k: 'invited', invite, seed, until, at }])
    return noted ?? { letter: Buffer.from(JSON.stringify(letter)), until }
  }

  /** Makes all invitations that were not used worthless. */
  async withdraw(id: NegotiationId): Promise<PartiesView | Refusal> {
    const open = this.#dealings.open(id)
    if (isRefusal(open)) return open
    const waiting = [...open.dealing.invites].filter(([, i]) => !i.used && !i.withdrawn)
    const noted = this.#dealings.note(
      open,
      waiting.map(([invite]) => ({ k: 'withdrawn', invite })),
    )
    return noted ?? viewOf(open.dealing, this.#dealings.deps.clock.now())
  }

  /** Who invites, before anything is kept. */
  async readInvite(
    letter: Uint8Array,
  ): Promise<{ negotiation: NegotiationId; party: string; person: string; known: boolean } | Refusal> {
    const read = this.#invite(letter)
    if (isRefusal(read)) return read
    const { negotiation, party } = read
    const person = party.members.get(party.steward)?.person ?? ''
    const open = this.#dealings.knows(negotiation) ? this.#dealings.open(negotiation) : undefined
    if (isRefusal(open)) return open
    if (open?.dealing.us?.id === party.id) return failed('ownInvite')
    return { negotiation, party: party.name, person, known: open?.dealing.them !== undefined }
  }

  /** Takes part as another party. The reply, sealed for whoever invited, is to be sent back. */
  async join(letter: Uint8Array, who: Who): Promise<{ negotiation: NegotiationId; reply: Uint8Array } | Refusal> {
    const read = this.#invite(letter)
    if (isRefusal(read)) return read
    const { negotiation, party, seed } = read
    const open = this.#dealings.open(negotiation)
    if (isRefusal(open)) return open
    const device = await this.#dealings.device()
    if (isRefusal(device)) return device
    if (open.dealing.us?.id === party.id) return failed('ownInvite')
    if (isOurs(party.name, [who.party, ...who.formerly, open.dealing.us?.name ?? ''])) return failed('ourName')
    const us = await this.#us(open, device, who)
    if (isRefusal(us)) return us
    if (!open.dealing.them) {
      const noted = this.#dealings.note(
        open,
        party.entries.map((entry) => ({ k: 'party', entry })),
      )
      if (noted) return noted
    }
    const answer = writeReply({ party: us, seed, at: this.#dealings.deps.clock.now() }, device.signer, nodeCrypto)
    const to = [...party.members.values()].map(({ recipient }) => recipient)
    return { negotiation, reply: await sealFor('reply', [Buffer.from(JSON.stringify(answer))], to) }
  }

  /** Who replied, before they are let in. */
  async readReply(
    id: NegotiationId,
    file: Uint8Array,
  ): Promise<{ party: string; person: string; safety: string } | Refusal> {
    const read = await this.#reply(id, file)
    if (isRefusal(read)) return read
    const { party, us } = read
    return {
      party: party.name,
      person: party.members.get(party.steward)?.person ?? '',
      safety: safetyNumber(us.id, party.id, nodeCrypto),
    }
  }

  /** Lets in whoever replied; the invitation is used up. */
  async letIn(id: NegotiationId, file: Uint8Array, who: Who): Promise<PartiesView | Refusal> {
    const read = await this.#reply(id, file)
    if (isRefusal(read)) return read
    if (isOurs(read.party.name, [read.us.name, who.party, ...who.formerly])) return failed('ourName')
    const open = this.#dealings.open(id)
    if (isRefusal(open)) return open
    const at = this.#dealings.deps.clock.now()
    const noted = this.#dealings.note(open, [
      ...read.party.entries.map((entry): WireFact => ({ k: 'party', entry })),
      { k: 'letIn', party: read.party.id, invite: read.invite, at },
    ])
    return noted ?? viewOf(open.dealing, this.#dealings.deps.clock.now())
  }

  /** Both have read the same digits. */
  async verified(id: NegotiationId): Promise<PartiesView | Refusal> {
    const open = this.#dealings.open(id)
    if (isRefusal(open)) return open
    const { them } = open.dealing
    if (!them) return failed('stranger')
    return (
      this.#dealings.note(open, [{ k: 'verified', party: them.id, at: this.#dealings.deps.clock.now() }]) ??
      viewOf(open.dealing, this.#dealings.deps.clock.now())
    )
  }

  async #us(open: Open, device: Device, { party, person }: Who): Promise<Party | Refusal> {
    const { us } = open.dealing
    if (us) return us
    const { random, clock } = this.#dealings.deps
    const nonce = Buffer.from(random(32)).toString('hex')
    const about = { negotiation: open.dealing.id, party, person, recipient: device.recipient, nonce, at: clock.now() }
    const entry = found(about, device.signer)
    const made = partyOf([entry], nodeCrypto)
    if (isRefusal(made)) return made
    return (
      this.#dealings.note(open, [
        { k: 'party', entry },
        { k: 'ours', party: made.id },
      ]) ?? made
    )
  }

  #invite(letter: Uint8Array) {
    if (letter.length > MOST_LETTER) return failed('size', 'invitation')
    const read = readInvite(jsonOf(letter), nodeCrypto)
    if (isRefusal(read)) return read
    if (!isNegotiationId(read.negotiation)) return failed('format', 'invitation')
    if (read.until < this.#dealings.deps.clock.now()) return failed('expired')
    return { ...read, negotiation: read.negotiation }
  }

  async #reply(id: NegotiationId, file: Uint8Array): Promise<{ party: Party; us: Party; invite: string } | Refusal> {
    const open = this.#dealings.open(id)
    if (isRefusal(open)) return open
    const device = await this.#dealings.device()
    if (isRefusal(device)) return device
    const { dealing } = open
    if (!dealing.us) return failed('unknownInvite')
    const parts = await openSealed('reply', file, device.identity)
    if (isRefusal(parts)) return parts
    const read = readReply(jsonOf(parts[0]), nodeCrypto)
    if (isRefusal(read)) return read
    if (read.negotiation !== id) return failed('negotiation')
    if (read.party.id === dealing.us.id) return failed('ownInvite')
    const invited = dealing.invites.get(read.invite)
    if (!invited || invited.withdrawn || !knewTheSeed(read, invited.seed, nodeCrypto)) return failed('unknownInvite')
    if (invited.used) return failed('used')
    if (dealing.them) return failed('taken')
    if (invited.until < this.#dealings.deps.clock.now()) return failed('expired')
    return { party: read.party, us: dealing.us, invite: read.invite }
  }
}

/** Sides are told apart by their names: one that a person would take for ours is one too many. */
const isOurs = (name: string, ours: readonly string[]): boolean => ours.some((one) => plain(one) === plain(name))

const plain = (name: string): string => name.normalize('NFKC').replace(/\s+/g, ' ').trim().toLowerCase()
