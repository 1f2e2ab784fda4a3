/** Electron's binary: where it would be, and fetching it once. Never `require('electron')`: that downloads unasked. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const DAY_MS = 24 * 3600_000
const LOOK_MS = 2_000
/** Given up when nothing more has come for this long, or after ten minutes. */
const STALL_MS = 25_000
const LONGEST_MS = 10 * 60_000

function electronFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'))
  } catch {
    return undefined
  }
}

/** The binary, if it lies where Electron's install script puts it. */
export function electronBinary(): string | undefined {
  const folder = electronFolder()
  if (!folder || !existsSync(join(folder, 'path.txt'))) return undefined
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist')
  const path = join(dist, readFileSync(join(folder, 'path.txt'), 'utf8').trim())
  return existsSync(path) ? path : undefined
}

/** Tries to fetch the binary; not again within a day unless asked. Says what it does. */
export async function fetchElectron(root: string, asked: boolean, say: (line: string) => void): Promise<void> {
  const folder = electronFolder()
  const memo = join(root, 'node_modules', '.cache', 'parley', 'electron-fetch')
  if (!folder || (!asked && triedWithin(memo, DAY_MS))) return
  remember(memo)
  say('Fetching Electron, once (about 120 MB; Ctrl+C stops it, Parley then starts in a browser window).')
  const temporary = mkdtempSync(join(dirname(memo), 'fetch-'))
  try {
    const why = await install(join(folder, 'install.js'), temporary, say)
    if (why)
      say(
        `Electron could not be fetched: ${why}. It is tried again tomorrow, or now with: npm start -- --fetch-electron`,
      )
  } finally {
    rmSync(temporary, { recursive: true, force: true })
  }
}

/** Undefined when it worked, else why not. */
function install(script: string, temporary: string, say: (line: string) => void): Promise<string | undefined> {
  const environment = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary }
  const child = spawn(process.execPath, [script], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] })
  let errors = ''
  child.stderr.on('data', (chunk: Buffer) => {
    errors = (errors + chunk.toString()).slice(0, 4000)
  })
  return new Promise((resolve) => {
    const started = Date.now()
    let [size, grewAt] = [0, started]
    const timer = setInterval(() => {
      const now = Date.now()
      const got = sizeOf(temporary)
      if (got > size) {
        ;[size, grewAt] = [got, now]
        say(`  ${Math.round(size / 1e6)} MB`)
      }
      if (now - grewAt > STALL_MS || now - started > LONGEST_MS) child.kill()
    }, LOOK_MS)
    const stop = () => void child.kill()
    process.once('SIGINT', stop)
    const done = (why: string | undefined) => {
      clearInterval(timer)
      process.off('SIGINT', stop)
      resolve(why)
    }
    child.once('error', (error) => done(error.message))
    child.once('exit', (code, signal) => {
      if (code === 0) done(undefined)
      else done(signal ? 'it was stopped, or nothing more came' : firstReason(errors))
    })
  })
}

const firstReason = (errors: string): string =>
  errors
    .split('\n')
    .find((line) => /error/i.test(line))
    ?.replace(/^\s*\w*Error: /, '')
    .trim()
    .slice(0, 160) || 'the download failed'

function triedWithin(memo: string, ms: number): boolean {
  try {
    return Date.now() - statSync(memo).mtimeMs < ms
  } catch {
    return false
  }
}

function remember(memo: string): void {
  mkdirSync(dirname(memo), { recursive: true })
  writeFileSync(memo, new Date().toISOString())
}

function sizeOf(folder: string): number {
  let total = 0
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    total += statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0
  }
  return total
}
