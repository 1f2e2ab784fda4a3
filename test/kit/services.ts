/** The services in the test's own process, on a folder of its own, with a clock it turns by hand. */
import { createHash, randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createServices, type Running } from '../../electron/services/create.ts'
import type { Clock, Deps, KeychainPort, Stretch } from '../../electron/services/deps.ts'
import type { BridgeEvent } from '../../shared/bridge/contract.ts'

/** Same passphrase, same key, and no waiting: for tests that are not about Argon2id. */
export const quickStretch: Stretch = async (passphrase, salt) =>
  createHash('sha256').update(salt).update(passphrase).digest()

export class HandClock implements Clock {
  #now = Date.UTC(2026, 0, 5, 9)
  readonly #timers = new Set<{ ms: number; run: () => void; due: number }>()

  now(): number {
    return this.#now
  }

  every(ms: number, run: () => void): () => void {
    const timer = { ms, run, due: this.#now + ms }
    this.#timers.add(timer)
    return () => this.#timers.delete(timer)
  }

  pass(ms: number): void {
    this.#now += ms
    for (const timer of [...this.#timers]) {
      if (timer.due > this.#now) continue
      timer.due = this.#now + timer.ms
      timer.run()
    }
  }
}

export const noKeychain: KeychainPort = {
  state: async () => 'none',
  get: async () => undefined,
  put: async () => false,
  remove: async () => undefined,
}

export interface TestServices extends Running {
  readonly folder: string
  readonly clock: HandClock
  readonly events: { to: string | undefined; event: BridgeEvent }[]
  readonly locks: ('idle' | 'asked')[]
}

export const newFolder = (): string => fs.mkdtempSync(join(tmpdir(), 'parley-unit-'))

export function testServices(folder: string = newFolder(), given: Partial<Deps> = {}): TestServices {
  const clock = new HandClock()
  const events: TestServices['events'] = []
  const locks: TestServices['locks'] = []
  const running = createServices(
    {
      folder,
      disk: fs,
      clock,
      random: randomBytes,
      stretch: quickStretch,
      keychain: noKeychain,
      shell: {
        newWindow: async () => undefined,
        save: async () => ({ cancelled: true }),
        pdf: async () => new Uint8Array(),
        stopPdf: async () => undefined,
      },
      info: { shell: 'browser', version: 'test', platform: 'test', dataFolder: folder },
      locked: { why: 'start' },
      emit: (to, event) => void events.push({ to, event }),
      lockDown: (why) => void locks.push(why),
      ...given,
    },
    [{ memoryKiB: 64 * 1024, iterations: 3, parallelism: 1 }],
  )
  return { ...running, folder, clock, events, locks }
}

export const PASSPHRASE = 'correct horse battery staple'

/** Services with an open vault. The first time it is made; on a folder used before it is unlocked. */
export async function openedServices(folder?: string, given: Partial<Deps> = {}): Promise<TestServices> {
  const opened = testServices(folder, given)
  const { vault } = opened.services
  const state = await vault.state('')
  const answer = state.kind === 'new' ? await vault.create('', PASSPHRASE) : await vault.unlock('', PASSPHRASE)
  if ('refused' in answer) throw new Error(answer.say)
  return opened
}

/** A file with one bit changed. */
export function flipBit(path: string, bit: number): void {
  const bytes = fs.readFileSync(path)
  bytes[Math.floor(bit / 8) % bytes.length]! ^= 1 << (bit % 8)
  fs.writeFileSync(path, bytes)
}

/** The paths of all files below a folder, relative to it. */
export const filesIn = (folder: string): string[] =>
  fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
