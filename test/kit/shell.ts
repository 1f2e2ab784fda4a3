/** The real browser shell in a process of its own, without a window, on a data folder of the test's. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureBuilt, root } from '../../electron/build.mjs'

export interface TestShell {
  /** Opens one window, one time. */
  readonly url: string
  readonly folder: string
  readonly pid: number
  /** Everything it has said so far. */
  said(): string
  /** A fresh address, as a second `npm start -- --headless` would print. */
  another(): Promise<string>
  /** As the end of power would: no goodbye. Resolves when the process is gone. */
  kill(): Promise<void>
  /** The same data folder in a new process; kills the old one if it still runs. */
  restart(): Promise<TestShell>
  /** Asks it to end, and removes the folder if it was made for the test. */
  stop(): Promise<void>
}

export interface ShellSettings {
  /** Kept when given; else made for the test and removed with it. */
  readonly folder?: string
  readonly env?: Readonly<Record<string, string>>
}

export const startShell = ({ folder, env = {} }: ShellSettings = {}): Promise<TestShell> =>
  running(folder ?? mkdtempSync(join(tmpdir(), 'parley-test-')), folder === undefined, env)

async function running(folder: string, ours: boolean, env: Readonly<Record<string, string>>): Promise<TestShell> {
  await ensureBuilt()
  const { child, url, said } = await start(folder, env)
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal)
    await ended
  }
  return {
    url,
    folder,
    pid: child.pid!,
    said,
    kill: () => end('SIGKILL'),
    another: async () => (await start(folder, env)).url,
    async restart() {
      await end('SIGKILL')
      return running(folder, ours, env)
    },
    async stop() {
      await end('SIGTERM')
      if (ours) rmSync(folder, { recursive: true, force: true })
    },
  }
}

function start(data: string, env: Readonly<Record<string, string>>) {
  const child: ChildProcess = spawn(process.execPath, [join(root, 'dist', 'electron', 'start.js'), '--headless'], {
    env: { ...process.env, PARLEY_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  return new Promise<{ child: ChildProcess; url: string; said: () => string }>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      text += chunk.toString()
      const url = text.match(/http:\/\/127\.0\.0\.1:\d+\/#t=[\w-]+/)?.[0]
      if (url) resolve({ child, url, said: () => text })
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('error', reject)
    child.once('exit', (code) => reject(new Error(`the shell ended with ${code} before it gave an address:\n${text}`)))
  })
}
