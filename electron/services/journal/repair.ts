/** Making a lane whole again without ever overwriting what was there. */
import { basename, dirname } from 'node:path'
import type { Damage } from '../../../shared/bridge/contract.ts'
import type { Disk } from '../deps.ts'
import { codeOf, syncFolder, writeAll } from '../disk.ts'
import type { FileWindow } from './file-window.ts'
import { type Entry, endOf, frameRecord, HEAD, HEADER, type LaneKeys, NO_CHAIN } from './record.ts'
import type { Scan } from './scan.ts'

/** A lane as it is used: its records, where the next goes, and the chain there. */
export interface Whole {
  readonly entries: Entry[]
  readonly end: number
  readonly chain: Buffer
}

export const nextOf = (entries: readonly Entry[]): number => (entries.at(-1)?.seq ?? -1) + 1

/** The beginning is good and nothing behind it opens: set the rest aside and cut it off. */
export function cutTail(
  disk: Disk,
  path: string,
  fd: number,
  window: FileWindow,
  found: Scan,
): { whole: Whole; damage: Damage } {
  const aside = freeName(disk, path, 'torn')
  const copy = disk.openSync(aside, 'wx', 0o600)
  try {
    copyRange(disk, window, copy, found.end, found.size)
    disk.fsyncSync(copy)
  } finally {
    disk.closeSync(copy)
  }
  syncFolder(disk, dirname(path))
  disk.ftruncateSync(fd, found.end)
  disk.fsyncSync(fd)
  const from = nextOf(found.good)
  const say = `The end of a file was cut off or damaged. What came before record ${from} is whole.`
  return {
    whole: { entries: [...found.good], end: found.end, chain: found.chain },
    damage: { from, keptAs: basename(aside), say },
  }
}

/** There are good records behind a bad place: a new file takes all that open, and the old one is kept. */
export function rebuild(
  disk: Disk,
  path: string,
  window: FileWindow,
  found: Scan,
  keys: LaneKeys,
): { whole: Whole; damage: Damage[] } {
  const fresh = `${path}.new`
  const entries: Entry[] = []
  let chain: Buffer = NO_CHAIN
  let end = HEAD.length
  const fd = disk.openSync(fresh, 'w', 0o600)
  try {
    writeAll(disk, fd, HEAD)
    for (const old of [...found.good, ...found.salvaged]) {
      const box = Buffer.from(window.read(old.at + HEADER, old.length))
      chain = keys.chain(chain, old.seq, box)
      writeAll(disk, fd, frameRecord(old.seq, chain, box))
      const entry = { seq: old.seq, at: end, length: old.length }
      entries.push(entry)
      end = endOf(entry)
    }
    disk.fsyncSync(fd)
  } catch (error) {
    disk.rmSync(fresh, { force: true })
    throw error
  } finally {
    disk.closeSync(fd)
  }
  const kept = keep(disk, path)
  disk.renameSync(fresh, path)
  syncFolder(disk, dirname(path))
  return { whole: { entries, end, chain }, damage: missingIn(found, basename(kept)) }
}

/** The ranges that could not be read: before, between and, where nothing is missing, none but the fact itself. */
export function missingIn(found: Scan, keptAs: string): Damage[] {
  const damage: Damage[] = []
  let due = nextOf(found.good)
  const first = due
  for (const { seq } of found.salvaged) {
    if (seq > due) damage.push(lostRange(due, seq, keptAs))
    due = seq + 1
  }
  if (damage.length > 0) return damage
  const say = 'A file was damaged, but every record in it could still be read.'
  return [{ from: first, until: first, keptAs, say }]
}

export function lostRange(from: number, until: number, keptAs: string): Damage {
  const many = until - from === 1 ? `Record ${from}` : `Records ${from} to ${until - 1}`
  return { from, until, keptAs, say: `${many} could not be read; everything before and after was.` }
}

/** A second name for the damaged file, so that there is no moment without one. */
function keep(disk: Disk, path: string): string {
  const kept = freeName(disk, path, 'damaged')
  try {
    disk.linkSync(path, kept)
  } catch (error) {
    if (codeOf(error) === 'ENOSPC') throw error
    disk.copyFileSync(path, kept)
  }
  syncFolder(disk, dirname(path))
  return kept
}

/** The name of the damaged file kept last, for a gap found again later. */
export function lastKept(disk: Disk, path: string): string {
  let kept = ''
  for (let n = 1; disk.existsSync(`${path}.damaged-${n}`); n++) kept = `${basename(path)}.damaged-${n}`
  return kept
}

function freeName(disk: Disk, path: string, kind: 'torn' | 'damaged'): string {
  for (let n = 1; ; n++) if (!disk.existsSync(`${path}.${kind}-${n}`)) return `${path}.${kind}-${n}`
}

function copyRange(disk: Disk, window: FileWindow, to: number, from: number, until: number): void {
  for (let at = from; at < until; ) {
    const bytes = window.read(at, Math.min(1024 * 1024, until - at))
    if (bytes.length === 0) return
    writeAll(disk, to, bytes)
    at += bytes.length
  }
}
