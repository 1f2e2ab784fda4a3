import type { Random } from '../random.ts'

/** What is wrong with a file → a file of that kind. */
export type Kinds = Readonly<Record<string, (r: Random) => Uint8Array>>
