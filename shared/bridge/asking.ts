import { BridgeError, LOST, openReply } from './failure.ts'

interface Waiting {
  resolve(value: unknown): void
  reject(error: unknown): void
}

/** Calls waiting for their answers over one connection, each under a number. */
export class Asking {
  readonly #waiting = new Map<number, Waiting>()
  #next = 1

  ask(send: (id: number) => void): Promise<unknown> {
    const id = this.#next++
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      try {
        send(id)
      } catch (error) {
        this.#waiting.delete(id)
        reject(error)
      }
    })
  }

  answer(id: number, reply: unknown): void {
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    try {
      waiting?.resolve(openReply(reply))
    } catch (error) {
      waiting?.reject(error)
    }
  }

  /** The connection is gone: whether any of these was carried out is unknown. */
  lost(): void {
    for (const { reject } of this.#waiting.values()) reject(new BridgeError(LOST))
    this.#waiting.clear()
  }
}
