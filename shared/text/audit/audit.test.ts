/**
 * Ann keeps the text of a turn. Then something arrives from Vantaloft that no honest client would write: each kind is found
 * by name, where it lies. (That nobody honest is accused: test/flows/honest-audit.test.ts.)
 */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  ANN,
  ANNS,
  attack,
  BASE,
  found,
  type History,
  history,
  ids,
  keyOf,
  MALLORY,
  origin,
} from '../../../test/kit/mallory.ts'
import type { IdRange } from '../ids.ts'
import type { Cause } from './causes.ts'

const ATTACKS: [Cause, string, (h: History) => History, (string | undefined)?, (string | undefined)?][] = [
  [
    'text-removed',
    'deletes characters of agreed text',
    (h) => attack(h, ({ text }) => text.delete(4, 4)),
    'The cap is about 100 percent of the Fees.',
    'The is about 100 percent of the Fees.',
  ],
  [
    'text-removed',
    "deletes Ann's pending words",
    (h) => attack(h, ({ text }) => text.delete(text.toString().indexOf('Always: '), 8)),
    'Always: The Buyer pays within thirty days.',
    'The Buyer pays within thirty days.',
  ],
  [
    'pending-removed',
    'deletes words proposed since',
    (h) => {
      h.bob.insert({ paragraph: 0, offset: 0 }, 'New ')
      Y.applyUpdate(h.ann.roots.doc, Y.encodeStateAsUpdate(h.bob.roots.doc))
      return attack(h, ({ text }) => text.delete(0, 4))
    },
    'New ',
    '',
  ],
  [
    'as-base',
    "types under the first text's client",
    (h) => attack(h, ({ text }) => text.insert(0, 'Not '), BASE, false),
    'The cap is about 100 percent of the Fees.',
    'Not The cap is about 100 percent of the Fees.',
  ],
  [
    'as-us',
    'types under a client of ours',
    (h) => attack(h, ({ text }) => text.insert(0, 'Not '), ANNS, false),
    'The cap is about 100 percent of the Fees.',
    'Not The cap is about 100 percent of the Fees.',
  ],
  [
    'as-us',
    'decides under a client of ours',
    (h) =>
      attack(
        h,
        ({ write, model }) =>
          write(
            { t: 'dec', verdict: 'accept', on: [{ layer: 'i', ranges: ids(model, 'always ') }] },
            { by: ANN, key: `${ANNS.toString(36)}.zz` },
          ),
        ANNS,
        false,
      ),
  ],
  [
    'overwritten',
    "overwrites what a deletion of Ann's lies on",
    (h) => attack(h, ({ write, model }) => write({ t: 'del', ranges: [[BASE, 0, 3]] }, { key: keyOf(model, 'del') })),
  ],
  [
    'forged-key',
    "writes under another client's key",
    (h) => attack(h, ({ write }) => write({ t: 'why' }, { key: '7.zz' })),
  ],
  ['removed', 'removes a record', (h) => attack(h, ({ records, model }) => records.delete(keyOf(model, 'cmt')))],
  [
    'removed',
    "removes a decision of Ann's",
    (h) => attack(h, ({ records, model }) => records.delete(keyOf(model, 'dec'))),
  ],
  [
    'overwritten',
    "overwrites a decision of Ann's",
    (h) =>
      attack(h, ({ records, write, model }) => {
        const key = keyOf(model, 'dec')
        write({ ...(records.get(key) as object), verdict: 'reject' }, { key, by: ANN })
      }),
  ],
  [
    'forged-author',
    "accepts their own proposal under Ann's name",
    (h) =>
      attack(h, ({ write, model }) =>
        write({ t: 'dec', verdict: 'accept', on: [{ layer: 'i', ranges: ids(model, 'always ') }] }, { by: ANN }),
      ),
    'Notices are in writing.',
    'Notices are always in writing.',
  ],
  [
    'unregistered',
    'decides under a client nobody knows',
    (h) =>
      attack(
        h,
        ({ write, model }) =>
          write({ t: 'dec', verdict: 'reject', on: [{ layer: 'i', ranges: ids(model, 'Always: ') }] }),
        MALLORY,
        false,
      ),
    'Always: The Buyer pays within thirty days.',
    'The Buyer pays within thirty days.',
  ],
  [
    'stranger',
    'accepts as a third party that is invented',
    (h) =>
      attack(
        h,
        ({ write, model }) => {
          const by = { name: 'Judge', party: 'Court' }
          write({ t: 'client', client: MALLORY }, { by })
          write({ t: 'dec', verdict: 'accept', on: [{ layer: 'i', ranges: ids(model, 'always ') }] }, { by })
        },
        MALLORY,
        false,
      ),
    'Notices are in writing.',
    'Notices are always in writing.',
  ],
  [
    'impostor',
    "registers a client of theirs as Ann's and accepts",
    (h) =>
      attack(
        h,
        ({ write, model }) => {
          write({ t: 'client', client: MALLORY }, { by: ANN })
          write({ t: 'dec', verdict: 'accept', on: [{ layer: 'i', ranges: ids(model, 'always ') }] }, { by: ANN })
        },
        MALLORY,
        false,
      ),
    'Notices are in writing.',
    'Notices are always in writing.',
  ],
  [
    'registration',
    "registers Ann's client as theirs",
    (h) => attack(h, ({ write }) => write({ t: 'client', client: ANNS })),
  ],
  [
    'forged-author',
    'says of their words that Ann typed them',
    (h) =>
      attack(h, ({ text, doc, write }) => {
        const clock = Y.getState(doc.store, MALLORY)
        text.insert(0, 'Not ')
        write({ t: 'ins', ranges: [[MALLORY, clock, 4]] }, { by: ANN })
      }),
  ],
  [
    'claims',
    "makes a note of Ann's words",
    (h) =>
      attack(h, ({ write, model }) => {
        const [[client, clock]] = ids(model, 'always ') as [IdRange]
        write({
          t: 'note',
          kind: 'footnote',
          ranges: [
            [client, clock, 1],
            [client, clock + 1, 2],
          ],
        })
      }),
  ],
  [
    'claims',
    "says of Ann's words that they typed them",
    (h) => attack(h, ({ write, model }) => write({ t: 'ins', ranges: ids(model, 'Always: ') })),
  ],
  [
    'withdraws',
    "withdraws Ann's words in their own name",
    (h) => attack(h, ({ write, model }) => write({ t: 'wd', ranges: ids(model, 'Always: ') })),
  ],
  [
    'forged-author',
    "withdraws Ann's words in hers",
    (h) => attack(h, ({ write, model }) => write({ t: 'wd', ranges: ids(model, 'Always: ') }, { by: ANN })),
    'Always: The Buyer pays within thirty days.',
    'The Buyer pays within thirty days.',
  ],
  [
    'voids',
    "takes back a record of Ann's",
    (h) => attack(h, ({ write, model }) => write({ t: 'void', record: keyOf(model, 'del') })),
  ],
  [
    'overwritten',
    'alters the first text: offsets, formats, claimed changes',
    (h) =>
      attack(h, ({ records }) => {
        const base = records.get('base.body') as { changes: object[] }
        const claim = { id: 0, kind: 'deletion', author: 'Ann', date: '', from: 0, to: 8 }
        records.set('base.body', { ...base, changes: [claim], formats: [{ from: 0, to: 9, format: { bold: true } }] })
      }),
  ],
  [
    'base',
    'writes a second first text',
    (h) => attack(h, ({ records, write }) => write({ ...(records.get('base.body') as object), client: MALLORY })),
  ],
  [
    'settles',
    'declares proposed words part of the first text',
    (h) => attack(h, ({ write, model }) => write({ t: 'baseline', ranges: ids(model, 'always ') })),
    'Notices are in writing.',
    'Notices are always in writing.',
  ],
  [
    'settled-look',
    'restyles agreed text as if it had been born so',
    (h) =>
      attack(h, ({ write }) =>
        write({ t: 'para', first: true, set: { role: 'heading', level: 1 }, ranges: [[BASE, 35, 1]] }),
      ),
  ],
  [
    'settles',
    'declares a look settled',
    (h) => attack(h, ({ write, model }) => write({ t: 'baseline', ranges: [], looks: [keyOf(model, 'para')] })),
  ],
  [
    'couples',
    "says of Ann's words that a text of theirs was moved there",
    (h) =>
      attack(h, ({ write, model }) => write({ t: 'del', ranges: [[BASE, 0, 3]], movedTo: ids(model, 'Always: ') })),
  ],
  [
    'turn',
    "records a turn in Ann's party's name",
    (h) => attack(h, ({ write }) => write({ t: 'turn', turn: 9, party: ANN.party, heads: [], hash: 'x', name: '' })),
  ],
  [
    'overwritten',
    'writes a turn over',
    (h) =>
      attack(h, ({ records, write, model }) => {
        const key = keyOf(model, 'turn')
        write({ ...(records.get(key) as object), hash: 'other' }, { key, by: ANN })
      }),
  ],
  [
    'elsewhere',
    'names a text that is not there',
    (h) => attack(h, ({ write }) => write({ t: 'del', ranges: [[BASE, 0, 3]] }, { story: 'nowhere' })),
  ],
  [
    'order',
    'claims an order that would never be overtaken',
    (h) =>
      attack(h, ({ write }) =>
        write({ t: 'fmt', ranges: [[BASE, 0, 3]], set: { bold: true }, n: Number.MAX_SAFE_INTEGER }),
      ),
  ],
  [
    'origin',
    'says the negotiation was begun from blank',
    (h) => attack(h, ({ doc }) => doc.getMap('about').set('origin', { ...origin, source: 'blank' })),
  ],
  ['not-text', 'formats the text itself', (h) => attack(h, ({ text }) => text.format(0, 5, { bold: true }))],
  ['not-text', 'puts an object into the text', (h) => attack(h, ({ text }) => text.insertEmbed(3, { image: 'x' }))],
]

describe('a modified client of Vantaloft', () => {
  test.each(ATTACKS)('%s: %s', (cause, _, act, before, after) => {
    const h = act(history())
    const all = found(h)
    expect(all.map((u) => u.cause)).toContain(cause)
    if (before !== undefined) expect(all).toContainEqual(expect.objectContaining({ cause, before, after }))
  })
})
