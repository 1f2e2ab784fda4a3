/** The Electron shell, started over a faked `electron`: its binary is not on every machine. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, vi } from 'vitest'
import { CALL } from '../../electron/shell/channels.ts'
import { decodeFrame, encodeFrame, KIND } from '../../shared/bridge/frame.ts'
import { packValue, unpackValue } from '../../shared/bridge/value.ts'
import type { FakeContents, FakeElectron } from './fake-electron.ts'

/** Where it runs, and what it has asked of `electron`. Filled when it is started. */
export const place = {
  folder: '',
  fake: undefined as unknown as FakeElectron,
  /** Of its first window. */
  contents: undefined as unknown as FakeContents,
}
vi.mock('electron', async () => {
  const { fakeElectron } = await import('./fake-electron.ts')
  place.fake = fakeElectron({ documents: place.folder, app: place.folder })
  return place.fake.module
})

/** Starts it for the tests of the file this is called in, and clears up behind them. */
export function startElectron(): void {
  beforeAll(async () => {
    place.folder = mkdtempSync(join(tmpdir(), 'parley-main-'))
    mkdirSync(join(place.folder, 'dist', 'renderer'), { recursive: true })
    const page = '<meta name="csp-nonce" content="__CSP_NONCE__">'
    writeFileSync(join(place.folder, 'dist', 'renderer', 'index.html'), page)
    writeFileSync(join(place.folder, 'secret.txt'), 'outside')
    vi.stubEnv('PARLEY_DATA', join(place.folder, 'data'))
    await import('../../electron/main.ts')
    await vi.waitFor(() => expect(place.fake.windows).toHaveLength(1))
    place.contents = place.fake.windows[0]!.webContents
    fromServices(KIND.setup, 0, '', undefined)
  })
  afterAll(() => {
    vi.unstubAllEnvs()
    rmSync(place.folder, { recursive: true, force: true })
  })
}

/** An event as it comes from the window's own page, or from another address. */
export const here = (url = 'parley://app/') => ({ sender: place.contents, senderFrame: { parent: null, url } })

/** What a page calls. */
export const call = (event: unknown, ...rest: unknown[]) => place.fake.handlers.get(CALL)!(event, ...rest)

/** The service process of now, which may not be the first. */
export const services = () => place.fake.children.at(-1)!

/** What the service process was last asked. */
export const lastCall = () => {
  const frame = decodeFrame(services().posted.at(-1)!)
  return { ...frame, body: unpackValue(frame.body) }
}

/** What the service process says. */
export const fromServices = (kind: (typeof KIND)[keyof typeof KIND], id: number, caller: string, value: unknown) =>
  services().emit('message', encodeFrame(kind, id, caller, packValue(value)))

/** Asks, as the services do, for something only Electron can do. */
export async function ask(service: string, method: string, ...args: unknown[]): Promise<unknown> {
  const child = services()
  const before = child.posted.length
  fromServices(KIND.ask, 77, '', [service, method, args])
  await vi.waitFor(() => expect(child.posted.length).toBe(before + 1))
  return unpackValue(decodeFrame(child.posted.at(-1)!).body)
}
