import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { proofText } from '../../shared/bridge/admission.ts'
import { findInstalledBrowser } from './browsers.ts'
import { prepareProfile, profileFolder } from './profile.ts'
import { proofBy, verifierOf } from './secrets.ts'
import { Sessions } from './sessions.ts'
import { readShellFile, writeShellFile } from './shell-file.ts'
import { Tickets } from './tickets.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-browser-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('tickets', () => {
  test('are good once, and not for ever', () => {
    let now = 0
    const tickets = new Tickets(() => now)
    const [a, b] = [tickets.issue(), tickets.issue(1000)]
    expect(tickets.redeem('no')).toBe(false)
    expect([tickets.redeem(a), tickets.redeem(a)]).toEqual([true, false])
    now = 2000
    expect(tickets.redeem(b)).toBe(false)
  })
})

describe('sessions', () => {
  const text = proofText('page', 'http://127.0.0.1:1', 'n', 'm')
  const proof = (key: string, of = text) => proofBy(verifierOf(key), of)
  test('are known again by a later shell, for a week after they were last used', () => {
    let now = 1_000_000_000_000
    const day = 24 * 3600_000
    const { session, key } = new Sessions(folder, () => now).create()
    now += 6 * day
    expect(new Sessions(folder, () => now).check(session, proof(key), text, 'answer')).toEqual({
      reply: proof(key, 'answer'),
    })
    now += 6 * day
    expect(new Sessions(folder, () => now).check(session, proof(key), text, 'answer')).toBeDefined()
    now += 8 * day
    expect(new Sessions(folder, () => now).check(session, proof(key), text, 'answer')).toBeUndefined()
  })
  test('a proof for another shell, another moment or the other side is worth nothing', () => {
    const sessions = new Sessions(folder)
    const { session, key } = sessions.create()
    for (const other of [
      proofText('page', 'http://127.0.0.1:2', 'n', 'm'),
      proofText('page', 'http://127.0.0.1:1', 'x', 'm'),
      proofText('shell', 'http://127.0.0.1:1', 'n', 'm'),
    ]) {
      expect(sessions.check(session, proof(key, other), text, '')).toBeUndefined()
    }
    expect(sessions.check(session, proof(key), text, '')).toBeDefined()
  })
  test('a damaged file means new windows, not a shell that does not start', () => {
    writeFileSync(join(folder, 'sessions.json'), '{{')
    expect(new Sessions(folder).create()).toHaveProperty('key')
    writeFileSync(join(folder, 'shell.json'), '[1]')
    expect(readShellFile(folder)).toBeUndefined()
    writeShellFile(folder, { port: 20_001 })
    expect(readShellFile(folder)).toEqual({ port: 20_001 })
  })
})

describe('the browser', () => {
  const there = (path: string) => (candidate: string) => candidate === path
  test('is found where it usually is, the one that is named first', () => {
    const env = {
      PATH: '/opt/bin:relative',
      LOCALAPPDATA: 'L',
      PROGRAMFILES: 'P',
      'PROGRAMFILES(X86)': 'X',
      HOME: '/h',
    }
    expect(findInstalledBrowser(env, 'linux', there('/opt/bin/google-chrome'))).toBe('/opt/bin/google-chrome')
    expect(findInstalledBrowser(env, 'linux', there('relative/chromium'))).toBeUndefined()
    const edge = join('X', 'Microsoft\\Edge\\Application\\msedge.exe')
    expect(findInstalledBrowser(env, 'win32', there(edge))).toBe(edge)
    const mac = '/h/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge'
    expect(findInstalledBrowser(env, 'darwin', there(mac))).toBe(mac)
    expect(findInstalledBrowser({ ...env, PARLEY_BROWSER: '/mine' }, 'linux', () => true)).toBe('/mine')
    expect(
      findInstalledBrowser({ ...env, PARLEY_BROWSER: 'none' }, 'linux', there('/usr/bin/chromium')),
    ).toBeUndefined()
  })
  test('gets a profile where passwords and words stay, once; a snap gets it where it may write', () => {
    const profile = profileFolder('/usr/bin/chromium', folder)
    prepareProfile(profile)
    const file = join(profile, 'Default', 'Preferences')
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
      credentials_enable_service: false,
      spellcheck: { use_spelling_service: false },
    })
    writeFileSync(file, '{"kept":1}')
    prepareProfile(profile)
    expect(readFileSync(file, 'utf8')).toBe('{"kept":1}')
    expect(profileFolder('/snap/bin/chromium', '/data/p', '/home/ann')).toMatch(
      /^\/home\/ann\/snap\/chromium\/common\/parley-/,
    )
  })
})
