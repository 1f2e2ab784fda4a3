/** A page whose shell dies: it comes back by itself, to its own shell and to no other. */
import { readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { dirname } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WebSocketServer } from 'ws'
import { decodeFrame, encodeFrame, KIND } from '../../shared/bridge/frame.ts'
import { packValue, unpackValue } from '../../shared/bridge/value.ts'
import type { Probe } from '../kit/bridge-probe.ts'
import { launch } from '../kit/browser.ts'
import { bundle } from '../kit/bundle.ts'
import { startShell, type TestShell } from '../kit/shell.ts'

type Global = typeof globalThis & { probe: Probe; refused: { thrown: string } }

let shell: TestShell
let browser: Browser
let script: string
beforeAll(async () => {
  script = await bundle('test/kit/bridge-probe.ts')
  shell = await startShell()
  browser = await launch()
})
afterAll(async () => {
  await browser?.close()
  await shell?.stop()
  rmSync(dirname(script), { recursive: true, force: true })
})

/** The shell's own page, under its own policy, with the probe in the place of the app. */
async function open(url: string): Promise<Page> {
  const page = await browser.newPage()
  await page.route(/\/assets\/index-[\w-]+\.js$/, (route) =>
    route.fulfill({ contentType: 'text/javascript', body: readFileSync(script, 'utf8') }),
  )
  await page.goto(url)
  return page
}
const ready = (page: Page) => page.waitForFunction(() => 'probe' in globalThis)
const heard = (page: Page) => page.evaluate(() => (globalThis as Global).probe.heard)
const ask = (page: Page, service: string, method: string, ...args: unknown[]) =>
  page.evaluate(([s, m, a]) => (globalThis as Global).probe.call(s as string, m as string, ...(a as unknown[])), [
    service,
    method,
    args,
  ] as const)

test('the ticket leaves the address at once; a reload comes back with the session, a copied address does not', async () => {
  const page = await open(shell.url)
  await ready(page)
  expect(page.url()).not.toContain('#t=')
  await page.reload()
  await ready(page)
  expect(await ask(page, 'app', 'info')).toMatchObject({ shell: 'browser' })
  const copied = await open(page.url())
  await copied.waitForFunction(() => 'refused' in globalThis)
  expect(await copied.evaluate(() => (globalThis as Global).refused)).toEqual({ thrown: 'NotAdmitted' })
  await Promise.all([page.close(), copied.close()])
})

test('kill -9 of the shell: what was under way is lost and said, and the page is back after the next start', async () => {
  const page = await open(await shell.another())
  await ready(page)
  expect(await ask(page, 'vault', 'create', 'correct horse')).toHaveProperty('recoveryCode')
  await ask(page, 'journal', 'open', 'catalogue')
  const owed = ask(page, 'vault', 'unlock', 'takes a while')
  await shell.kill()
  expect(await owed).toEqual({ thrown: 'lost' })
  expect(await ask(page, 'vault', 'state')).toEqual({ thrown: 'lost' })
  shell = await shell.restart()
  await expect.poll(() => heard(page), { timeout: 20_000 }).toEqual(['down', 'up'])
  expect(await ask(page, 'vault', 'state')).toMatchObject({ kind: 'locked', why: 'start' })
  expect(await ask(page, 'vault', 'unlock', 'correct horse')).toEqual({ open: true })
  expect(await ask(page, 'journal', 'open', 'catalogue')).toEqual({ next: 0, damage: [] })
  await page.close()
})

test('another program on the port learns no key and is not believed', async () => {
  const page = await open(await shell.another())
  await ready(page)
  const key = await page.evaluate(() => sessionStorage.getItem('parley.session'))
  await shell.kill()
  const knocks: string[] = []
  const impostor = createServer().listen(Number(new URL(shell.url).port), '127.0.0.1')
  const sockets = new WebSocketServer({ server: impostor })
  sockets.on('connection', (socket) => {
    socket.send(encodeFrame(KIND.challenge, 0, '', packValue({ nonce: 'n'.repeat(43) })))
    socket.on('message', (data: Buffer) => {
      knocks.push(JSON.stringify(unpackValue(decodeFrame(data).body)))
      const admitted = knocks.length % 2 ? { proof: 'p'.repeat(43) } : { session: 's'.repeat(43), key: 'k'.repeat(43) }
      socket.send(encodeFrame(KIND.admitted, 0, '', packValue(admitted)))
    })
  })
  await expect.poll(() => knocks.length, { timeout: 20_000 }).toBeGreaterThan(2)
  expect(await heard(page)).toEqual(['down'])
  expect(await ask(page, 'vault', 'unlock', 'a secret')).toEqual({ thrown: 'lost' })
  expect(knocks.join()).not.toContain(key!.split('.')[1])
  expect(knocks.join()).not.toContain('a secret')
  for (const socket of sockets.clients) socket.terminate()
  sockets.close()
  await new Promise((resolve) => impostor.close(resolve))
  shell = await shell.restart()
  await expect.poll(() => heard(page), { timeout: 20_000 }).toEqual(['down', 'up'])
  await page.close()
})
