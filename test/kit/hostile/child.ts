/** The process in which a hostile file is opened: takes it from its input, seals itself, and says what came of it. */
import { openSync, readFileSync, readSync, writeSync } from 'node:fs'
import { examine } from './examine.ts'
import { seal } from './seal.ts'

export interface Report {
  /** 'opened', or the code of the refusal. */
  readonly outcome: string
  /** What is wrong with the outcome, when something is. */
  readonly fault?: string
  /** Words typed into it that are not read back where they were typed. */
  readonly strayed?: string
  readonly ms: number
  readonly steps: Readonly<Record<string, number>>
  /** Most memory the process ever had. */
  readonly megabytes: number
  /** What the code tried to reach. */
  readonly tried: readonly string[]
}

// What the guard must leave to us is taken before it falls; so is what Node itself would open later.
const [read, write] = [readSync, writeSync]
const bytes = new Uint8Array(readFileSync(0))
const status = openStatus()
void process.stderr
const attempt = process.argv[2]
const tried = seal()
const steps: Record<string, number> = {}
const began = performance.now()
const found = attempt === undefined ? await examine(bytes, steps) : await misbehave(attempt)
const report: Report = {
  ...found,
  ms: Math.round(performance.now() - began),
  steps,
  megabytes: Math.round(peak() / 1024),
  tried,
}
write(1, JSON.stringify(report))

function openStatus(): number | undefined {
  try {
    return openSync('/proc/self/status', 'r')
  } catch {
    return undefined
  }
}

/** In KB. Where there is no /proc, what the system says of the process, which may count what it was forked from. */
function peak(): number {
  if (status === undefined) return process.resourceUsage().maxRSS
  const text = Buffer.alloc(4096)
  read(status, text, 0, text.length, 0)
  return Number(/VmHWM:\s*(\d+)/.exec(text.toString('latin1'))?.[1])
}

/** Does on purpose what no reader may, to show that the guard notices. */
async function misbehave(how: string): Promise<{ outcome: string }> {
  const acts: Readonly<Record<string, () => unknown>> = {
    write: async () => (await import('node:fs')).writeFileSync('/tmp/parley-evil', ''),
    fetch: () => fetch('http://evil.example'),
    lookup: async () => (await import('node:dns')).lookup('evil.example', () => {}),
    connect: async () => (await import('node:net')).connect(80, '127.0.0.1'),
    spawn: async () => (await import('node:child_process')).spawn('true'),
  }
  try {
    await acts[how]?.()
    return { outcome: 'got through' }
  } catch {
    return { outcome: 'held' }
  }
}
