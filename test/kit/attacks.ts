/** What a modified client sends after the document has begun, each with the name under which it is refused. */
import * as Y from 'yjs'
import type { Unfit } from '../../shared/wire/unfit.ts'
import {
  ANN,
  ANNS,
  BASE,
  BOB,
  EMOJI,
  MALLORY,
  MARK,
  next,
  order,
  type Pen,
  registered,
  sends,
  sendsRaw,
  stamp,
  where,
} from './modified-client.ts'
import { words } from './raw-update.ts'

export type Attack = readonly [what: string, why: Unfit, update: () => Uint8Array]

const AT = { left: [BASE, 4], right: [BASE, 5] } as const
const file = { file: 'a'.repeat(64), tracked: true }
const nested = (depth: number): unknown => (depth === 0 ? 1 : [nested(depth - 1)])
const writes = (record: object) => sends(({ write }) => write(record))
const strikes = (more: object) => writes({ t: 'del', ranges: [where('cap')], ...more })
const types = ({ text }: Pen) => text.insert(3, 'not ')

export const ATTACKS: readonly Attack[] = [
  ['deletes Ann’s clause', 'deletes', () => sends(({ text }) => text.delete(4, 20))],
  ['deletes everything', 'deletes', () => sends(({ text }) => text.delete(0, text.length))],
  [
    'types words and deletes them again',
    'deletes',
    () =>
      sends(({ text }) => {
        text.insert(3, 'xx')
        text.delete(3, 2)
      }),
  ],
  ['removes a record of Ann’s', 'deletes', () => sends(({ records }) => records.delete('7.1'))],
  ['overwrites a record of Ann’s', 'overwrites', () => sends(({ records }) => records.set('7.1', stamp()))],
  [
    'writes her own record twice',
    'overwrites',
    () =>
      sends(({ write }) => {
        write({ t: 'x' }, '9.z')
        write({ t: 'y' }, '9.z')
      }),
  ],
  ['writes a record under Ann’s client', 'key', () => sends(({ write }) => write({ t: 'why' }, '7.zz'))],
  ['writes a record under no client', 'key', () => sends(({ write }) => write({ t: 'why' }, 'free'))],
  ['makes words bold in Yjs itself', 'content', () => sends(({ text }) => text.format(4, 3, { bold: true }))],
  ['types words that carry a format mark', 'content', () => sends(({ text }) => text.insert(3, 'x', { bold: true }))],
  ['puts an embed into the text', 'content', () => sends(({ text }) => text.insertEmbed(3, { image: 'x' }))],
  ['hangs a subdocument in', 'content', () => sends(({ records }) => records.set('9.z', new Y.Doc()))],
  ['puts a map in a map', 'content', () => sends(({ records }) => records.set('9.z', new Y.Map()))],
  ['puts a text in a map', 'content', () => sends(({ records }) => records.set('9.z', new Y.Text('x')))],
  ['puts an XML element in', 'content', () => sends(({ records }) => records.set('9.z', new Y.XmlElement('script')))],
  ['writes bytes for a record', 'content', () => sends(({ records }) => records.set('9.z', new Uint8Array(9)))],
  ['puts bytes into a record', 'values', () => strikes({ more: new Uint8Array(9) })],
  ['puts a big integer into a record', 'values', () => strikes({ more: 1n })],
  ['puts NaN into a record', 'values', () => strikes({ more: Number.NaN })],
  ['puts infinity into a record', 'values', () => strikes({ at: Number.POSITIVE_INFINITY })],
  ['puts a __proto__ into a record', 'values', () => strikes({ more: JSON.parse('{"__proto__":{"agreed":true}}') })],
  ['puts a constructor into a record', 'values', () => strikes({ more: { constructor: 1 } })],
  ['writes a number for a record', 'values', () => sends(({ records }) => records.set('9.z', 7))],
  ['writes a list for a record', 'values', () => sends(({ records }) => records.set('9.z', [stamp()]))],
  ['nests a record forty deep', 'nested', () => strikes({ more: nested(40) })],
  ['writes a record of a million values', 'pieces', () => strikes({ more: Array(1_000_001).fill(0) })],
  ['writes into a root of her own', 'root', () => sends(({ doc }) => doc.getMap('mine').set('9.z', stamp()))],
  [
    'writes into a root called __proto__',
    'root',
    () => sends(({ doc }) => doc.getMap('__proto__').set('9.z', stamp())),
  ],
  [
    'writes text into another story than exists',
    'root',
    () => sends(({ doc }) => doc.getText('story/side').insert(0, 'x\n')),
  ],
  [
    'rewrites what the negotiation was made from',
    'overwrites',
    () => sends(({ doc }) => doc.getMap('about').set('origin', {})),
  ],
  ['adds to what the negotiation was made from', 'base', () => sends(({ doc }) => doc.getMap('about').set('look', {}))],
  ['brings a second base', 'base', () => sends(({ write }) => write({ t: 'base' }, 'base.notes'))],
  ['brings a second base over the first', 'overwrites', () => sends(({ write }) => write({ t: 'base' }, 'base.body'))],
  [
    'brings a second base under a client called “base”',
    'base',
    () => sends(({ write }) => write({ t: 'base' }, 'base.notes'), null, Number.parseInt('base', 36)),
  ],
  [
    'brings a second base under her own key',
    'base',
    () => writes({ t: 'base', client: BASE, clock: 0, paragraphs: [], formats: [], objects: [], changes: [] }),
  ],
  ['types behind the end of the text', 'beside', () => sends(({ text }) => text.insert(text.length, 'and forever'))],
  ['types a paragraph behind the end', 'beside', () => sends(({ text }) => text.insert(text.length, 'And forever.\n'))],
  ['types without saying who she is', 'unregistered', () => sends(types, null)],
  [
    'says who she is after typing',
    'registration',
    () =>
      sends((pen) => {
        types(pen)
        pen.write(registered())
      }, null),
  ],
  ['registers as Ann’s party', 'name', () => sends(types, registered(MALLORY, ANN))],
  [
    'registers as a party nobody knows',
    'name',
    () => sends(types, registered(MALLORY, { name: 'M', party: 'Nobody' })),
  ],
  ['registers Ann’s client', 'unregistered', () => sends(types, registered(ANNS))],
  ['registers a second time', 'registration', () => sends(({ write }) => write(registered()))],
  ['writes a deletion in Ann’s name', 'name', () => strikes({ by: ANN })],
  [
    'accepts her own proposal in Ann’s name',
    'name',
    () => writes({ t: 'dec', verdict: 'accept', by: ANN, on: [{ layer: 'i', ranges: [where('always')] }] }),
  ],
  ['writes a record of a newer kind in Ann’s name', 'name', () => writes({ t: 'newer', by: ANN })],
  [
    'agrees a clause in Ann’s name',
    'name',
    () => writes({ t: 'agree', by: ANN, clause: '1.3', hash: '', level: 'agreed' }),
  ],
  [
    'says Ann wrote down what Ann agreed',
    'name',
    () => writes({ t: 'agree', by: ANN, clause: '1.3', hash: '', level: 'agreed', recorded: { by: ANN, say: '' } }),
  ],
  ['takes for a returned file what she says herself', 'claim', () => strikes({ by: ANN, via: file })],
  [
    'types under a file’s client what no file said',
    'claim',
    () => sends(types, registered(MALLORY, ANN, { via: file })),
  ],
  [
    'says under one file’s client what another file says',
    'claim',
    () =>
      sends(
        ({ write }) => write({ t: 'why', ranges: [where('cap')], say: '', via: { ...file, file: 'b' } }),
        registered(MALLORY, ANN, { via: file }),
      ),
  ],
  [
    'decides in two names under one file’s client',
    'claim',
    () =>
      sends(
        ({ write }) => write({ t: 'why', ranges: [where('cap')], say: '', by: BOB, via: file }),
        registered(MALLORY, ANN, { via: file }),
      ),
  ],
  ['claims a Lamport order of 2^53', 'malformed', () => strikes({ n: 2 ** 53 })],
  ['leaps ahead in the order', 'order', () => strikes({ n: order + 3 })],
  ['claims a negative order', 'malformed', () => strikes({ n: -1 })],
  ['claims half an order', 'malformed', () => strikes({ n: 0.5 })],
  ['claims a day no calendar has', 'malformed', () => strikes({ at: 1e300 })],
  ['strikes words Ann has not written yet', 'ranges', () => strikes({ ranges: [[ANNS, next(ANNS), 1000]] })],
  ['strikes words of a client nobody knows', 'ranges', () => strikes({ ranges: [[4711, 0, 5]] })],
  ['moves words to where nothing stands', 'ranges', () => strikes({ movedTo: [[MALLORY, 900, 5]] })],
  [
    'rejects words Ann has not written yet',
    'ranges',
    () => writes({ t: 'dec', verdict: 'reject', on: [{ layer: 'i', ranges: [[ANNS, next(ANNS) - 1, 2]] }] }),
  ],
  [
    'rejects a deletion Ann has not made yet',
    'target',
    () => writes({ t: 'dec', verdict: 'reject', on: [{ layer: '7.zz', ranges: [where('cap')] }] }),
  ],
  ['takes back a record that is not there', 'target', () => writes({ t: 'void', record: '7.zz' })],
  ['takes back a record of Ann’s', 'voids', () => writes({ t: 'void', record: '7.1' })],
  ['withdraws Ann’s words', 'withdraws', () => writes({ t: 'wd', ranges: [where('Always')] })],
  ['says Ann’s words are hers', 'claims', () => writes({ t: 'ins', ranges: [where('Always')] })],
  ['says agreed words were only proposed', 'claims', () => writes({ t: 'ins', ranges: [where('percent')] })],
  ['declares proposed words agreed', 'settles', () => writes({ t: 'baseline', ranges: [where('always')] })],
  ['moves words to words of Ann’s', 'couples', () => strikes({ movedTo: [where('Always')] })],
  [
    'restyles an agreed paragraph as if it was born so',
    'settled-look',
    () => writes({ t: 'para', first: true, ranges: [MARK], set: { role: 'title' } }),
  ],
  [
    'closes a turn for Ann’s party',
    'turn',
    () => writes({ t: 'turn', turn: 9, name: '', party: ANN.party, heads: [], hash: '' }),
  ],
  ['writes about a story that is not there', 'elsewhere', () => strikes({ story: 'side' })],
  ['strikes a stretch of no length', 'malformed', () => strikes({ ranges: [[BASE, 1, 0]] })],
  ['strikes a stretch before the beginning', 'malformed', () => strikes({ ranges: [[BASE, -1, 5]] })],
  ['strikes stretches that are no numbers', 'malformed', () => strikes({ ranges: [['1', '0', '5']] })],
  ['gives a verdict there is not', 'malformed', () => writes({ t: 'dec', verdict: 'maybe', on: [] })],
  [
    'sets a look there is not',
    'malformed',
    () => writes({ t: 'fmt', ranges: [where('cap')], set: { caps: 'url(x)' } }),
  ],
  ['leaves out who says it', 'malformed', () => strikes({ by: undefined })],
  ['writes a record that says nothing', 'malformed', () => sends(({ records }) => records.set('9.z', {}))],
  ['types between the halves of Ann’s emoji', 'parts', () => sends(({ text }) => text.insert(1, 'x'))],
  [
    'strikes before the halves, and types there',
    'parts',
    () =>
      sends((pen) => {
        pen.write({ t: 'del', ranges: [[ANNS, EMOJI, 1]] })
        pen.text.insert(1, 'x')
      }),
  ],
  [
    'cuts an emoji of her own',
    'parts',
    () => sendsRaw([words('😀', AT), words('x', { left: [MALLORY, 1], right: AT.right })]),
  ],
  [
    'heaps a hundred thousand overlapping stretches onto the text',
    'heaped',
    () => strikes({ ranges: Array.from({ length: 100_000 }, (_, i) => [BASE, i % 50, 1 + (i % 40)]) }),
  ],
  [
    'strikes the whole text ten thousand times over',
    'heaped',
    () =>
      sends(({ write }) => {
        for (let i = 0; i < 10_000; i++) write({ t: 'del', ranges: [[BASE, 0, 90]] })
      }),
  ],
]
