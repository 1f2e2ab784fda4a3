/** The browser shell with a window of its own: a real Chromium it starts itself, on a profile it makes. */
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { root } from '../../electron/build.mjs'
import { findBrowser, killBrowser } from '../kit/browser.ts'

const { from } = await findBrowser()
/** The browser of the npm package draws pages for tests but opens no windows of its own. */
const opensWindows = process.platform === 'linux' && from === 'installed'
if (!opensWindows) console.log('skipped: windows of their own need an installed Chromium, Chrome or Edge, and Linux')

let folder = ''
const started: ChildProcess[] = []
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL')
  killBrowser(join(folder, 'profile'))
  rmSync(folder, { recursive: true, force: true })
})

async function start(...flags: string[]) {
  const { path, env } = await findBrowser()
  const entry = join(root, 'dist', 'electron', 'start.js')
  // The browser itself needs no display with this flag; the shell only asks whether there is one.
  const child = spawn(process.execPath, [entry, '--browser', '--headless=new', '--no-sandbox', ...flags], {
    env: { ...process.env, ...env, DISPLAY: ':77', PARLEY_DATA: folder, PARLEY_BROWSER: path },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  let said = ''
  child.stdout?.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  return { child, said: () => said, ended: new Promise<number | null>((resolve) => child.once('exit', resolve)) }
}

const browserProcesses = () =>
  readdirSync('/proc').filter((name) => {
    try {
      return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(`--user-data-dir=${folder}`)
    } catch {
      return false
    }
  })
const letIn = () => expect.poll(() => existsSync(join(folder, 'sessions.json')), { timeout: 30_000 }).toBe(true)

test.runIf(opensWindows)(
  'the page in the window is let in; when the window dies, the shell ends and leaves nothing running',
  async () => {
    folder = mkdtempSync(join(tmpdir(), 'parley-window-'))
    const shell = await start()
    await letIn()
    expect(shell.said()).toContain('Parley opens in a browser window')
    expect(shell.said()).not.toContain('#t=')
    const profile = join(folder, 'profile')
    const letters = readdirSync(profile).filter((name) => name.startsWith('open-'))
    for (const letter of letters) expect(statSync(join(profile, letter)).mode & 0o077).toBe(0)
    const lines = browserProcesses().map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8'))
    expect(lines.some((line) => line.includes('#t='))).toBe(false)
    killBrowser(profile)
    expect(await shell.ended).toBe(0)
    expect(browserProcesses()).toEqual([])
  },
)

test.runIf(opensWindows)('Ctrl+C closes the window with the shell', async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-window-'))
  const shell = await start()
  await letIn()
  shell.child.kill('SIGINT')
  expect(await shell.ended).toBe(0)
  await expect.poll(browserProcesses, { timeout: 10_000 }).toEqual([])
})

test('where there is no browser the address is said, and why', async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-window-'))
  const entry = join(root, 'dist', 'electron', 'start.js')
  const child = spawn(process.execPath, [entry, '--browser'], {
    env: { ...process.env, DISPLAY: ':77', PARLEY_DATA: folder, PARLEY_BROWSER: join(folder, 'none') },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  started.push(child)
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  await expect.poll(() => said, { timeout: 20_000 }).toMatch(/No Chromium, Chrome or Edge was found[\s\S]*#t=[\w-]{43}/)
})
