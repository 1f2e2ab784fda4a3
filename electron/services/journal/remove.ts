import { basename, dirname, join } from 'node:path'
import type { Disk } from '../deps.ts'
import { syncFolder } from '../disk.ts'

/** Every file of a lane: the lane, what was set aside of it, and its mark. */
export function removeLane(disk: Disk, path: string, mark: string): void {
  const folder = dirname(path)
  if (disk.existsSync(folder)) {
    for (const file of disk.readdirSync(folder)) {
      if (file.startsWith(basename(path))) disk.unlinkSync(join(folder, file))
    }
    syncFolder(disk, folder)
  }
  disk.rmSync(mark, { force: true })
}
