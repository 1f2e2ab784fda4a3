/** The bytes of pictures in a package: taken out one by one, when they are wanted. */
import { isRefusal, type Refusal, refuse } from '../../base/refuse.ts'
import { LIMITS } from '../package.ts'
import { readDirectory } from '../zip/directory.ts'
import { inflateEntry } from '../zip/inflate.ts'
import { type PictureHeader, readPictureHeader } from './header.ts'

export interface FoundPicture {
  readonly header: PictureHeader
  readonly bytes: Uint8Array
}

const missing = refuse('missing', 'is not in the file')

/**
 * A package was judged when it was imported, and kept under its hash: only what a single picture may do is judged here.
 * A picture is compressed already: one that grows much is no picture, and is not inflated.
 */
export const picturesIn = (file: Uint8Array): ((part: string) => FoundPicture | Refusal) => {
  const entries = readDirectory(file, LIMITS.entries)
  const byName = new Map(typeof entries === 'string' ? [] : entries.map((e) => [e.name, e]))
  return (part) => {
    const entry = byName.get(part)
    if (entry === undefined || entry.size > LIMITS.inflated) return missing
    if (entry.size > LIMITS.ratioFrom && entry.size > LIMITS.ratio * entry.packed.length) return missing
    const bytes = inflateEntry(entry)
    if (bytes === undefined) return missing
    const header = readPictureHeader(bytes)
    return isRefusal(header) ? header : { header, bytes }
  }
}
