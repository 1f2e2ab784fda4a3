/** The real browser shell as a process: who gets in, what is served, starting twice, dying and coming back. */
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encodeFrame, KIND } from '../../shared/bridge/frame.ts'
import { packValue } from '../../shared/bridge/value.ts'
import { type Admitted, get, knock, ticketIn } from '../kit/knock.ts'
import { startShell, type TestShell } from '../kit/shell.ts'

let shell: TestShell
beforeAll(async () => {
  shell = await startShell()
})
afterAll(() => shell?.stop())

const refused = (how: Parameters<typeof knock>[1]) =>
  knock(shell.url, how).then(
    () => 'let in',
    (error: Error) => error.message,
  )
const comeIn = async (): Promise<Admitted> => {
  const url = await shell.another()
  return knock(url, { ticket: ticketIn(url) })
}

describe('who gets in', () => {
  test('a ticket opens one window, one time; the session it buys comes back, and both sides prove it', async () => {
    const ticket = ticketIn(await shell.another())
    const first = await knock(shell.url, { ticket })
    expect(await first.call('app', 'info')).toMatchObject({ shell: 'browser', dataFolder: shell.folder })
    expect(await refused({ ticket })).toBe('4001')
    const back = await knock(shell.url, { session: first.given! })
    expect(back.shellProved).toBe(true)
    expect(await back.call('vault', 'state')).toMatchObject({ kind: 'new' })
  })
  test('nobody else: no ticket, a wrong one, a wrong key, a foreign Origin, a rebound Host, nonsense', async () => {
    const { given } = await comeIn()
    const good = { ticket: ticketIn(await shell.another()) }
    expect(await refused({})).toBe('4001')
    expect(await refused({ ticket: 'x'.repeat(43) })).toBe('4001')
    expect(await refused({ session: { ...given!, key: 'x'.repeat(43) } })).toBe('4001')
    expect(await refused({ session: { session: 'x'.repeat(43), key: given!.key } })).toBe('4001')
    expect(await refused({ ...good, origin: 'https://evil.example' })).toBe('403')
    expect(await refused({ ...good, origin: new URL(shell.url).origin.replace('127.0.0.1', 'localhost') })).toBe('403')
    expect(await refused({ ...good, origin: 'null' })).toBe('403')
    expect(await refused({ ...good, host: 'evil.example' })).toBe('403')
    expect(await refused({ ...good, host: `localhost:${new URL(shell.url).port}` })).toBe('403')
    expect(await refused({ say: new Uint8Array([250, 1, 2]) })).toBe('4001')
    expect(await refused({ say: encodeFrame(KIND.call, 1, '', packValue(['vault', 'state', []])) })).toBe('4001')
    expect(await refused({ say: encodeFrame(KIND.knock, 1, '', packValue({ ticket: 'x'.repeat(2000) })) })).toBe('4001')
    expect((await knock(shell.url, good)).given).toBeDefined()
  })
  test('what is kept to recognise a window lets nobody in', async () => {
    const { given } = await comeIn()
    const path = join(shell.folder, 'sessions.json')
    const text = readFileSync(path, 'utf8')
    expect(text).not.toContain(given!.key)
    expect(statSync(path).mode & 0o077).toBe(0)
    const [kept] = (JSON.parse(text) as { id: string; verifier: string }[]).filter(({ id }) => id === given!.session)
    expect(await refused({ session: { session: given!.session, key: kept!.verifier } })).toBe('4001')
  })
  test('a window that sends what is no call is cut off, and its arguments are checked before a service sees them', async () => {
    for (const bad of ['text', new Uint8Array([9]), encodeFrame(KIND.lock, 0, '', packValue('asked'))]) {
      const window = await comeIn()
      window.send(bad)
      expect(await window.closed).toBe(1002)
    }
    const window = await comeIn()
    const failure = (call: Promise<unknown>) => call.catch((error: { code: string }) => error.code)
    expect(await failure(window.call('vault', 'setIdleMinutes', 'x'))).toBe('arguments')
    expect(await failure(window.call('journal', 'open', '../../etc/passwd'))).toBe('arguments')
    expect(await failure(window.call('vault', 'constructor'))).toBe('unknown')
    expect(await failure(window.call('__proto__', 'toString'))).toBe('unknown')
    window.send(encodeFrame(KIND.call, 99, '', new Uint8Array([8, 255, 255, 255, 255])))
    expect(await window.call('vault', 'state')).toMatchObject({ kind: 'new' })
  })
})

describe('what is served', () => {
  test('the page, with a strict policy and its own nonce, never cached', async () => {
    const [one, two] = [await get(shell.url, '/'), await get(shell.url, '/index.html')]
    expect(one.status).toBe(200)
    const policy = String(one.headers['content-security-policy'])
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain(`connect-src 'self' ws://${new URL(shell.url).host}`)
    expect(policy).not.toContain('unsafe')
    const nonce = policy.match(/'nonce-([\w-]+)'/)?.[1]
    expect(one.body).toContain(nonce)
    expect(two.body).not.toContain(nonce)
    expect(one.body).not.toContain('__CSP_NONCE__')
    expect(one.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
    })
  })
  test.each([
    '/../package.json',
    '/..%2f..%2fpackage.json',
    '/%2e%2e/%2e%2e/package.json',
    '/..%5c..%5cpackage.json',
    '/assets/../../electron/start.js',
    '//etc/passwd',
    '/%00',
    '/%zz',
    '/assets/',
    '/.built',
  ])('nothing outside the renderer: %s', async (path) => {
    expect((await get(shell.url, path)).status).toBe(404)
  })
  test('nor a source map, another method, or another name for this address', async () => {
    const script = (await get(shell.url, '/')).body.match(/assets\/index-[\w-]+\.js/)?.[0]
    expect((await get(shell.url, `/${script}`)).status).toBe(200)
    expect((await get(shell.url, `/${script}.map`)).status).toBe(404)
    expect((await get(shell.url, '/', {}, 'POST')).status).toBe(405)
    expect((await get(shell.url, '/', { host: 'evil.example' })).status).toBe(421)
    expect((await get(shell.url, '/', { host: `localhost:${new URL(shell.url).port}` })).status).toBe(421)
    expect((await get(shell.url, '/handover', {}, 'POST')).status).toBe(403)
    expect((await get(shell.url, '/handover', { 'x-parley-handover': 'x'.repeat(43) }, 'POST')).status).toBe(403)
  })
})

describe('living and dying', () => {
  test('a second start hands over to the first: same port, a ticket of its own, and ends', async () => {
    const other = await shell.another()
    expect(new URL(other).origin).toBe(new URL(shell.url).origin)
    expect(ticketIn(other)).not.toBe(ticketIn(shell.url))
    expect((await knock(other, { ticket: ticketIn(other) })).given).toBeDefined()
  })
  test('after kill -9 and a new start a window comes back with its session; the vault is locked', async () => {
    const mine = await startShell()
    const window = await knock(mine.url, { ticket: ticketIn(mine.url) })
    await window.call('vault', 'create', 'correct horse')
    const owed = window.call('vault', 'unlock', 'something slow').catch((error: { code: string }) => error.code)
    await mine.kill()
    expect(await owed).toBe('lost')
    const again = await mine.restart()
    expect(new URL(again.url).origin).toBe(new URL(mine.url).origin)
    const back = await knock(again.url, { session: window.given! })
    expect(back.shellProved).toBe(true)
    expect(await back.call('vault', 'state')).toMatchObject({ kind: 'locked', why: 'start' })
    await again.stop()
  })
  test('when its port is taken it says so and uses another', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-port-'))
    const first = await startShell({ folder })
    const port = Number(new URL(first.url).port)
    await first.stop()
    const thief = createServer().listen(port, '127.0.0.1')
    const second = await startShell({ folder })
    expect(Number(new URL(second.url).port)).not.toBe(port)
    expect(second.said()).toContain(`Port ${port} is taken`)
    await second.stop()
    thief.close()
    rmSync(folder, { recursive: true })
  })
  test('locking kills the process that holds the keys and tells every window', async () => {
    const mine = await startShell()
    const [a, url] = [await knock(mine.url, { ticket: ticketIn(mine.url) }), await mine.another()]
    const b = await knock(url, { ticket: ticketIn(url) })
    await a.call('vault', 'create', 'correct horse')
    await a.call('journal', 'open', 'catalogue')
    const before = servicesOf(mine.pid)
    expect(before).toHaveLength(1)
    await b.call('vault', 'lock')
    expect(await b.call('vault', 'state')).toMatchObject({ kind: 'locked', why: 'asked' })
    expect([a.events, b.events]).toEqual([[{ kind: 'locked', why: 'asked' }], [{ kind: 'locked', why: 'asked' }]])
    expect(servicesOf(mine.pid)).not.toEqual(before)
    expect(alive(before[0]!)).toBe(false)
    await mine.stop()
  })
  test('the services end with the shell, however it dies', async () => {
    const mine = await startShell()
    const [services] = servicesOf(mine.pid)
    await mine.kill()
    await expect.poll(() => alive(services!)).toBe(false)
    await mine.restart().then((again) => again.stop())
  })
  test('killed services are started again, locked, and the windows are told', async () => {
    const mine = await startShell()
    const window = await knock(mine.url, { ticket: ticketIn(mine.url) })
    process.kill(servicesOf(mine.pid)[0]!, 'SIGKILL')
    await expect.poll(() => window.events).toEqual([{ kind: 'locked', why: 'stopped' }])
    expect(await window.call('vault', 'state')).toMatchObject({ kind: 'new' })
    await mine.stop()
  })
  test('a claim on a lane ends with the window that had it', async () => {
    const mine = await startShell()
    const url = await mine.another()
    const [a, b] = [await knock(mine.url, { ticket: ticketIn(mine.url) }), await knock(url, { ticket: ticketIn(url) })]
    await a.call('vault', 'create', 'correct horse')
    await a.call('journal', 'open', 'catalogue')
    expect(await b.call('journal', 'open', 'catalogue')).toHaveProperty('refused', 'held')
    await b.call('journal', 'takeOver', 'catalogue')
    await expect.poll(() => a.events).toEqual([{ kind: 'laneTaken', lane: 'catalogue' }])
    b.close()
    await b.closed
    await expect.poll(() => a.call('journal', 'open', 'catalogue')).toEqual({ next: 0, damage: [] })
    await mine.stop()
  })
})

/** The service processes started by a process. */
function servicesOf(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number)
  return children.filter((child) => readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('services.js'))
}

function alive(pid: number): boolean {
  return existsSync(`/proc/${pid}`) && !/\bZ\b/.test(readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1) ?? '')
}
