/** The window's side of the bridge: Electron's preload, or an authenticated socket to the browser shell. */
import { clientFor } from '../../shared/bridge/client.ts'
import { type BridgeEvent, bridge } from '../../shared/bridge/contract.ts'
import type { Client } from '../../shared/bridge/define.ts'
import { openReply } from '../../shared/bridge/failure.ts'
import { connectSocket } from './socket.ts'

export interface Connection {
  readonly client: Client<typeof bridge>
  /** What the services tell this window unasked. */
  onEvent(listener: (event: BridgeEvent) => void): () => void
  /**
   * Whether the shell can be reached. Calls under way when it is lost reject with a `BridgeError` of code `lost`:
   * whether they were carried out is unknown, so an append is not repeated; the lane is opened again instead.
   */
  onConnection(listener: (up: boolean) => void): () => void
}

/** What the preload puts into the page: every method answers a `Reply`, because errors lose their kind on the way. */
export interface Preloaded {
  readonly calls: {
    readonly [service: string]: { readonly [method: string]: (...args: unknown[]) => Promise<unknown> }
  }
  onEvent(listener: (event: BridgeEvent) => void): void
}

declare global {
  interface Window {
    readonly parley?: Preloaded
  }
}

/** Rejects with a sentence for the person when this page may not talk to the shell. */
export async function connect(): Promise<Connection> {
  return window.parley ? connectPreloaded(window.parley) : connectSocket()
}

function connectPreloaded({ calls, onEvent }: Preloaded): Connection {
  const listeners = new Set<(event: BridgeEvent) => void>()
  onEvent((event) => {
    for (const listener of listeners) listener(event)
  })
  return {
    client: clientFor(bridge, async (service, method, args) => openReply(await calls[service]?.[method]?.(...args))),
    onEvent(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    // The window and the shell are one program: there is no state in between.
    onConnection: () => () => {},
  }
}
