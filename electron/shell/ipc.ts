/** The one door for IPC. It looks at who knocks: the top frame of one of our windows, showing our page. */
import { type IpcMainInvokeEvent, ipcMain } from 'electron'
import type { BridgeEvent } from '../../shared/bridge/contract.ts'
import { failed } from '../../shared/bridge/failure.ts'
import { packValue, unpackValue } from '../../shared/bridge/value.ts'
import type { Supervisor } from '../services/process/supervisor.ts'
import { CALL, EVENT } from './channels.ts'
import { isOurs } from './page.ts'

/** What this needs of a window. */
export interface Pane {
  readonly caller: string
  send(channel: string, event: BridgeEvent): void
}

export class Ipc {
  readonly #panes = new Map<number, Pane>()
  readonly #waiting = new Map<string, (reply: unknown) => void>()
  readonly #services: () => Supervisor
  #next = 1

  constructor(services: () => Supervisor) {
    this.#services = services
    ipcMain.handle(CALL, (event, service: unknown, method: unknown, args: unknown) =>
      this.#call(event, [String(service), String(method), args]),
    )
  }

  add(contentsId: number, pane: Pane): void {
    this.#panes.set(contentsId, pane)
  }

  remove(contentsId: number): void {
    const pane = this.#panes.get(contentsId)
    this.#panes.delete(contentsId)
    if (pane) this.#services().gone(pane.caller)
  }

  /** A reload: what the page held before is free, and answers it waited for have nowhere to go. */
  renew(contentsId: number, pane: Pane): void {
    this.remove(contentsId)
    this.add(contentsId, pane)
  }

  reply(caller: string, id: number, reply: Uint8Array): void {
    const key = `${caller}/${id}`
    this.#waiting.get(key)?.(unpackValue(reply))
    this.#waiting.delete(key)
  }

  event(to: string | undefined, event: BridgeEvent): void {
    for (const pane of this.#panes.values()) if (to === undefined || to === pane.caller) pane.send(EVENT, event)
  }

  #call(event: IpcMainInvokeEvent, call: readonly unknown[]): Promise<unknown> | unknown {
    const pane = this.#panes.get(event.sender.id)
    const frame = event.senderFrame
    // A frame that has gone meanwhile is null; a subframe has a parent.
    if (!pane || !frame || frame.parent !== null || !isOurs(frame.url)) throw new Error('not allowed')
    const id = this.#next++
    let body: Uint8Array
    try {
      body = packValue(call)
    } catch {
      return failed('arguments', 'The request could not be read.')
    }
    return new Promise((resolve) => {
      this.#waiting.set(`${pane.caller}/${id}`, resolve)
      this.#services().call(pane.caller, id, body)
    })
  }
}
