/** What a data folder remembers of its browser shell: the port (the origin of its cache) and how to reach a running one. */
import * as disk from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { readIfThere, writeAtomic } from '../services/disk.ts'

const file = z.strictObject({
  port: z.number().int().min(1).max(65_535),
  /** Known only to who can read this folder; there while a shell runs. */
  handover: z.string().exactOptional(),
})

export type ShellFile = z.output<typeof file>

export function readShellFile(folder: string): ShellFile | undefined {
  try {
    const bytes = readIfThere(disk, join(folder, 'shell.json'))
    return bytes && file.safeParse(JSON.parse(Buffer.from(bytes).toString('utf8'))).data
  } catch {
    return undefined
  }
}

/** On a disk that takes nothing the shell still runs; only the port is not remembered. */
export function writeShellFile(folder: string, content: ShellFile): void {
  try {
    writeAtomic(disk, join(folder, 'shell.json'), Buffer.from(JSON.stringify(content)))
  } catch {}
}
