/** What no Yjs would write, each with the name under which it is refused. */
import * as Y from 'yjs'
import type { Attack } from './attacks.ts'
import { ANNS, BASE, EMOJI, LAST, MALLORY, next, registered, sends, sendsRaw } from './modified-client.ts'
import { type Block, bytes, entry, item, length, raw, words } from './raw-update.ts'

const AT = { left: [BASE, 4], right: [BASE, 5] } as const
const honest: Block = { client: MALLORY, clock: 0, structs: [entry('9.0', registered()), words('x', AT)] }
const content = (kind: number, ...of: number[]) =>
  sendsRaw([item(kind, { parent: 'records', key: '9.z' }, bytes(...of))])
const letters = (n: number) => Array.from({ length: n }, (_, i) => words('x', i ? { ...AT, left: [MALLORY, i] } : AT))

/** As it is announced: under her own client alone. */
export const RAW_ATTACKS: readonly Attack[] = [
  ['writes under Ann’s client', 'device', () => raw([{ client: ANNS, clock: next(ANNS), structs: [words('x', AT)] }])],
  [
    'writes under Ann’s client beside her own',
    'device',
    () => raw([honest, { client: ANNS, clock: next(ANNS), structs: [words('x', AT)] }]),
  ],
  ['leaves a gap in her clocks', 'clocks', () => raw([{ ...honest, clock: 5 }])],
  ['sends no words at all', 'silent', () => raw([])],
  ['leaves a gap and says so', 'content', () => sendsRaw([length(10, 5), words('x', AT)])],
  ['sends what was collected', 'content', () => sendsRaw([length(0, 5)])],
  ['sends a collected stretch of 2^53', 'content', () => sendsRaw([length(0, Number.MAX_SAFE_INTEGER)])],
  ['sends deleted content', 'content', () => sendsRaw([item(1, AT, (to) => to.writeLen(5))])],
  ['sends JSON content', 'content', () => content(2, 1, 2, 0x7b, 0x7d)],
  ['sends content of a kind there is not', 'content', () => content(20)],
  ['sends several values at once', 'values', () => content(8, 2, 126, 126)],
  ['sends no value', 'values', () => content(8, 0)],
  ['sends a value of a kind there is not', 'values', () => content(8, 1, 99)],
  ['sends a number of more than eight bytes', 'bounds', () => content(8, ...Array(12).fill(255))],
  ['sends an integer without an end', 'bounds', () => content(8, 1, 118, 1, 1, 97, 125, ...Array(12).fill(255))],
  ['announces thirty million pieces', 'pieces', () => raw([{ ...honest, count: 3e7 }])],
  ['announces a block of none', 'pieces', () => raw([{ ...honest, structs: [] }])],
  [
    'announces 2^53 blocks',
    'device',
    () => Y.encodeStateVector(new Map([[MALLORY, Number.MAX_SAFE_INTEGER]])).fill(255, 0, 1),
  ],
  ['ends before the end', 'early', () => raw([honest]).subarray(0, -3)],
  ['goes on behind the end', 'trailing', () => Uint8Array.from([...raw([honest]), 0])],
  ['sends the other encoding of Yjs', 'trailing', () => Y.convertUpdateFormatV1ToV2(raw([honest]))],
  ['sends empty text', 'empty', () => sendsRaw([words('', AT)])],
  ['sends bytes that are no text', 'letters', () => sendsRaw([item(4, AT, bytes(2, 0xff, 0xfe))])],
  ['sends half an emoji', 'letters', () => sendsRaw([item(4, AT, bytes(3, 0xed, 0xa0, 0xbd))])],
  [
    'refers to the second half of Ann’s emoji',
    'parts',
    () => sendsRaw([words('x', { left: AT.left, right: [ANNS, EMOJI + 1] })]),
  ],
  [
    'refers to the first half of Ann’s emoji',
    'parts',
    () => sendsRaw([words('x', { left: [ANNS, EMOJI], right: [BASE, 4] })]),
  ],
  ['builds words on themselves', 'itself', () => sendsRaw([words('x', { left: [MALLORY, 1], right: AT.right })])],
  ['builds words on later ones', 'itself', () => sendsRaw([words('x', { left: AT.left, right: [MALLORY, 9] })])],
  [
    'builds on words Ann has not written yet',
    'unknown',
    () => sendsRaw([words('x', { ...AT, left: [ANNS, next(ANNS)] })]),
  ],
  ['builds on a client nobody knows', 'unknown', () => sendsRaw([words('x', { ...AT, left: [4711, 0] })])],
  [
    'sends good words before bad ones',
    'unknown',
    () => sendsRaw([words('x', AT), words('y', { ...AT, right: [4711, 0] })]),
  ],
  [
    'puts words between two places in the wrong order',
    'crossed',
    () => sendsRaw([words('x', { left: [BASE, 9], right: [BASE, 5] })]),
  ],
  [
    'puts words between a place and itself',
    'crossed',
    () => sendsRaw([words('x', { left: [BASE, 5], right: [BASE, 5] })]),
  ],
  ['hangs words on a record', 'malformed', () => sendsRaw([words('x', { left: [MALLORY, 0], right: LAST })])],
  [
    'hangs words between text and a record',
    'beside',
    () => sendsRaw([words('x', { left: AT.left, right: [MALLORY, 0] })]),
  ],
  ['hangs words under a key', 'keyed', () => sendsRaw([words('x', { parent: 'records', key: '9.z' })])],
  ['hangs words into a letter', 'root', () => sendsRaw([words('x', { parent: [BASE, 4] })])],
  [
    'hangs a record into a letter',
    'root',
    () => sendsRaw([item(8, { parent: [BASE, 4], key: '9.z' }, bytes(1, 118, 0))]),
  ],
  ['hangs a record on another', 'overwrites', () => sendsRaw([item(8, { left: [MALLORY, 0] }, bytes(1, 118, 0))])],
  ['sends a merge bomb of one-element runs', 'pieces', () => sendsRaw(letters(20_001))],
  [
    'sends a merge bomb of list values',
    'overwrites',
    () =>
      sendsRaw([
        item(8, { parent: 'records', key: '9.z' }, bytes(1, 118, 0)),
        item(8, { left: [MALLORY, 1] }, bytes(1, 126)),
      ]),
  ],
  ['sends nine megabytes', 'large', () => new Uint8Array(9 * 1024 * 1024)],
  ['deletes words Ann will write', 'deletes', () => raw([honest], [[ANNS, next(ANNS), 100_000]])],
  ['deletes 2^53 characters', 'deletes', () => raw([honest], [[BASE, 0, Number.MAX_SAFE_INTEGER]])],
  [
    'takes her time: says half of what she announced',
    'silent',
    () => raw([{ ...honest, structs: honest.structs.slice(0, 1) }]),
  ],
]

/** Sent under two clients of hers. */
export const TWO = [MALLORY, MALLORY + 1] as const
const second: Block = { client: TWO[1], clock: 0, structs: [entry(`${TWO[1].toString(36)}.0`, registered(TWO[1]))] }
export const TWO_ATTACKS: readonly Attack[] = [
  ['sends her clients in another order than Yjs', 'clocks', () => raw([honest, second])],
  ['sends one client twice', 'clocks', () => raw([honest, { ...honest, clock: 2 }])],
  ['says nothing under one of them', 'silent', () => raw([honest])],
]

/** An update she may send: what the attacks are told from. */
export const FAIR = { raw: () => raw([honest]), sent: () => sends(({ text }) => text.insert(4, 'fair ')) }
