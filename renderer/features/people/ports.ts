import type { NegotiationId } from '../../../shared/base/ids.ts'
import type { Refusal } from '../../../shared/base/refuse.ts'
import type { bridge } from '../../../shared/bridge/contract.ts'
import type { Client } from '../../../shared/bridge/define.ts'
import type { PartiesView, Who } from '../../../shared/bridge/parties.ts'

export type PartiesPort = Client<typeof bridge>['parties']

export interface PeopleProps {
  readonly id: NegotiationId
  readonly title: string
  readonly who: Who
  readonly view: PartiesView
  readonly parties: PartiesPort
  /** Gives a file to the person; a refusal where it was not written, undefined also when she changed her mind. */
  readonly save: (name: string, bytes: Uint8Array) => Promise<Refusal | undefined>
  /** After an act that answered with what is so now. */
  readonly onView: (view: PartiesView) => void
  /** A sealed file with all that was published; signs it first. Undefined while there is no document here. */
  readonly seal: (() => Promise<Uint8Array | Refusal>) | undefined
  /** Takes a sealed file in; says in words what came. */
  readonly takeIn: (file: Uint8Array) => Promise<{ say: string } | Refusal>
}
