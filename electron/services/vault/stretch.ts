/** Argon2id in this process, so that no window needs WebAssembly. */
import { totalmem } from 'node:os'
import { argon2id } from 'hash-wasm'
import type { Stretch, StretchParameters } from '../deps.ts'

const MiB = 1024
/** From the strongest down. Never below 64 MiB: better to refuse than to weaken every later theft. */
const LADDER = [256 * MiB, 128 * MiB, 64 * MiB]

export const stretch: Stretch = async (passphrase, salt, { memoryKiB, iterations, parallelism }) => {
  try {
    const options = { salt, iterations, parallelism, memorySize: memoryKiB, hashLength: 32 }
    return await argon2id({ password: passphrase.normalize('NFKC'), outputType: 'binary', ...options })
  } catch (error) {
    // A computer short of memory refuses the WebAssembly memory with one of these.
    if (error instanceof RangeError || (error instanceof Error && /memory/i.test(error.message))) return undefined
    throw error
  }
}

/** The parameters to try for a new passphrase, strongest first; a small computer starts lower. */
export function newParameters(memoryBytes: number = totalmem()): StretchParameters[] {
  return LADDER.filter((kib) => kib === LADDER.at(-1) || kib * 1024 * 8 <= memoryBytes).map((memoryKiB) => ({
    memoryKiB,
    iterations: 3,
    parallelism: 1,
  }))
}
