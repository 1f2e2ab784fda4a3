/** Opens a hostile file in a process of its own: with a bound on its heap, without network, disk or other processes. */
import { spawn, spawnSync } from 'node:child_process'
import type { Report } from './child.ts'

export const BOUNDS = { ms: 10_000, megabytes: 512 } as const

/** For all that is done to one file; beyond this it is a hang. */
const PATIENCE = 60_000
const HEAP = 384

/** Node's own wall around disk and processes, under the name this version has for it. */
const permission = process.allowedNodeEnvironmentFlags.has('--permission')
  ? '--permission'
  : '--experimental-permission'

/** An empty network of its own for the process, where the machine gives one; the seal within holds everywhere. */
const alone = spawnSync('unshare', ['-n', 'true']).status === 0 ? ['unshare', '-n'] : []

export const openHostile = (entry: string, bytes: Uint8Array, args: readonly string[] = []): Promise<Report> => {
  const [command, ...rest] = [
    ...alone,
    process.execPath,
    `--max-old-space-size=${HEAP}`,
    '--no-warnings',
    permission,
    '--allow-fs-read=*',
    entry,
    ...args,
  ]
  const began = Date.now()
  const child = spawn(command!, rest, { stdio: ['pipe', 'pipe', 'pipe'] })
  const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE)
  let said = ''
  let complained = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    complained += chunk
  })
  // A child that ends early closes its input; what it says of that is in its exit.
  child.stdin.on('error', () => {})
  child.stdin.end(bytes)
  return new Promise((resolve) =>
    child.on('close', (code, signal) => {
      clearTimeout(patience)
      const ms = Date.now() - began
      const crash = `${signal ?? `exit ${code}`}: ${complained.match(/.*(?:Error|FATAL).*/)?.[0] ?? complained.slice(0, 200)}`
      const nothing = { ms, steps: {}, megabytes: 0, tried: [] }
      if (code === 0 && said !== '') resolve(JSON.parse(said) as Report)
      else resolve({ ...nothing, outcome: ms >= PATIENCE ? 'hang' : 'crash', fault: crash })
    }),
  )
}

const IMPORT: ReadonlySet<string> = new Set(['readDocx', 'to the page', 'model', 'lines'])

/** The longest Ann waits: for the import, or for one thing she does with the file then. */
export const longestWait = ({ steps }: Report): number => {
  const each = Object.entries(steps)
  const opening = each.reduce((sum, [name, ms]) => (IMPORT.has(name) ? sum + ms : sum), 0)
  return Math.max(opening, ...each.map(([, ms]) => ms))
}

/** Everything that is not as it must be; empty when all is well. */
export const faultsOf = (report: Report): string[] => {
  const { fault, megabytes, tried, steps } = report
  return [
    ...(fault === undefined ? [] : [fault]),
    ...(longestWait(report) < BOUNDS.ms ? [] : [`took ${longestWait(report)} ms: ${JSON.stringify(steps)}`]),
    ...(megabytes < BOUNDS.megabytes ? [] : [`took ${megabytes} MB`]),
    ...tried.map((what) => `tried ${what}`),
  ]
}
