/** What travels between two parties, and everything that is refused of it. */
import { describe, expect, test } from 'vitest'
import {
  batchBy,
  bytesOf,
  NEGOTIATION,
  nodeCrypto,
  partyFor,
  RECIPIENT,
  signerOf,
  sure,
} from '../../test/kit/wire-party.ts'
import { isRefusal } from '../base/refuse.ts'
import { cutUp, decodeBatch, encodeBatch, MOST_PAYLOAD } from './batch.ts'
import { framed, frames } from './bytes.ts'
import { LaneBook } from './lanes.ts'
import { found, grown, nextEntry, type Party, partyOf } from './party.ts'
import { safetyNumber } from './safety.ts'
import { idOf, type Signed, sign } from './signed.ts'

const ann = partyFor('Kestrelmoor', 'Ann')
const bob = partyFor('Vantaloft', 'Bob')
const rule = (answer: unknown): string => (isRefusal(answer) ? answer.refused : 'fine')

describe('a party', () => {
  const priya = signerOf('Priya')
  const add = (to: Party, role: 'editor' | 'commenter' | 'observer' = 'editor', by = ann.signer): Signed =>
    nextEntry(to, { t: 'add', at: 1, device: priya.device, person: 'Priya', recipient: RECIPIENT, role }, by)
  const grow = (party: Party, signed: Signed) => grown(party, signed, nodeCrypto)

  test('Ann founds it, adds Priya, hands it over to her; then only Priya can change it', () => {
    const two = sure(grow(ann.party, add(ann.party)))
    expect([...two.members.values()].map(({ person, role }) => [person, role])).toEqual([
      ['Ann', 'editor'],
      ['Priya', 'editor'],
    ])
    const handed = sure(grow(two, nextEntry(two, { t: 'steward', at: 2, device: priya.device }, ann.signer)))
    const back = (by: typeof ann.signer) =>
      nextEntry(handed, { t: 'role', at: 3, device: ann.signer.device, role: 'observer' }, by)
    expect(rule(grow(handed, back(ann.signer)))).toBe('steward')
    expect(sure(grow(handed, back(priya))).members.get(ann.signer.device)?.role).toBe('observer')
    expect(sure(partyOf(handed.entries, nodeCrypto))).toEqual(handed)
  })

  test('Bob cannot add anybody to it, nor a second beginning, nor an entry twice or out of turn', () => {
    expect(rule(grow(ann.party, add(ann.party, 'editor', bob.signer)))).toBe('steward')
    expect(rule(grow(ann.party, ann.party.entries[0]!))).toBe('chain')
    const two = sure(grow(ann.party, add(ann.party)))
    expect(rule(grow(two, add(ann.party)))).toBe('chain')
    expect(rule(grow(two, add(two)))).toBe('chain')
  })

  test('a removed device never comes back, and the steward cannot be removed', () => {
    const two = sure(grow(ann.party, add(ann.party)))
    const removal = nextEntry(two, { t: 'remove', at: 2, device: priya.device, cut: {} }, ann.signer)
    const one = sure(grow(two, removal))
    expect(rule(grow(one, add(one)))).toBe('chain')
    const self = nextEntry(two, { t: 'remove', at: 2, device: ann.signer.device, cut: {} }, ann.signer)
    expect(rule(grow(two, self))).toBe('chain')
  })

  test('a changed letter, another spelling of the same, and an unknown field are refused', () => {
    const [genesis] = ann.party.entries as [Signed]
    expect(rule(partyOf([{ ...genesis, body: genesis.body.replace('Ann', 'Eve') }], nodeCrypto))).toBe('signature')
    expect(rule(partyOf([{ ...genesis, body: ` ${genesis.body}` }], nodeCrypto))).toBe('format')
    const more = sign('party', { ...JSON.parse(genesis.body), admin: true }, ann.signer)
    expect(rule(partyOf([more], nodeCrypto))).toBe('format')
    expect(rule(partyOf([], nodeCrypto))).toBe('format')
  })

  test('what was signed as something else is no entry', () => {
    const [genesis] = ann.party.entries as [Signed]
    const other = sign('batch', JSON.parse(genesis.body), ann.signer)
    expect(rule(partyOf([other], nodeCrypto))).toBe('signature')
  })
})

describe('the safety number', () => {
  test('is the same forty digits for both sides, and others for anybody in between', () => {
    const both = safetyNumber(ann.party.id, bob.party.id, nodeCrypto)
    expect(both).toMatch(/^(\d{5} ){7}\d{5}$/)
    expect(safetyNumber(bob.party.id, ann.party.id, nodeCrypto)).toBe(both)
    expect(safetyNumber(ann.party.id, partyFor('Vantaloft', 'Eve').party.id, nodeCrypto)).not.toBe(both)
  })
})

describe('lanes', () => {
  const book = () => {
    const made = new LaneBook(NEGOTIATION, nodeCrypto)
    for (const { party } of [ann, bob]) expect(made.setParty(party)).toBeUndefined()
    return made
  }
  const LANE = 'a'.repeat(32)
  const BOBS = 'b'.repeat(32)
  const founding = batchBy(ann, { lane: LANE })
  const idOfBatch = ({ signed }: typeof founding) => idOf('batch', signed, nodeCrypto)
  const reply = batchBy(
    bob,
    { lane: BOBS, kind: 'turn', heads: { [LANE]: 1 }, clients: [[2, 0, 3]] },
    bytesOf('his words'),
  )

  test('Ann’s document and Bob’s turn on it count, once each, with who wrote them', () => {
    const here = book()
    expect(here.take(founding)).toMatchObject({ kind: 'taken', arrived: { device: ann.signer.device } })
    const arrived = here.take(sure(decodeBatch(encodeBatch(reply), nodeCrypto)))
    expect(arrived).toMatchObject({ kind: 'taken', arrived: { party: { name: 'Vantaloft' } } })
    expect(here.take(reply)).toEqual({ kind: 'known' })
    expect([...here.clocks()]).toEqual([
      [1, 5],
      [2, 3],
    ])
    expect(here.heads()).toEqual({ [LANE]: 1, [BOBS]: 1 })
  })

  test('what comes before its parents waits, and counts once they are there', () => {
    const here = book()
    const later = batchBy(bob, {
      lane: BOBS,
      seq: 1,
      prev: idOfBatch(reply),
      kind: 'turn',
      heads: { [LANE]: 1 },
      clients: [[2, 3, 4]],
    })
    expect(here.take(later)).toEqual({ kind: 'waits' })
    expect(here.take(reply)).toEqual({ kind: 'waits' })
    expect(here.take(founding)).toMatchObject({ kind: 'taken' })
    expect(here.take(reply)).toMatchObject({ kind: 'taken' })
    expect(here.take(later)).toMatchObject({ kind: 'taken' })
  })

  test('a long update counts when its last part is there, and not before', () => {
    const here = book()
    const first = batchBy(ann, { lane: LANE, parts: 2 }, bytesOf('one '))
    const second = batchBy(ann, { lane: LANE, seq: 1, prev: idOfBatch(first), part: 1, parts: 2 }, bytesOf('two'))
    expect(here.take(first)).toEqual({ kind: 'taken' })
    expect(here.founded).toBe(false)
    expect(here.take(reply)).toEqual({ kind: 'waits' })
    expect(here.take(second)).toMatchObject({ kind: 'taken', arrived: { update: bytesOf('one two') } })
  })

  /** Each is one thing a modified client might send after the document has begun. */
  const attacks: readonly (readonly [what: string, why: string, batch: ReturnType<typeof batchBy>])[] = [
    ['a stranger’s batch', 'stranger', batchBy(partyFor('Nobody', 'Mallory'), { lane: BOBS })],
    ['one of another negotiation', 'negotiation', batchBy(bob, { negotiation: NEGOTIATION.replace('1', '9') })],
    ['a lane that is Ann’s', 'chain', batchBy(bob, { lane: LANE, seq: 1, kind: 'turn' })],
    ['text under Ann’s Yjs client', 'client', batchBy(bob, { lane: BOBS, kind: 'turn', clients: [[1, 5, 6]] })],
    ['text that leaves a gap', 'clocks', batchBy(bob, { lane: BOBS, kind: 'turn', clients: [[3, 2, 6]] })],
    ['text that is empty', 'clocks', batchBy(bob, { lane: BOBS, kind: 'turn', clients: [[3, 0, 0]] })],
    [
      'a client twice',
      'clocks',
      batchBy(bob, {
        lane: BOBS,
        kind: 'turn',
        clients: [
          [3, 0, 1],
          [3, 0, 1],
        ],
      }),
    ],
    ['a second beginning', 'founding', batchBy(bob, { lane: BOBS, clients: [[3, 0, 1]] })],
    ['the second part first', 'chain', batchBy(bob, { lane: BOBS, kind: 'turn', part: 1, parts: 2 })],
    ['a wrong parent', 'chain', batchBy(bob, { lane: BOBS, kind: 'turn', prev: 'c'.repeat(64) })],
  ]
  for (const [what, why, batch] of attacks)
    test(`${what} is refused: ${why}; nothing changes`, () => {
      const here = book()
      here.take(founding)
      const before = [here.heads(), [...here.clocks()]]
      expect(rule(here.take(batch))).toBe(why)
      expect([here.heads(), [...here.clocks()]]).toEqual(before)
    })

  test('a batch with another’s name, or a changed payload, is refused', () => {
    const here = book()
    here.take(founding)
    const forged = { ...reply, signed: { ...reply.signed, by: ann.signer.device } }
    expect(rule(here.take(forged))).toBe('signature')
    const bytes = encodeBatch({ ...reply, payload: bytesOf('her words') })
    expect(rule(decodeBatch(bytes, nodeCrypto))).toBe('signature')
  })

  test('two different batches at one place stop the device for good, and both are kept as proof', () => {
    const here = book()
    here.take(founding)
    here.take(reply)
    const other = batchBy(bob, { lane: BOBS, kind: 'turn', heads: { [LANE]: 1 }, clients: [[2, 0, 3]] }, bytesOf('no'))
    expect(rule(here.take(other))).toBe('fork')
    expect(here.forks).toMatchObject([{ device: bob.signer.device, kept: idOfBatch(reply), other }])
    const next = batchBy(bob, { lane: BOBS, seq: 1, prev: idOfBatch(reply), kind: 'turn', clients: [[2, 3, 4]] })
    expect(rule(here.take(next))).toBe('fork')
  })

  test('an observer cannot write; what she wrote while she was an editor counts still', () => {
    const here = book()
    here.take(founding)
    const priya = signerOf('Priya')
    const add = nextEntry(
      bob.party,
      { t: 'add', at: 1, device: priya.device, person: 'Priya', recipient: RECIPIENT, role: 'editor' },
      bob.signer,
    )
    const two = sure(grown(bob.party, add, nodeCrypto))
    const observer = nextEntry(two, { t: 'role', at: 2, device: priya.device, role: 'observer' }, bob.signer)
    const after = sure(grown(two, observer, nodeCrypto))
    const by = (party: Party) => ({ signer: priya, party })
    const change = { lane: 'd'.repeat(32), kind: 'turn' as const, clients: [[7, 0, 1]] as [number, number, number][] }
    // Her party's news have not come yet: it is a stranger's, and a later try takes it.
    expect(rule(here.take(batchBy(by(two), change)))).toBe('stranger')
    expect(here.setParty(after)).toBeUndefined()
    expect(rule(here.take(batchBy(by(after), change)))).toBe('role')
    expect(here.take(batchBy(by(two), change))).toMatchObject({ kind: 'taken' })
  })

  test('a removed device is heard up to the cut and no further', () => {
    const here = book()
    here.take(founding)
    const priya = signerOf('Priya')
    const lane = 'd'.repeat(32)
    const act = {
      t: 'add',
      at: 1,
      device: priya.device,
      person: 'Priya',
      recipient: RECIPIENT,
      role: 'editor',
    } as const
    const two = sure(grown(bob.party, nextEntry(bob.party, act, bob.signer), nodeCrypto))
    const cut = nextEntry(two, { t: 'remove', at: 2, device: priya.device, cut: { [lane]: 1 } }, bob.signer)
    const first = batchBy({ signer: priya, party: two }, { lane, kind: 'turn', clients: [[7, 0, 1]] })
    const next = batchBy(
      { signer: priya, party: two },
      { lane, seq: 1, prev: idOfBatch(first), kind: 'turn', clients: [[7, 1, 2]] },
    )
    here.setParty(sure(grown(two, cut, nodeCrypto)))
    expect(here.take(first)).toMatchObject({ kind: 'taken' })
    expect(rule(here.take(next))).toBe('revoked')
    const elsewhere = batchBy(
      { signer: priya, party: two },
      { lane: 'e'.repeat(32), kind: 'turn', clients: [[8, 0, 1]] },
    )
    expect(rule(here.take(elsewhere))).toBe('revoked')
  })

  test('a party cannot be swapped for another history of itself', () => {
    const here = book()
    const about = { negotiation: NEGOTIATION, party: 'Vantaloft', person: 'Bob', recipient: RECIPIENT, at: 9 }
    const again = sure(partyOf([found({ ...about, nonce: '1'.repeat(64) }, bob.signer)], nodeCrypto))
    expect(rule(here.setParty({ ...again, id: bob.party.id }))).toBe('chain')
  })
})

describe('forms', () => {
  test('frames come out as they went in, and broken ones are refused', () => {
    const parts = [bytesOf('a'), new Uint8Array(0), bytesOf('long enough')]
    expect(frames(framed(parts), 100, 3)?.map((p) => [...p])).toEqual(parts.map((p) => [...p]))
    expect(frames(framed(parts), 5, 3)).toBeUndefined()
    expect(frames(framed(parts), 100, 2)).toBeUndefined()
    expect(frames(framed(parts).subarray(0, 7), 100, 3)).toBeUndefined()
    expect(frames(Uint8Array.of(255, 255, 255, 255), 2 ** 32, 3)).toBeUndefined()
  })
  test('a long update is cut into batches, and one that is too long is refused', () => {
    const pieces = sure(cutUp(new Uint8Array(MOST_PAYLOAD + 1)))
    expect(pieces.map((p) => p.length)).toEqual([MOST_PAYLOAD, 1])
    expect(sure(cutUp(new Uint8Array(0)))).toHaveLength(1)
    expect(rule(cutUp(new Uint8Array(MOST_PAYLOAD * 256 + 1)))).toBe('size')
  })
  test('every cut-off and every flipped byte of a batch is refused or says the same', () => {
    const batch = batchBy(ann, {})
    const bytes = encodeBatch(batch)
    for (let at = 0; at < bytes.length; at++) {
      expect(isRefusal(decodeBatch(bytes.subarray(0, at), nodeCrypto))).toBe(true)
      const flipped = bytes.slice()
      flipped[at]! ^= 1
      const read = decodeBatch(flipped, nodeCrypto)
      if (isRefusal(read)) continue
      const here = new LaneBook(NEGOTIATION, nodeCrypto)
      here.setParty(ann.party)
      expect(rule(here.take(read)), `byte ${at}`).not.toBe('fine')
    }
  })
})
