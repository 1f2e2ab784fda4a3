/** Lets other messages of the worker through, a cancellation among them. */

type Timer = (run: () => void, milliseconds: number) => unknown

/** Present in every browser and in Node, though not in the language itself. */
const { setTimeout: later } = globalThis as unknown as { readonly setTimeout: Timer }

export const pause = (): Promise<void> => new Promise((resolve) => later(resolve, 0))
