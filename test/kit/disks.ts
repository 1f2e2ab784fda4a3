/** Disks that fail: full, dying half way, cut off between two steps. */
import * as fs from 'node:fs'
import type { Disk } from '../../electron/services/deps.ts'

const WRITES = new Set([
  'chmodSync',
  'copyFileSync',
  'fdatasyncSync',
  'fsyncSync',
  'ftruncateSync',
  'linkSync',
  'mkdirSync',
  'renameSync',
  'rmSync',
  'unlinkSync',
  'writeSync',
])

/** Asked before every call; what it returns is thrown instead. */
export type Fault = (call: string, args: readonly unknown[]) => Error | undefined

/** node:fs with faults. Opening a file for writing counts as a write. */
export function faultyDisk(fault: Fault): Disk {
  const handler: ProxyHandler<typeof fs> = {
    get(target, name) {
      const real = target[name as keyof typeof fs]
      if (typeof real !== 'function') return real
      return (...args: unknown[]) => {
        const error = fault(String(name), args)
        if (error) throw error
        return (real as (...a: unknown[]) => unknown)(...args)
      }
    },
  }
  return new Proxy(fs, handler) as Disk
}

export const isWrite = (call: string, args: readonly unknown[]): boolean =>
  WRITES.has(call) || (call === 'openSync' && args[1] !== 'r')

export const diskError = (code: string): Error => Object.assign(new Error(code), { code })

/** The process is dead: nothing after this moment happens, not even cleaning up. */
export class Cut extends Error {}

/** Dies before the `step`-th write; a write of bytes that is cut leaves the first half of them. */
export function cutDisk(step: number): { disk: Disk; isCut: () => boolean } {
  let left = step
  let cut = false
  const disk = faultyDisk((call, args) => {
    if (cut) return new Cut()
    if (!isWrite(call, args) || left-- > 0) return undefined
    cut = true
    if (call === 'writeSync') {
      const [fd, bytes, offset, length, position] = args as [number, Uint8Array, number, number, number | null]
      fs.writeSync(fd, bytes, offset, Math.floor(length / 2), position)
    }
    return new Cut()
  })
  return { disk, isCut: () => cut }
}
