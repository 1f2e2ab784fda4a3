/** What a window is told of the parties of a negotiation, and what it may hand over to be signed. */

import type { NegotiationId } from '../base/ids.ts'

export interface Who {
  readonly party: string
  readonly person: string
  /** Names our party went by before: nobody else may take part under one. */
  readonly formerly: readonly string[]
}

export interface PartySide {
  readonly name: string
  readonly people: readonly {
    readonly person: string
    readonly role: 'editor' | 'commenter' | 'observer'
    readonly removed: boolean
  }[]
}

/** So many of our signed batches, and when. */
interface Reached {
  readonly batches: number
  readonly at: number
}

export interface PartiesView {
  readonly us: PartySide | undefined
  readonly them: (PartySide & { readonly safety: string; readonly verifiedAt: number | undefined }) | undefined
  /** An invitation that can still be used holds until then. */
  readonly invitedUntil: number | undefined
  /** The shared document has begun: its first signed update is here. */
  readonly founded: boolean
  readonly begunByUs: boolean
  /** Our signed batches; how many of them are in the last sealed file, and how many they said they have. */
  readonly signed: number
  readonly handed: Reached | undefined
  readonly acknowledged: Reached | undefined
  /** Updates of theirs that were not taken in, and why. */
  readonly refused: readonly string[]
  /** Somebody signed two different things at one place. */
  readonly forked: boolean
}

/** What the document holds beyond what is signed. */
export interface PublishOrder {
  /** Client id, first clock, clock after the last. */
  readonly clients: readonly (readonly [number, number, number])[]
  readonly update: Uint8Array
}

/** A signed update of the shared document, checked but for what it does to the document. */
export interface ArrivedUpdate {
  readonly batch: string
  readonly update: Uint8Array
  readonly clients: readonly (readonly [number, number, number])[]
  readonly founding: boolean
  readonly ours: boolean
  readonly party: string
  readonly person: string
  readonly at: number
}

/** A sealed file taken in, or one that builds on what has not come yet: ask for a file from your state. */
export type HandedOver =
  | { readonly needsEarlier: true }
  | {
      readonly needsEarlier?: undefined
      readonly negotiation: NegotiationId
      readonly title: string
      readonly fileName: string
      readonly party: string
      /** Batches that were new. */
      readonly news: number
      /** The Word file the document was made from, where it came along. */
      readonly package: string | undefined
    }
