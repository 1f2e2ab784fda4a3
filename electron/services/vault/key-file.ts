/**
 * The file that holds the wrapped vault key. Everything else can be read only through it, so there are two copies,
 * each with a checksum: a flipped bit is told from a wrong passphrase, and the other copy opens.
 */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { Disk } from '../deps.ts'
import { readIfThere, writeAtomic } from '../disk.ts'

const base64 = z
  .string()
  .regex(/^[A-Za-z0-9+/]*={0,2}$/)
  .max(4096)

/** Bounded when read: whoever can write this file must not be able to make us take a terabyte, or stretch nothing. */
const keyFile = z.strictObject({
  format: z.literal(1),
  /** Counts every rewrite: of two copies the newer one is right. */
  version: z.number().int().min(1),
  stretch: z.strictObject({
    algorithm: z.literal('argon2id'),
    salt: base64,
    memoryKiB: z
      .number()
      .int()
      .min(64 * 1024)
      .max(1024 * 1024),
    iterations: z.number().int().min(1).max(16),
    parallelism: z.number().int().min(1).max(4),
  }),
  /** The vault key under the stretched passphrase. */
  passphrase: base64,
  /** The vault key under the recovery code. */
  recovery: base64,
  /** Settings of the vault itself, under the vault key. */
  settings: base64,
})

export type KeyFile = z.output<typeof keyFile>

const NAMES = ['vault.json', 'vault.copy.json'] as const

export type KeyFileState =
  | { readonly kind: 'none' }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'good'; readonly file: KeyFile; readonly copiesDiffer: boolean }

export function readKeyFile(disk: Disk, folder: string): KeyFileState {
  const copies = NAMES.map((name) => readIfThere(disk, join(folder, name)))
  if (copies.every((bytes) => bytes === undefined)) return { kind: 'none' }
  const good = copies.map((bytes) => bytes && parse(bytes)).filter((file) => file !== undefined)
  const [first, second] = good.sort((a, b) => b.version - a.version)
  if (!first) return { kind: 'damaged' }
  return { kind: 'good', file: first, copiesDiffer: second?.version !== first.version }
}

/** Killed between the two, the old copy still opens with the old passphrase; the next unlock writes it again. */
export function writeKeyFile(disk: Disk, folder: string, file: KeyFile): void {
  const bytes = format(file)
  for (const name of NAMES) writeAtomic(disk, join(folder, name), bytes)
}

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex')

function format(file: KeyFile): Uint8Array {
  const text = JSON.stringify(file)
  return Buffer.from(`${text}\n${checksum(text)}\n`)
}

function parse(bytes: Uint8Array): KeyFile | undefined {
  const [text = '', sum] = Buffer.from(bytes).toString('utf8').split('\n')
  if (sum !== checksum(text)) return undefined
  try {
    return keyFile.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
