import * as fs from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal } from '../../../shared/base/refuse.ts'
import { Cut, cutDisk } from '../../../test/kit/disks.ts'
import {
  filesIn,
  flipBit,
  newFolder,
  noKeychain,
  openedServices,
  PASSPHRASE,
  testServices,
} from '../../../test/kit/services.ts'
import { stretch } from './stretch.ts'

const DEAL = '11111111-2222-4333-8444-555555555555' as NegotiationId
const codeIn = (answer: unknown): string => {
  if (isRefusal(answer)) throw new Error(answer.say)
  return (answer as { recoveryCode: string }).recoveryCode
}
const keyOf = async (services: Awaited<ReturnType<typeof openedServices>>) =>
  Buffer.from((await services.services.vault.storeKey('', 'catalogue', '')) as Uint8Array).toString('hex')

describe('Ann opens her vault', () => {
  test('with her passphrase and with no other; wrong tries change nothing on the disk', async () => {
    const { folder } = await openedServices()
    const before = fs.readFileSync(join(folder, 'vault.json'))
    const { services } = testServices(folder)
    expect(await services.vault.state('')).toEqual({ kind: 'locked', why: 'start', keychain: 'none' })
    for (let i = 0; i < 20; i++) {
      expect(await services.vault.unlock('', `wrong ${i}`)).toEqual({
        refused: 'passphrase',
        say: 'That passphrase did not open the key. Nothing is erased after wrong tries.',
      })
    }
    expect(fs.readFileSync(join(folder, 'vault.json'))).toEqual(before)
    expect(await services.vault.unlock('', PASSPHRASE)).toEqual({ open: true })
    expect(await services.vault.state('')).toEqual({ kind: 'open', idleMinutes: 15, keychain: 'none' })
  })
  test('with Argon2id itself: 256 MiB where there is memory for it, and typed in another Unicode form', async () => {
    const folder = newFolder()
    const slow = testServices(folder, { stretch })
    expect(await slow.services.vault.create('', 'Prüfung é')).toHaveProperty('recoveryCode')
    const again = testServices(folder, { stretch })
    expect(await again.services.vault.unlock('', 'Prüfung e')).toHaveProperty('refused', 'passphrase')
    expect(await again.services.vault.unlock('', 'Prüfung é'.normalize('NFD'))).toEqual({ open: true })
    expect(fs.readFileSync(join(folder, 'vault.json'), 'utf8')).toContain('"memoryKiB":65536')
  })
  test('where memory is short with less, but never with less than 64 MiB', async () => {
    const folder = newFolder()
    const short = testServices(folder, { stretch: async () => undefined })
    expect(await short.services.vault.create('', 'x')).toHaveProperty('refused', 'memory')
    expect(await short.services.vault.state('')).toEqual({ kind: 'new' })
  })
  test('nothing works while it is locked', async () => {
    const { folder } = await openedServices()
    const { services } = testServices(folder)
    expect(await services.vault.storeKey('', 'catalogue', '')).toHaveProperty('refused', 'locked')
    expect(await services.journal.open('ann', 'catalogue')).toHaveProperty('refused', 'locked')
    expect(await services.journal.append('ann', 'catalogue', 0, [new Uint8Array(1)])).toHaveProperty(
      'refused',
      'locked',
    )
    expect(await services.files.putBlob('ann', DEAL, new Uint8Array(1))).toHaveProperty('refused', 'locked')
    expect(await services.journal.purge('ann', DEAL)).toHaveProperty('refused', 'locked')
  })
  test('a second first run does not replace the key', async () => {
    const { folder } = await openedServices()
    expect(await testServices(folder).services.vault.create('', 'other')).toHaveProperty('refused', 'exists')
    const { vault } = testServices(newFolder()).services
    const both = await Promise.all([vault.create('', 'one'), vault.create('', 'two')])
    expect(both.filter(isRefusal)).toHaveLength(1)
  })
})

describe('Ann forgets her passphrase', () => {
  test('the printed code sets a new one, typed as people type; then it stops working', async () => {
    const { services, folder } = testServices()
    const code = codeIn(await services.vault.create('', PASSPHRASE))
    const key = await keyOf(await openedServices(folder))
    const again = testServices(folder)
    const typed = ` ${code.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', ' ')} `
    const fresh = codeIn(await again.services.vault.recover('', typed, 'a new one'))
    expect(fresh).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$/)
    expect(await keyOf(again as never)).toBe(key)
    const third = testServices(folder).services.vault
    expect(await third.unlock('', PASSPHRASE)).toHaveProperty('refused', 'passphrase')
    expect(await third.recover('', code, 'x')).toHaveProperty('refused', 'recovery')
    expect(await third.unlock('', 'a new one')).toEqual({ open: true })
  })
  test('a typing mistake is told from a wrong code', async () => {
    const { services } = testServices()
    const code = codeIn(await services.vault.create('', PASSPHRASE))
    const other = testServices(newFolder())
    const foreign = codeIn(await other.services.vault.create('', PASSPHRASE))
    const mistyped = code.replace(/.$/, code.endsWith('7') ? '8' : '7')
    for (const wrong of [mistyped, '', 'U'.repeat(28), code.slice(1), `${code}0`]) {
      expect(await services.vault.recover('', wrong, 'x')).toHaveProperty('refused', 'recovery-typo')
    }
    expect(await services.vault.recover('', foreign, 'x')).toHaveProperty('refused', 'recovery')
  })
  test('a new print makes the old one worthless', async () => {
    const { services, folder } = testServices()
    const code = codeIn(await services.vault.create('', PASSPHRASE))
    expect(await services.vault.newRecoveryCode('', 'wrong')).toHaveProperty('refused', 'passphrase')
    const fresh = codeIn(await services.vault.newRecoveryCode('', PASSPHRASE))
    expect(await testServices(folder).services.vault.recover('', code, 'x')).toHaveProperty('refused', 'recovery')
    expect(await testServices(folder).services.vault.recover('', fresh, 'x')).toHaveProperty('recoveryCode')
  })
})

describe('Ann changes her passphrase', () => {
  test('killed at any step, the old or the new one opens, to the same key', async () => {
    const made = await openedServices()
    const key = await keyOf(made)
    let [old, fresh, steps] = [0, 0, 0]
    for (let step = 0; ; step++) {
      const folder = newFolder()
      fs.cpSync(made.folder, folder, { recursive: true })
      const { disk, isCut } = cutDisk(step)
      const dying = testServices(folder, { disk })
      const answer = await Promise.resolve(dying.services.vault.changePassphrase('', PASSPHRASE, 'new')).catch(
        (error: unknown) => error,
      )
      const opened = testServices(folder)
      const withOld = await opened.services.vault.unlock('', PASSPHRASE)
      const withNew = await testServices(folder).services.vault.unlock('', 'new')
      expect([withOld, withNew].filter(isRefusal), `step ${step}`).toHaveLength(1)
      if (isRefusal(withOld)) {
        fresh++
        await opened.services.vault.unlock('', 'new')
      } else old++
      expect(await keyOf(opened), `step ${step}`).toBe(key)
      expect(filesIn(folder).filter((name) => name.startsWith('vault')).length).toBeGreaterThanOrEqual(2)
      fs.rmSync(folder, { recursive: true })
      if (!isCut()) {
        expect(answer).toEqual({ changed: true })
        break
      }
      expect(answer instanceof Cut || isRefusal(answer)).toBe(true)
      steps++
    }
    expect({ old: old > 0, fresh: fresh > 0, steps: steps >= 10 }).toEqual({ old: true, fresh: true, steps: true })
  })
  test('a copy left with the old passphrase is written again at the next unlock', async () => {
    const { folder } = await openedServices()
    const copy = fs.readFileSync(join(folder, 'vault.copy.json'))
    await testServices(folder).services.vault.changePassphrase('', PASSPHRASE, 'new')
    fs.writeFileSync(join(folder, 'vault.copy.json'), copy)
    await testServices(folder).services.vault.unlock('', 'new')
    expect(fs.readFileSync(join(folder, 'vault.copy.json'))).toEqual(fs.readFileSync(join(folder, 'vault.json')))
  })
})

describe('somebody changes the key file', () => {
  test('any flipped bit leaves the other copy; both damaged is said as damage, not as a wrong passphrase', async () => {
    const { folder } = await openedServices()
    const bits = fs.statSync(join(folder, 'vault.json')).size * 8
    for (let bit = 5; bit < bits; bit += 97) {
      const broken = newFolder()
      fs.cpSync(folder, broken, { recursive: true })
      flipBit(join(broken, 'vault.json'), bit)
      expect(await testServices(broken).services.vault.unlock('', PASSPHRASE), `bit ${bit}`).toEqual({ open: true })
      fs.cpSync(folder, broken, { recursive: true })
      for (const name of ['vault.json', 'vault.copy.json']) flipBit(join(broken, name), bit)
      expect(await testServices(broken).services.vault.unlock('', PASSPHRASE), `bit ${bit}`).toHaveProperty(
        'refused',
        'key-file',
      )
      expect(await testServices(broken).services.vault.create('', 'x'), `bit ${bit}`).toHaveProperty(
        'refused',
        'exists',
      )
      fs.rmSync(broken, { recursive: true })
    }
  })
  test.each([
    ['memoryKiB', 1],
    ['memoryKiB', 2 ** 31],
    ['iterations', 0],
    ['iterations', 1e6],
    ['parallelism', 1000],
  ])('parameters out of bounds are not used: %s %d', async (name, value) => {
    const { folder } = await openedServices()
    const { createHash } = await import('node:crypto')
    for (const file of ['vault.json', 'vault.copy.json']) {
      const content = JSON.parse(fs.readFileSync(join(folder, file), 'utf8').split('\n')[0]!)
      content.stretch[name] = value
      const text = JSON.stringify(content)
      fs.writeFileSync(join(folder, file), `${text}\n${createHash('sha256').update(text).digest('hex')}\n`)
    }
    let asked = 0
    const counting = testServices(folder, { stretch: async () => void asked++ })
    expect(await counting.services.vault.unlock('', PASSPHRASE)).toHaveProperty('refused', 'key-file')
    expect(asked).toBe(0)
  })
})

describe('the vault locks itself', () => {
  test('after the minutes set, which are kept; a key press starts them again', async () => {
    const { services, clock, locks, folder } = await openedServices()
    await services.vault.setIdleMinutes('', 5)
    clock.pass(4 * 60_000)
    await services.vault.activity('')
    clock.pass(4 * 60_000)
    expect(locks).toEqual([])
    clock.pass(60_000)
    expect(locks).toEqual(['idle'])
    const next = await openedServices(folder)
    expect(await next.services.vault.state('')).toMatchObject({ kind: 'open', idleMinutes: 5 })
  })
  test('when the lid was closed for longer than that, as soon as it opens', async () => {
    const { clock, locks } = await openedServices()
    clock.pass(8 * 3600_000)
    expect(locks).toEqual(['idle'])
  })
  test('when asked: the keys are gone before the process is', async () => {
    const { services, locks } = await openedServices()
    await services.vault.lock('')
    expect(locks).toEqual(['asked'])
    expect(await services.vault.storeKey('', 'catalogue', '')).toHaveProperty('refused', 'locked')
  })
})

describe('the keychain', () => {
  const keychain = () => {
    let kept: Uint8Array | undefined
    return {
      state: async () => (kept ? 'stored' : 'offered') as 'stored' | 'offered',
      get: async () => kept && Uint8Array.from(kept),
      put: async (key: Uint8Array) => {
        kept = Uint8Array.from(key)
        return true
      },
      remove: async () => {
        kept = undefined
      },
    }
  }
  test('opens for convenience, and a foreign or missing key there never keeps the owner out', async () => {
    const port = keychain()
    const { services, folder } = await openedServices(undefined, { keychain: port })
    expect(await services.vault.rememberInKeychain('', true)).toEqual({ keychain: 'stored' })
    const again = testServices(folder, { keychain: port })
    expect(await again.services.vault.unlockWithKeychain('')).toEqual({ open: true })
    await port.put(new Uint8Array(32).fill(1))
    const foreign = testServices(folder, { keychain: port })
    expect(await foreign.services.vault.unlockWithKeychain('')).toHaveProperty('refused', 'keychain')
    await port.put(new Uint8Array(3))
    expect(await foreign.services.vault.unlockWithKeychain('')).toHaveProperty('refused', 'keychain')
    expect(await foreign.services.vault.unlock('', PASSPHRASE)).toEqual({ open: true })
    expect(await again.services.vault.rememberInKeychain('', false)).toEqual({ keychain: 'offered' })
  })
  test('where there is none, that is said', async () => {
    const { services } = await openedServices(undefined, { keychain: noKeychain })
    expect(await services.vault.rememberInKeychain('', true)).toHaveProperty('refused', 'keychain')
  })
})

test('every store and every negotiation has a key of its own, the same each time', async () => {
  const { services, folder } = await openedServices()
  const other = '99999999-2222-4333-8444-555555555555' as NegotiationId
  const wanted = [
    ['catalogue', ''],
    ['settings', ''],
    ['carrier', ''],
    ['carrier', DEAL],
    ['catalogue', DEAL],
    ['carrier', other],
  ] as const
  const keys = async (from: typeof services) =>
    Promise.all(
      wanted.map(async ([s, d]) => Buffer.from((await from.vault.storeKey('', s, d)) as Uint8Array).toString('hex')),
    )
  const first = await keys(services)
  expect(new Set(first).size).toBe(wanted.length)
  expect(await keys((await openedServices(folder)).services)).toEqual(first)
})
