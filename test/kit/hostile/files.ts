/** Hostile Word files by seed: the same number gives the same bytes, and the name says what is wrong with them. */
import { random } from '../random.ts'
import { besideKinds } from './beside-kinds.ts'
import { relationKinds } from './relation-kinds.ts'
import { wordKinds } from './word-kinds.ts'
import { xmlKinds } from './xml-kinds.ts'
import { zipKinds } from './zip-kinds.ts'

const KINDS = Object.entries({ ...zipKinds, ...xmlKinds, ...relationKinds, ...wordKinds, ...besideKinds })

/** Seeds one after the other go through every kind before one comes again. */
export const KIND_COUNT = KINDS.length

export interface HostileFile {
  /** "seed 17: name that leads out" */
  readonly name: string
  readonly bytes: () => Uint8Array
}

export const hostileFile = (seed: number): HostileFile => {
  const [kind, make] = KINDS[((seed % KIND_COUNT) + KIND_COUNT) % KIND_COUNT]!
  return { name: `seed ${seed}: ${kind}`, bytes: () => make(random(seed)) }
}
