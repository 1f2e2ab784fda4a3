/** Bytes on the disk. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'

export type Sizes = ReadonlyMap<string, number>

export function sizesBelow(folder: string): Sizes {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  return new Map(
    files.map(({ parentPath, name }) => {
      const path = join(parentPath, name)
      return [path, statSync(path, { throwIfNoEntry: false })?.size ?? 0]
    }),
  )
}

export const sum = (sizes: Sizes): number => [...sizes.values()].reduce((all, size) => all + size, 0)

/** What the file grew by that grew most. */
export const growth = (before: Sizes, after: Sizes): number =>
  Math.max(...[...after].map(([path, size]) => size - (before.get(path) ?? 0)))
