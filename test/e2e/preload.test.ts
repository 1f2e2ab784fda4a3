/**
 * Electron without its binary: the built preload runs in a real Chromium before the built page, and the real main.ts
 * answers it; only the module `electron` is faked, and the service process is Node's fork instead of Electron's.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { root } from '../../electron/build.mjs'
import { forkServices } from '../../electron/services/process/fork.ts'
import { CALL } from '../../electron/shell/channels.ts'
import { launch } from '../kit/browser.ts'
import { type FakeElectron, FakeUtilityProcess } from '../kit/fake-electron.ts'

const place = vi.hoisted(() => ({ folder: '', root: '', fake: undefined as unknown as FakeElectron }))
vi.mock('electron', async () => {
  const { fakeElectron } = await import('../kit/fake-electron.ts')
  place.fake = fakeElectron({ documents: place.folder, app: place.root })
  return place.fake.module
})

/** Chromium takes no page of a scheme of ours from a test, so the page is served under this name instead. */
const STAND_IN = 'http://parley.test'

let browser: Browser

beforeAll(async () => {
  place.folder = mkdtempSync(join(tmpdir(), 'parley-preload-'))
  place.root = root
  vi.stubEnv('PARLEY_DATA', join(place.folder, 'data'))
  browser = await launch('--unsafely-treat-insecure-origin-as-secure=http://parley.test')
  const electron = (await import('electron')) as unknown as FakeElectron['module']
  electron.utilityProcess.fork.mockImplementation(() => {
    const child = new FakeUtilityProcess()
    const real = forkServices(join(root, 'dist', 'electron', 'services.js'))
    child.onPost = real.send
    child.kill = () => {
      real.kill()
      return true
    }
    real.onFrame((frame) => child.emit('message', frame))
    real.onExit(() => child.emit('exit', 0))
    return child
  })
  await import('../../electron/main.ts')
  await vi.waitFor(() => expect(place.fake.windows).toHaveLength(1))
})
afterAll(async () => {
  await browser?.close()
  place.fake.app.emit('will-quit', { preventDefault: () => {} })
  await vi.waitFor(() => expect(place.fake.app.quit).toHaveBeenCalled())
  vi.unstubAllEnvs()
  rmSync(place.folder, { recursive: true, force: true })
})

/** What Electron does for a sandboxed, isolated preload: it may require `electron` and nothing else. */
const sandbox = (preload: string) => `(() => {
  const listeners = []
  window.__fromMain = (channel, event) => { for (const [name, heard] of listeners) if (name === channel) heard({}, event) }
  const ipcRenderer = {
    invoke: (channel, ...args) => __invoke(channel, args),
    on: (channel, heard) => listeners.push([channel, heard]),
  }
  const contextBridge = { exposeInMainWorld: (name, api) => Object.defineProperty(window, name, { value: Object.freeze(api) }) }
  const require = (name) => {
    if (name !== 'electron') throw new Error('a sandboxed preload may not require ' + name)
    return { contextBridge, ipcRenderer }
  }
  const exports = {}, module = { exports }
  ${preload}
})()`

async function openPage(): Promise<{ page: Page; problems: string[] }> {
  const window = place.fake.windows[0]!
  const page = await browser.newPage()
  const problems: string[] = []
  page.on('console', (line) => line.type() === 'error' && problems.push(line.text()))
  page.on('pageerror', (error) => problems.push(String(error)))
  const serve = place.fake.module.protocol.handle.mock.calls[0]![1] as (request: unknown) => Promise<Response>
  await page.route(`${STAND_IN}/**`, async (route) => {
    const { pathname } = new URL(route.request().url())
    const served = await serve({ url: `parley://app${pathname}`, method: route.request().method() })
    await route.fulfill({
      status: served.status,
      headers: Object.fromEntries(served.headers),
      body: Buffer.from(await served.arrayBuffer()),
    })
  })
  await page.exposeFunction('__invoke', (channel: string, args: unknown[]) =>
    place.fake.handlers.get(channel)!(
      { sender: window.webContents, senderFrame: { parent: null, url: 'parley://app/' } },
      ...args,
    ),
  )
  await page.addInitScript(sandbox(readFileSync(join(root, 'dist', 'electron', 'preload.cjs'), 'utf8')))
  await page.goto(`${STAND_IN}/`)
  return { page, problems }
}

test('the page gets every method of the contract and nothing else, and the real services answer', async () => {
  const { page } = await openPage()
  expect(place.fake.handlers.has(CALL)).toBe(true)
  const shape = await page.evaluate(() => {
    const { parley } = window as unknown as { parley: { calls: Record<string, object>; onEvent: unknown } }
    return {
      keys: Object.keys(parley),
      calls: Object.fromEntries(Object.entries(parley.calls).map(([name, calls]) => [name, Object.keys(calls)])),
    }
  })
  const { bridge } = await import('../../shared/bridge/contract.ts')
  expect(shape.keys).toEqual(['calls', 'onEvent'])
  expect(shape.calls).toEqual(
    Object.fromEntries(Object.entries(bridge).map(([name, calls]) => [name, Object.keys(calls)])),
  )
  const ask = (service: string, method: string, ...args: unknown[]) =>
    page.evaluate(
      ([s, m, a]) =>
        (window as unknown as { parley: { calls: Record<string, Record<string, (...x: unknown[]) => unknown>> } })
          .parley.calls[s as string]![m as string]!(...(a as unknown[])),
      [service, method, args] as const,
    )
  expect(await ask('vault', 'state')).toEqual({ value: { kind: 'new' } })
  expect(await ask('app', 'info')).toMatchObject({ value: { shell: 'electron' } })
  expect(await ask('journal', 'open', 'nonsense')).toMatchObject({ failure: { code: 'arguments' } })
})

test('the built page starts under the policy without a single violation', async () => {
  const { page, problems } = await openPage()
  await expect.poll(() => page.locator('#root').innerText()).toMatch(/\w{4,}/)
  expect(problems).toEqual([])
})
