/** Looks for a secret in raw bytes, in every spelling a store might give it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** UTF-8, UTF-16, base64 in its three alignments, hex, and each half alone. */
export function spellings(secret: string): Buffer[] {
  const plain = Buffer.from(secret, 'utf8')
  const half = Math.floor(secret.length / 2)
  const base64 = [0, 1, 2].map((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), plain]).toString('base64')
    // What the neighbours' bits mix into is cut off at both ends.
    return Buffer.from(text.slice(shift === 0 ? 0 : 4, Math.floor(text.length / 4) * 4 - 4))
  })
  return [
    plain,
    Buffer.from(secret, 'utf16le'),
    Buffer.from(plain.toString('hex')),
    Buffer.from(secret.slice(0, half)),
    Buffer.from(secret.slice(half)),
    ...base64,
  ]
}

/** Files below a folder that hold any spelling. */
export function filesWith(folder: string, secret: string): string[] {
  const wanted = spellings(secret)
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => {
      const bytes = readWhileThere(path)
      return wanted.some((w) => bytes.includes(w))
    })
}

/** A running browser tidies its cache while one looks: what it took away holds nothing any more. */
function readWhileThere(path: string): Buffer {
  try {
    return readFileSync(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  }
}
