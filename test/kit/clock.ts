/** The clock on the wall, for a whole shell with its services: it runs as always until the test lets time pass. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export interface WallClock {
  /** For the shell's environment. */
  readonly env: Readonly<Record<string, string>>
  pass(ms: number): void
  remove(): void
}

/** Loaded before anything else into every process the shell starts. */
const PRELOAD = `
import { readFileSync } from 'node:fs'
const now = Date.now
Date.now = () => now() + Number(readFileSync(process.env.TEST_CLOCK, 'utf8'))
`

export function wallClock(): WallClock {
  const folder = mkdtempSync(join(tmpdir(), 'parley-clock-'))
  const file = join(folder, 'ahead')
  let ahead = 0
  const write = () => writeFileSync(file, String(ahead))
  write()
  return {
    env: { TEST_CLOCK: file, NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PRELOAD)}` },
    pass(ms) {
      ahead += ms
      write()
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
