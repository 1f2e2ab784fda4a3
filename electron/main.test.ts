/** The Electron shell's contract with Electron. */
import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { decodeFrame, KIND } from '../shared/bridge/frame.ts'
import { unpackValue } from '../shared/bridge/value.ts'
import {
  ask,
  call,
  fromServices,
  here,
  lastCall,
  place,
  services,
  startElectron,
} from '../test/kit/started-electron.ts'
import { CALL, EVENT } from './shell/channels.ts'

startElectron()

describe('the window', () => {
  test('is sandboxed and isolated, and shows our page', () => {
    const { options, loaded } = place.fake.windows[0]!
    expect(options.webPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: true,
    })
    expect(options.webPreferences?.preload).toMatch(/preload\.cjs$/)
    expect(loaded).toEqual(['parley://app/'])
  })
  test('comes up in an order Electron needs: scheme and sandbox before ready', () => {
    const { app, module } = place.fake
    expect(module.protocol.registerSchemesAsPrivileged).toHaveBeenCalledBefore(app.whenReady)
    expect(app.enableSandbox).toHaveBeenCalledBefore(app.whenReady)
    expect(app.requestSingleInstanceLock).toHaveBeenCalledBefore(app.whenReady)
  })
  test.each([
    ['will-navigate', 'https://evil.example/', true],
    ['will-navigate', 'parley://app.evil.example/', true],
    ['will-navigate', 'parley://evil/', true],
    ['will-navigate', 'file:///etc/passwd', true],
    ['will-redirect', 'https://evil.example/', true],
    ['will-frame-navigate', 'https://evil.example/', true],
    ['will-attach-webview', '', true],
    ['will-navigate', 'parley://app/index.html', false],
  ])('%s to "%s" is stopped: %s', (name, url, stopped) => {
    const event = { url, preventDefault: vi.fn() }
    place.contents.emit(name, event)
    expect(event.preventDefault).toHaveBeenCalledTimes(stopped ? 1 : 0)
  })
  test('opens no other window; an https link asks first and only then goes to the browser', async () => {
    const { dialog, shell } = place.fake.module
    expect(place.contents.openHandler({ url: 'file:///etc/passwd' })).toEqual({ action: 'deny' })
    expect(place.contents.openHandler({ url: 'javascript:alert(1)' })).toEqual({ action: 'deny' })
    expect(dialog.showMessageBox).not.toHaveBeenCalled()
    expect(place.contents.openHandler({ url: 'https://example.org/a' })).toEqual({ action: 'deny' })
    await vi.waitFor(() => expect(dialog.showMessageBox).toHaveBeenCalledTimes(1))
    expect(shell.openExternal).not.toHaveBeenCalled()
    dialog.showMessageBox.mockResolvedValueOnce({ response: 0 })
    place.contents.openHandler({ url: 'https://example.org/b' })
    await vi.waitFor(() => expect(shell.openExternal).toHaveBeenCalledWith('https://example.org/b'))
  })
  test('gets one permission, and no device, download or dictionary from elsewhere', () => {
    const { defaultSession } = place.fake.session
    const asked = defaultSession.setPermissionRequestHandler.mock.calls[0]![0] as (...a: unknown[]) => void
    const granted = (permission: string) => {
      const done = vi.fn()
      asked(null, permission, done)
      return done.mock.calls[0]![0]
    }
    expect(
      ['clipboard-sanitized-write', 'clipboard-read', 'media', 'notifications', 'fileSystem'].filter(granted),
    ).toEqual(['clipboard-sanitized-write'])
    const check = defaultSession.setPermissionCheckHandler.mock.calls[0]![0] as (...a: unknown[]) => boolean
    expect([check(null, 'usb'), check(null, 'clipboard-sanitized-write')]).toEqual([false, true])
    const download = { preventDefault: vi.fn() }
    defaultSession.emit('will-download', download)
    expect(download.preventDefault).toHaveBeenCalled()
    expect(defaultSession.setSpellCheckerDictionaryDownloadURL).toHaveBeenCalledWith(expect.stringMatching(/^parley:/))
  })
})

describe('the page', () => {
  const serve = (url: string, method = 'GET') => {
    const handler = place.fake.module.protocol.handle.mock.calls[0]![1] as (request: unknown) => Promise<Response>
    return handler({ url, method })
  }
  test('carries a strict policy and a nonce of its own each time', async () => {
    const [one, two] = [await serve('parley://app/'), await serve('parley://app/')]
    const policy = one.headers.get('content-security-policy')!
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("worker-src 'self'")
    expect(policy).not.toContain('unsafe')
    const nonce = policy.match(/'nonce-([\w-]+)'/)![1]!
    expect(await one.text()).toContain(`content="${nonce}"`)
    expect(two.headers.get('content-security-policy')).not.toContain(nonce)
    expect(one.headers.get('x-content-type-options')).toBe('nosniff')
    expect(one.headers.get('cache-control')).toBe('no-store')
  })
  test.each([
    'parley://app/..%2f..%2fsecret.txt',
    'parley://app/%2e%2e/%2e%2e/secret.txt',
    'parley://other/',
    'parley://app/nothing.js',
  ])('nothing outside the renderer is served: %s', async (url) => {
    expect((await serve(url)).status).toBe(404)
  })
})

describe('calls', () => {
  test('one channel carries them to the services and the answer back', async () => {
    expect([...place.fake.handlers.keys()]).toEqual([CALL])
    const answer = call(here(), 'vault', 'state', [])
    const { kind, id, caller, body } = lastCall()
    expect({ kind, body }).toEqual({ kind: KIND.call, body: ['vault', 'state', []] })
    fromServices(KIND.reply, id, caller, { value: { kind: 'new' } })
    expect(await answer).toEqual({ value: { kind: 'new' } })
  })
  test.each([
    ['another page', () => here('https://evil.example/')],
    ['a host that looks like ours', () => here('parley://app.evil.example/')],
    ['a subframe', () => ({ sender: place.contents, senderFrame: { parent: {}, url: 'parley://app/' } })],
    ['a frame that is gone', () => ({ sender: place.contents, senderFrame: null })],
    ['contents that are no window of ours', () => ({ ...here(), sender: { id: 9999 } })],
  ])('are refused from %s', (_, event) => {
    const before = services().posted.length
    expect(() => call(event(), 'vault', 'state', [])).toThrow('not allowed')
    expect(services().posted).toHaveLength(before)
  })
  test('a page that is loaded again is another caller, and the services hear that the first has gone', () => {
    void call(here(), 'vault', 'state', [])
    const before = lastCall().caller
    place.contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    expect(lastCall()).toMatchObject({ kind: KIND.gone, caller: before })
    void call(here(), 'vault', 'state', [])
    expect(lastCall().caller).not.toBe(before)
  })
  test('locking kills the process with the keys, starts another, answers what was owed, and tells the window', async () => {
    const old = services()
    const owed = call(here(), 'journal', 'open', ['catalogue'])
    place.contents.sent.length = 0
    fromServices(KIND.lock, 0, '', 'idle')
    const later = call(here(), 'vault', 'state', [])
    expect(decodeFrame(old.posted.at(-1)!).kind).toBe(KIND.call)
    expect(unpackValue(decodeFrame(old.posted.at(-1)!).body)).toEqual(['journal', 'open', ['catalogue']])
    fromServices(KIND.close, 0, '', undefined)
    expect(old.killed).toBe(true)
    await vi.waitFor(() => expect(place.fake.children.at(-1)).not.toBe(old))
    expect(await owed).toMatchObject({ failure: { code: 'lost' } })
    expect(place.contents.sent).toEqual([[EVENT, { kind: 'locked', why: 'idle' }]])
    expect(lastCall().body).toMatchObject({ locked: { why: 'idle', since: expect.any(String) } })
    fromServices(KIND.setup, 0, '', undefined)
    const { id, caller, body } = lastCall()
    expect(body).toEqual(['vault', 'state', []])
    fromServices(KIND.reply, id, caller, { value: 'locked' })
    expect(await later).toEqual({ value: 'locked' })
  })
})

describe('what only Electron can do', () => {
  test('a keychain that is none is refused', async () => {
    const { safeStorage } = place.fake.module
    safeStorage.getSelectedStorageBackend.mockReturnValue('basic_text')
    expect(await ask('keychain', 'state')).toEqual({ value: 'none' })
    expect(await ask('keychain', 'put', new Uint8Array(32))).toEqual({ value: false })
    safeStorage.getSelectedStorageBackend.mockReturnValue('gnome_libsecret')
  })
  test('a good one keeps the key and forgets it', async () => {
    const key = new Uint8Array(32).fill(9)
    expect(await ask('keychain', 'state')).toEqual({ value: 'offered' })
    expect(await ask('keychain', 'put', key)).toEqual({ value: true })
    expect(await ask('keychain', 'state')).toEqual({ value: 'stored' })
    expect(await ask('keychain', 'get')).toEqual({ value: key })
    await ask('keychain', 'remove')
    expect(await ask('keychain', 'get')).toEqual({ value: undefined })
  })
  test('a file is saved where the dialog says, or not at all', async () => {
    const { dialog } = place.fake.module
    expect(await ask('shell', 'save', 'a.docx', new Uint8Array([1]))).toEqual({ value: { cancelled: true } })
    const filePath = join(place.folder, 'saved.docx')
    dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath })
    expect(await ask('shell', 'save', '../../a:b.docx', new Uint8Array([1, 2]))).toEqual({
      value: { saved: 'saved.docx' },
    })
    expect(dialog.showSaveDialog.mock.lastCall).toEqual([
      expect.anything(),
      { defaultPath: join(place.folder, 'ab.docx') },
    ])
    dialog.showSaveDialog.mockResolvedValueOnce({ canceled: false, filePath: join(place.folder, 'no', '\0', 'a') })
    expect(await ask('shell', 'save', 'a', new Uint8Array())).toMatchObject({ value: { refused: 'notSaved' } })
  })
  test('a second start opens another window of the first', () => {
    place.fake.app.emit('second-instance')
    expect(place.fake.windows).toHaveLength(2)
  })
})
