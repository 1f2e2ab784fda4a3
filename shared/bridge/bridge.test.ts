import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { random } from '../../test/kit/random.ts'
import { Asking } from './asking.ts'
import { clientFor } from './client.ts'
import { bridge } from './contract.ts'
import { call } from './define.ts'
import { BridgeError, openReply } from './failure.ts'
import { decodeFrame, encodeFrame, KIND, MAX_FRAME } from './frame.ts'
import { hostFor } from './host.ts'
import { packValue, unpackValue } from './value.ts'

describe('values as bytes', () => {
  test.each([
    [null],
    [undefined],
    [[true, false, 0, -1.5, Number.MAX_SAFE_INTEGER, Number.NaN, Number.POSITIVE_INFINITY]],
    [['', 'ä🙂\ud83d\ude42', '\u0000', '\ufeffmark']],
    [{ a: { b: [{ c: new Uint8Array([0, 255]) }] }, $bin: 1, constructor: 'x', '': 2 }],
    [new Uint8Array()],
    [['journal', 'append', ['catalogue', 3, [new Uint8Array(70_000).fill(7)]]]],
  ])('come back as they were: %j', (value) => {
    expect(unpackValue(packValue(value))).toEqual(value)
  })
  test('bytes are carried as they are, and a copy of them comes back', () => {
    const packed = packValue([new Uint8Array(1000).fill(1)])
    expect(packed.length).toBeLessThan(1020)
    const [bytes] = unpackValue(packed) as [Uint8Array]
    packed.fill(9)
    expect(bytes).toEqual(new Uint8Array(1000).fill(1))
  })
  test('what is no plain value is not sent', () => {
    const ring: unknown[] = []
    ring.push(ring)
    for (const bad of [() => 1, Symbol('x'), 1n, ring]) expect(() => packValue(bad)).toThrow()
  })
  test('hostile bytes end in an error, never in a large allocation, a hang or a changed prototype', () => {
    const bad: number[][] = [
      [],
      [99],
      [5, 255, 255, 255, 255],
      [6, 255, 255, 255, 127],
      [7, 255, 255, 255, 255],
      [8, 255, 255, 255, 255],
      [0, 0],
      [5, 1, 0, 0, 0, 0xff],
      [8, 1, 0, 0, 0, 9, 0, 0, 0, ...new TextEncoder().encode('__proto__'), 0],
      Array.from({ length: 40 }, () => [7, 1, 0, 0, 0]).flat(),
      [7, 0x20, 0xa1, 7, 0, ...new Array(500_000).fill(0)],
    ]
    for (const bytes of bad) expect(() => unpackValue(new Uint8Array(bytes)), String(bytes.slice(0, 12))).toThrow()
    expect(({} as { x?: unknown }).x).toBeUndefined()
  })
  test('seeded noise and flipped bits either read or throw, 20 000 times', () => {
    const { int } = random(3)
    const good = packValue(['vault', 'unlock', ['secret', { a: [1, 2, new Uint8Array(5)] }]])
    for (let i = 0; i < 20_000; i++) {
      const bytes = i % 2 ? good.slice() : new Uint8Array(int(40)).map(() => int(256))
      if (i % 2) bytes[int(bytes.length)]! ^= 1 << int(8)
      try {
        unpackValue(bytes)
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
      }
    }
  })
})

describe('frames', () => {
  test('carry kind, number, caller and an unopened body', () => {
    const body = new Uint8Array([1, 2, 3])
    expect(decodeFrame(encodeFrame(KIND.call, 4_000_000_000, 'window', body))).toEqual({
      kind: KIND.call,
      id: 4_000_000_000,
      caller: 'window',
      body,
    })
  })
  test('refuse an unknown kind, a caller that is too long, a short frame and one that is too large', () => {
    expect(() => decodeFrame(new Uint8Array([250, 0, 0, 0, 0, 0, 0, 0, 0]))).toThrow()
    expect(() => decodeFrame(new Uint8Array([1, 0, 0]))).toThrow()
    expect(() => decodeFrame(encodeFrame(KIND.call, 1, 'x'.repeat(65), new Uint8Array()))).toThrow()
    expect(() => encodeFrame(KIND.call, 1, '', new Uint8Array(MAX_FRAME + 1))).toThrow()
  })
})

describe('client and host', () => {
  const small = {
    sum: { add: call(z.number(), z.number()).returns<number>(), fail: call().returns<undefined>() },
  } as const
  const seen: unknown[] = []
  const host = hostFor(
    small,
    {
      sum: {
        add: (caller, a, b) => {
          seen.push(caller)
          return a + b
        },
        fail: () => {
          throw new Error('/secret/path and a stack')
        },
      },
    },
    (error) => seen.push(error),
  )
  const client = clientFor(small, async (service, method, args) =>
    openReply(unpackValue(packValue(await host('window', service, method, args)))),
  )

  test('a call reaches its service with its caller, and the answer comes back', async () => {
    expect(await client.sum.add(2, 3)).toBe(5)
    expect(seen).toEqual(['window'])
  })
  test.each([[['1', 2]], [[1]], [[1, 2, 3]], ['no list'], [undefined], [{ length: 2, 0: 1, 1: 2 }]])(
    'arguments that do not fit never reach it: %j',
    async (args) => {
      const before = seen.length
      expect(await host('w', 'sum', 'add', args)).toMatchObject({ failure: { code: 'arguments' } })
      expect(seen).toHaveLength(before)
    },
  )
  test.each([
    ['sum', 'constructor'],
    ['constructor', 'call'],
    ['__proto__', 'toString'],
    ['sum.add', ''],
    ['sum', '__proto__'],
  ])('there is no %s.%s', async (service, method) => {
    expect(await host('w', service, method, [])).toMatchObject({ failure: { code: 'unknown' } })
  })
  test('what a service did not foresee crosses as a code and a sentence, without stack or path', async () => {
    const error = await client.sum.fail().catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(BridgeError)
    expect(error).toMatchObject({ code: 'failed' })
    expect(String(error)).not.toContain('secret')
    expect(seen.at(-1)).toMatchObject({ message: '/secret/path and a stack' })
  })
  test('a client has every method of the contract', () => {
    const whole = clientFor(bridge, async () => undefined)
    for (const [service, calls] of Object.entries(bridge)) {
      expect(Object.keys(whole[service as keyof typeof whole])).toEqual(Object.keys(calls))
    }
  })
  test('lane names that lead out of the journal do not fit the contract', () => {
    const fits = (lane: unknown) => bridge.journal.open.args.safeParse([lane]).success
    expect(['catalogue', 'settings', 'draft/11111111-2222-4333-8444-555555555555'].every(fits)).toBe(true)
    expect(['', '../catalogue', 'draft/../x', 'draft/', 'Catalogue', 'catalogue\n', 5, null].some(fits)).toBe(false)
  })
})

test('calls under way when the connection is lost reject as lost; a late answer changes nothing', async () => {
  const asking = new Asking()
  let id = 0
  const owed = asking.ask((number) => {
    id = number
  })
  asking.lost()
  await expect(owed).rejects.toMatchObject({ code: 'lost' })
  asking.answer(id, { value: 1 })
  const unsent = asking.ask(() => {
    throw new Error('closed')
  })
  await expect(unsent).rejects.toThrow('closed')
})

test('a reply of any other shape is a failure, not a value', () => {
  for (const reply of [undefined, null, 1, 'x', {}, []]) expect(() => openReply(reply)).toThrow(BridgeError)
  expect(() => openReply({ failure: { code: 'invented', say: 5 } })).toThrow(BridgeError)
})
