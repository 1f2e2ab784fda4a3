/**
 * Whatever honest people send passes the guard: a document with its history, turns out of drafts, live typing, decisions,
 * comments, undoing, agreements and reopenings, returned Word files taken in.
 */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { madeOfText } from '../../renderer/session/markdown/text-file.ts'
import { isRefusal } from '../../shared/base/refuse.ts'
import { blankDocx, readDocx } from '../../shared/docx/index.ts'
import type { ImportedDocument } from '../../shared/docx/model.ts'
import { makeBase } from '../../shared/text/base.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { letStand } from '../../shared/text/decide.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { squash, updateSince } from '../../shared/text/draft/publish.ts'
import { TextModel } from '../../shared/text/model.ts'
import { lookAt } from '../../shared/text/receive/receive.ts'
import { receive } from '../../shared/text/receive/write.ts'
import { turnBytes, turnText, writeTurn } from '../../shared/text/turns.ts'
import { corpusBytes, corpusFiles } from '../formats/corpus.ts'
import { ANN as ANN_HALE, pair, sha256 } from '../kit/agreeing.ts'
import { contract, sitDown } from '../kit/desk.ts'
import { Gate } from '../kit/guard.ts'
import { random } from '../kit/random.ts'
import { asReturned, edits } from '../kit/returned.ts'
import { ANN, BOB, RoundTable } from '../kit/round-table.ts'
import { licence } from '../kit/word-file.ts'

const SEEDS = Number(process.env.PARLEY_SEEDS ?? 100)
const FIRST = Number(process.env.PARLEY_SEED ?? 1)
const seeds = Array.from({ length: SEEDS }, (_, n) => FIRST + n)

/** Three people negotiate apart; two bystanders get it all, one in the order it was said, one in any other. */
function negotiate(seed: number): void {
  const table = new RoundTable(seed)
  for (const { peer } of table.people) peer.closesTurns = true
  for (let round = 0; round < 4; round++) table.round(() => {})
  table.settle()
  const { sent } = table.wire
  const r = random(seed * 19)
  for (const waits of [() => 0, (open: number) => r.int(open)]) {
    const gate = new Gate()
    expect(gate.take(table.contract, ANN.party, true)).toBeUndefined()
    const had = new Set<(typeof sent)[number]>()
    while (had.size < sent.length) {
      const open = sent.filter((b) => !had.has(b) && [...b.needs].every((n) => had.has(n)))
      const batch = open[waits(open.length)]!
      expect(gate.take(batch.bytes, table.people[batch.from]!.peer.who.party)).toBeUndefined()
      had.add(batch)
    }
    // The whole history as the beginning of somebody else's copy.
    expect(new Gate().take(gate.state, ANN.party, true)).toBeUndefined()
  }
}

const LINES = [
  'Definitions and interpretation of this agreement 😀.',
  'The Supplier shall deliver the Goods within thirty days of the order.',
  'The Buyer pays each undisputed invoice within 30 days of receipt.',
  'Either party may end this agreement on sixty days written notice.',
]
const origin = { source: 'word' as const, fileName: '', sha256: '', numbering: [], styles: [] }

/** Bob sends Ann's Word file back, edited; Ann takes it in and shares that turn. */
function takeFileIn(seed: number): void {
  const r = random(seed)
  const ann = sitDown(makeBase(contract(LINES), origin, 1), 7).model
  edits(ann, r, r.int(6), 'ann')
  const gate = new Gate()
  expect(gate.take(Y.encodeStateAsUpdate(ann.roots.doc), ANN.party, true)).toBeUndefined()
  const bob = new TextModel(docOf(Y.encodeStateAsUpdate(makeBase(asReturned(ann), origin, 2)), 9), {
    now: () => Date.UTC(2026, 2, 1),
    me: () => BOB,
  })
  edits(bob, r, 1 + r.int(6), 'bob')
  const shared = new TextModel(docOf(Y.encodeStateAsUpdate(ann.roots.doc), 55), { now: () => 0, me: () => ann.me })
  const before = Y.encodeStateVector(shared.roots.doc)
  const file = sha256(turnBytes(turnText(bob)))
  const back = asReturned(bob, () => r.next() < 0.2)
  receive(shared, lookAt(shared, ann, back, r.next() < 0.5), { file, party: BOB.party })
  const hash = sha256(turnBytes(turnText(shared)))
  writeTurn(shared, { name: 'back.docx', party: BOB.party, hash, file: { name: 'back.docx', sha256: file } })
  expect(gate.take(updateSince(shared.roots.doc, before), ANN.party)).toBeUndefined()
}

describe('the guard lets pass whatever honest people send', () => {
  for (const seed of seeds) test(`seed ${seed}: three people negotiate`, () => negotiate(seed))
  for (const seed of seeds) test(`seed ${seed}: a returned file is taken in`, () => takeFileIn(seed))

  test('Ann and Bob agree clauses, in principle and for good, write each other’s word down, reopen and yield', async () => {
    const { ann, bob, meet } = pair()
    const gate = new Gate()
    expect(
      gate.take(Y.encodeStateAsUpdate(docOf(Y.encodeStateAsUpdate(ann.model.roots.doc))), 'Kestrelmoor', true),
    ).toBe(undefined)
    let said = 0
    const says = ({ who, model }: typeof ann) =>
      model.roots.doc.on('update', (update: Uint8Array, origin) => {
        if (origin !== model) return
        said++
        expect(gate.take(update, who.party)).toBeUndefined()
      })
    says(ann)
    says(bob)
    ann.replaces('30 days', '45 days')
    meet()
    bob.accepts()
    meet()
    await ann.agrees('2', 'principle')
    await ann.agrees('3')
    meet()
    await bob.agrees('3')
    await bob.reopens('3')
    meet()
    await ann.agrees('3', 'agreed')
    bob.replaces('once a year', 'twice a year')
    meet()
    const [change] = changesOf(ann.model)
    letStand(ann.model, change!)
    expect(ann.who).toEqual(ANN_HALE)
    expect(said).toBeGreaterThan(6)
  })
})

const begin = ({ numbering, styles, looks, ...rest }: ImportedDocument, source: 'word' | 'blank'): Y.Doc => {
  const more = looks ? { looks } : {}
  return makeBase({ numbering, styles, ...rest }, { ...origin, source, numbering, styles, ...more }, 1)
}
const sure = <T>(value: T): Exclude<T, { refused: string }> => {
  if (isRefusal(value)) throw new Error(value.say)
  return value as Exclude<T, { refused: string }>
}

describe('the guard lets every beginning pass', () => {
  const beginnings: [string, () => Promise<ImportedDocument>][] = [
    ['a made Word file', async () => sure(await readDocx(await licence(3)))],
    [
      'a Markdown file',
      async () => sure(await madeOfText('a.md', new TextEncoder().encode('# Terms\n\n1. Fee *due*'))).document,
    ],
    ...corpusFiles('contracts').map((file): [string, () => Promise<ImportedDocument>] => [
      file,
      async () => sure(await readDocx(corpusBytes(file))),
    ]),
  ]
  test.each(beginnings)('%s, with its first turn', async (_name, read) => {
    const doc = begin(await read(), 'word')
    const model = new TextModel(doc, { now: () => 0, me: () => ({ name: '', party: '' }) })
    writeTurn(model, { name: 'x', party: '', hash: sha256(turnBytes(turnText(model))) })
    expect(new Gate().take(Y.encodeStateAsUpdate(doc), ANN.party, true)).toBeUndefined()
  })

  test('a blank page, and the first text Ann makes of it', async () => {
    const doc = begin(sure(await readDocx(blankDocx())), 'blank')
    const gate = new Gate()
    expect(gate.take(Y.encodeStateAsUpdate(doc), ANN.party, true)).toBeUndefined()
    const work = sitDown(docOf(gate.state), 7).model
    work.insert({ paragraph: 0, offset: 0 }, 'Terms\nThe fee is due.', [{ role: 'heading', level: 1 }])
    const isDraft = (client: number) => client === 7
    const done = squash(work, isDraft, () => true, 8, { now: () => 0, me: () => ANN })
    expect(gate.take(updateSince(done.shared, done.before), ANN.party)).toBeUndefined()
  })
})
