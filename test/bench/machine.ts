/** Where and on what it was measured. */
import { execFileSync } from 'node:child_process'
import { cpus, loadavg, release, totalmem, type } from 'node:os'
import { root } from '../../electron/build.mjs'

export interface Machine {
  readonly date: string
  readonly commit: string
  readonly cores: string
  readonly system: string
  readonly load: string
}

export const machine = (): Machine => ({
  date: new Date().toISOString().slice(0, 10),
  commit: commit(),
  cores: `${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown'}, ${Math.round(totalmem() / 2 ** 30)} GB`,
  system: `${type()} ${release()}, Node ${process.version}`,
  load: loadavg()[0]!.toFixed(1),
})

function commit(): string {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
  try {
    const changed = git('status', '--porcelain', '--', 'electron', 'renderer', 'shared') !== ''
    return git('rev-parse', '--short', 'HEAD') + (changed ? ' with changes on top' : '')
  } catch {
    return 'unknown'
  }
}
