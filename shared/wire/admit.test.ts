/**
 * Mallory sits at a modified client of Bob's house and sends what no Parley sends. Each is refused by name, in a sentence
 * for Ann, and not a byte of Ann's document is another. (That nobody honest is refused: test/flows/honest-guard.test.ts.)
 */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ATTACKS, type Attack } from '../../test/kit/attacks.ts'
import { clientsOf, Gate } from '../../test/kit/guard.ts'
import {
  ANN,
  BASE,
  BOB,
  begins,
  MALLORY,
  MARK,
  past,
  registered,
  sends,
  state,
  where,
} from '../../test/kit/modified-client.ts'
import { FAIR, RAW_ATTACKS, TWO, TWO_ATTACKS } from '../../test/kit/raw-attacks.ts'
import type { Refusal } from '../base/refuse.ts'
import { linesOf } from '../text/views.ts'
import { type Applicant, admit } from './admit.ts'

type Clients = Applicant['clients']

/** As Ann's session does: asked first, applied only where nothing is wrong. */
function arrives(update: Uint8Array, clients: Clients, founding = false): Refusal | undefined {
  const refused = admit(Y.encodeStateAsUpdate(past.ann.roots.doc), {
    update,
    clients,
    founding,
    party: BOB.party,
    ours: [ANN.party],
  })
  if (!refused) Y.applyUpdate(past.ann.roots.doc, update)
  return refused
}

function isRefused(update: Uint8Array, why: string, clients: Clients): void {
  const lines = linesOf(past.ann, 'redline')
  const refused = arrives(update, clients)
  expect(refused?.refused).toBe(why)
  expect(refused?.say).toMatch(/^[A-Z].+\. Nothing of it was applied\.$/)
  expect(Y.encodeStateAsUpdate(past.ann.roots.doc)).toEqual(state)
  expect(linesOf(past.ann, 'redline')).toEqual(lines)
}

describe('Mallory', () => {
  test.each(ATTACKS)('%s, which is refused: %s', (_what, why, update) => {
    const bytes = update()
    isRefused(bytes, why, clientsOf(bytes))
  })

  const two: Clients = [[MALLORY, 0, 2]]
  test.each(RAW_ATTACKS)('%s (byte by byte), which is refused: %s', (_what, why, update) =>
    isRefused(update(), why, two),
  )

  const both: Clients = TWO.map((client, i) => [client, 0, 2 - i])
  test.each(TWO_ATTACKS)('%s (under two clients), which is refused: %s', (_what, why, update) =>
    isRefused(update(), why, both),
  )

  test('repeats what she sent before', () => {
    const gate = new Gate()
    gate.state = state
    expect(gate.take(FAIR.raw(), BOB.party)).toBeUndefined()
    expect(gate.judge(FAIR.raw(), BOB.party)?.refused).toBe('clocks')
  })

  test('begins a document where there is one', () => {
    const update = begins(() => {})
    expect(arrives(update, clientsOf(update), true)?.refused).toBe('begun')
  })

  test('ends anywhere before the end', () => {
    const whole = FAIR.raw()
    for (let end = 0; end < whole.length; end++)
      expect(arrives(whole.subarray(0, end), two)?.refused, `${end} bytes`).toMatch(/^(early|silent)$/)
  })
})

describe('Mallory begins a document', () => {
  const about = (more: object) => (doc: Y.Doc) => {
    const origin = { source: 'word', fileName: '', sha256: '', numbering: [], styles: [], ...more }
    doc.getMap('about').set('other', origin)
  }
  const BEGINNINGS: readonly Attack[] = [
    ['with more than one thing it was made from', 'base', () => begins(about({}))],
    ['with a root of her own', 'root', () => begins((doc) => doc.getMap('mine').set('x', {}))],
    ['with text behind its end', 'beside', () => begins((doc) => doc.getText('story/body').insert(16, 'more'))],
    ['with a story that is no first text', 'beside', () => begins((doc) => doc.getText('story/side').insert(0, 'x\n'))],
    ['with a record that is none', 'malformed', () => begins((doc) => doc.getMap('records').set('1.0', { t: 'del' }))],
    [
      'with a leap in the order',
      'order',
      () => begins((doc) => doc.getMap('records').set('1.0', registered(BASE, BOB, { n: 9 }))),
    ],
    [
      'with a first text that is longer than its words',
      'ranges',
      () =>
        begins((doc) =>
          doc
            .getMap('records')
            .set('base.more', { ...(doc.getMap('records').get('base.body') as object), story: 'more', clock: 9 }),
        ),
    ],
    [
      'with a first text under another name',
      'base',
      () => begins((doc) => doc.getMap('records').set('base.more', doc.getMap('records').get('base.body'))),
    ],
  ]
  test.each(BEGINNINGS)('%s, which is refused: %s', (_what, why, update) =>
    expect(new Gate().judge(update(), BOB.party, true)?.refused).toBe(why),
  )

  test('with a word of Ann’s own in it, which she never said', () => {
    const said = (by: typeof ANN, more: object = {}) =>
      begins((doc) => doc.getMap('records').set('1.0', { ...registered(BASE, by, { n: 1 }), ...more }))
    const judge = (update: Uint8Array) =>
      admit(Y.encodeStateAsUpdate(new Y.Doc()), {
        update,
        clients: clientsOf(update),
        founding: true,
        party: BOB.party,
        ours: ['Kestrel Ltd', ANN.party],
      })?.refused
    expect(judge(said(BOB))).toBeUndefined()
    expect(judge(said(ANN))).toBe('name')
    expect(judge(said({ ...ANN, party: 'Kestrel Ltd' }))).toBe('name')
    // What a file of hers said is a claim of whoever took it in, and shown as one.
    expect(judge(said(ANN, { via: { file: 'f'.repeat(64), tracked: true } }))).toBeUndefined()
  })

  test('made from nothing, or from lists no file has', () => {
    const doc = new Y.Doc({ gc: false })
    doc.clientID = BASE
    doc.getText('story/body').insert(0, 'x\n')
    const made = Y.encodeStateAsUpdate(doc)
    expect(new Gate().judge(made, BOB.party, true)?.refused).toBe('origin')
    doc
      .getMap('about')
      .set('origin', { source: 'word', fileName: '', sha256: '', numbering: [{ levels: 9 }], styles: [] })
    expect(new Gate().judge(Y.encodeStateAsUpdate(doc), BOB.party, true)?.refused).toBe('origin')
  })
})

describe('What is not refused', () => {
  const FAIR_ONES: readonly (readonly [string, () => Uint8Array])[] = [
    ['words between two others', FAIR.raw],
    ['words typed in Yjs', FAIR.sent],
    [
      'zero-width and right-to-left letters, which are shown as boxes',
      () => sends(({ text }) => text.insert(4, '\u200b\u202e')),
    ],
    ['an emoji beside an emoji', () => sends(({ text }) => text.insert(2, '🙂'))],
    [
      'a record of a kind only a newer Parley knows, in her own name',
      () => sends(({ write }) => write({ t: 'newer', says: [null] })),
    ],
    [
      'a property taken away',
      () => sends(({ write }) => write({ t: 'para', ranges: [MARK], set: { num: undefined } })),
    ],
    [
      'Ann’s word on a clause, written down as such',
      () =>
        sends(({ write }) =>
          write({
            t: 'agree',
            by: ANN,
            clause: '1.3',
            hash: '',
            level: 'agreed',
            recorded: { by: BOB, say: 'by phone' },
          }),
        ),
    ],
    ['an honest deletion', () => sends(({ write }) => write({ t: 'del', ranges: [where('cap')] }))],
  ]
  test.each(FAIR_ONES)('%s', (_what, update) => {
    const bytes = update()
    const judged = admit(state, {
      update: bytes,
      clients: clientsOf(bytes),
      founding: false,
      party: BOB.party,
      ours: [ANN.party],
    })
    expect(judged).toBeUndefined()
  })
  test('a document that begins', () => {
    expect(
      new Gate().judge(
        begins(() => {}),
        BOB.party,
        true,
      ),
    ).toBeUndefined()
  })
})
