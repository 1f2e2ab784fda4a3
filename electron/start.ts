/** `npm start`: Electron where its binary is, else the browser shell. Says which, and why. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { version } from '../package.json' with { type: 'json' }
import { handOver } from './browser/handover.ts'
import { runBrowserShell } from './browser/run.ts'
import { electronBinary, fetchElectron } from './fetch-electron.ts'
import { dataFolder, folderWarning, makeDataFolder } from './services/folder.ts'
import { holdFolder } from './services/hold.ts'
import { forkServices } from './services/process/fork.ts'

const OWN = ['--headless', '--browser', '--fetch-electron']
const say = (line: string) => console.log(line)
/** dist/electron holds this file, the services' entry and, beside its folder, the renderer. */
const here = import.meta.dirname
const project = join(here, '..', '..')

const given = process.argv.slice(2)
const wants = (flag: string) => given.includes(flag)

process.exit(await start())

async function start(): Promise<number> {
  const flags = withSandboxFlag(given.filter((flag) => !OWN.includes(flag)))
  const noDisplay = process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY
  const headless = wants('--headless')
  if (!headless && !noDisplay && !wants('--browser')) {
    if (!electronBinary()) await fetchElectron(project, wants('--fetch-electron'), say)
    const binary = electronBinary()
    if (binary) return runElectron(binary, flags)
    say('Electron is not installed here, so Parley opens in a browser window.')
  } else if (wants('--browser') && !headless) say('Parley opens in a browser window, as asked.')
  else
    say(headless ? 'Parley runs without a window, as asked.' : 'There is no display, so Parley only gives its address.')
  return runBrowser(headless || noDisplay, flags)
}

/** Chromium refuses to start as root with its sandbox on. */
function withSandboxFlag(flags: string[]): string[] {
  if (process.getuid?.() !== 0 || flags.includes('--no-sandbox') || wants('--headless')) return flags
  say('Started as root, where Chromium has no sandbox: adding --no-sandbox. Better start Parley as a user.')
  return [...flags, '--no-sandbox']
}

function runElectron(binary: string, flags: readonly string[]): Promise<number> {
  say('Parley opens in Electron.')
  const child = spawn(binary, [project, ...flags], { stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => child.kill(signal))
  return new Promise((resolve) => {
    child.once('error', () => resolve(1))
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

async function runBrowser(headless: boolean, flags: readonly string[]): Promise<number> {
  const folder = makeDataFolder(dataFolder())
  const hold = await holdFolder(folder, 'shell')
  if (!hold) return joinRunning(folder)
  const warning = folderWarning(folder)
  if (warning) say(warning)
  return runBrowserShell({
    folder,
    root: join(here, '..', 'renderer'),
    info: { version, platform: process.platform, ...(warning && { folderWarning: warning }) },
    fork: () => forkServices(join(here, 'services.js')),
    headless,
    flags,
    say,
  })
}

async function joinRunning(folder: string): Promise<number> {
  const done = await handOver(folder)
  if (!done) {
    say(`Parley is already open on ${folder}. Close it there first.`)
    return 1
  }
  if ('opened' in done) say('Parley is already running; it opened another window.')
  else say(`Parley is already running without a display. Another window:\n${done.address}`)
  return 0
}
