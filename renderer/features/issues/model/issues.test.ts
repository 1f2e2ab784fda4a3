import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { agree } from '../../../../shared/text/agreement/act.ts'
import { agreementOf } from '../../../../shared/text/agreement/status.ts'
import { makeBase } from '../../../../shared/text/base.ts'
import { changesOf } from '../../../../shared/text/changes.ts'
import { replace } from '../../../../shared/text/edit.ts'
import { TextModel } from '../../../../shared/text/model.ts'
import { giveReason } from '../../../../shared/text/reasons.ts'
import type { Author } from '../../../../shared/text/records.ts'
import { writeTurn } from '../../../../shared/text/turns.ts'
import { contract } from '../../../../test/kit/desk.ts'
import { csv } from './csv.ts'
import { issuesOf } from './rows.ts'
import { ageOf, shownOf } from './show.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const ANN: Author = { name: 'Ann', party: 'Kestrelmoor' }
const BOB: Author = { name: 'Bob', party: 'Vantaloft' }
const DAY = 86_400_000
const LINES = [
  'Agreement of today',
  '1. Fees',
  'The Licensee pays each of the invoices within 30 days after it has received them in writing.',
  '2. Audit',
  'Either Party may audit once a year.',
  '3. Term',
  'Two years.',
]

function table() {
  let who = ANN
  let time = 0
  const doc = makeBase(contract(LINES), { source: 'word', fileName: '', sha256: '', numbering: [], styles: [] }, 1)
  doc.clientID = 7
  const model = new TextModel(doc, { now: () => time, me: () => who })
  let client = 10
  const as = (person: Author, at: number) => {
    who = person
    time = at
    doc.clientID = client++
  }
  const says = (paragraph: number, old: string, text: string) => {
    const line = model.story.paragraphs[paragraph]!.segments.map((s) => s.text).join('')
    const offset = line.indexOf(old)
    replace(model, { from: { paragraph, offset }, to: { paragraph, offset: offset + old.length } }, text)
  }
  const turn = () => writeTurn(model, { name: '', party: who.party, hash: '' })
  const read = async () => {
    who = ANN
    const changes = changesOf(model)
    return issuesOf(model, changes, await agreementOf(model, changes, sha256))
  }
  return { model, as, says, turn, read }
}

describe('the list of issues', () => {
  test('is empty while nothing is open', async () => {
    expect(await table().read()).toEqual({ rows: [], clauses: 3, agreed: 0 })
  })
  test('shows a clause as Ann and as Bob would have it, who has to move, why, and since which turn', async () => {
    const { model, as, says, turn, read } = table()
    turn()
    as(BOB, DAY)
    says(2, '30', '60')
    giveReason(model, [changesOf(model)[0]!], 'Our bank needs it.')
    turn()
    as(ANN, 5 * DAY)
    says(4, 'once', 'twice')
    const { rows } = await read()
    expect(rows).toMatchObject([
      {
        number: '1',
        name: 'Fees',
        state: 'proposed',
        ours: '… each of the invoices within 30 days after it has received …',
        theirs: '… each of the invoices within 60 days after it has received …',
        owner: 'us',
        reason: 'Our bank needs it.',
        since: DAY,
        turn: 'R1',
      },
      { number: '2', ours: 'Either Party may audit twice a year.', owner: 'us', turn: 'draft' },
    ])
    turn()
    expect((await read()).rows[1]).toMatchObject({ owner: 'them', turn: 'R2' })
    expect(rows.map((row) => ageOf(row, 5.5 * DAY))).toEqual(['4 days', 'today'])
  })
  test('puts untracked edits first, whatever it is sorted by', async () => {
    const { model, as, says, read } = table()
    as(ANN, 0)
    says(2, '30', '45')
    as(BOB, 0)
    const typed = model.insert({ paragraph: 6, offset: 3 }, ' or three')
    model.edit((write) => {
      write({ t: 'ins', ranges: typed.typed }, { by: BOB, via: { file: 'x', tracked: false } })
      return []
    })
    const { rows } = await read()
    expect(rows.map((r) => r.state)).toEqual(['proposed', 'untracked'])
    const view = { filter: 'all', search: '', sort: 'clause', down: false } as const
    expect(shownOf(rows, view).map((r) => r.number)).toEqual(['3', '1'])
    expect(shownOf(rows, { ...view, search: 'fees' }).map((r) => r.number)).toEqual(['1'])
    expect(shownOf(rows, { ...view, filter: 'untracked' }).map((r) => r.number)).toEqual(['3'])
  })
  test('a clause one side has agreed waits for the other; one both have agreed is counted', async () => {
    const { model, as, read } = table()
    const status = async () => (await agreementOf(model, changesOf(model), sha256)).statuses.values().next().value!
    as(ANN, 0)
    agree(model, await status(), { level: 'agreed', hash: 'x' })
    expect((await read()).rows).toMatchObject([
      { state: 'open', ours: 'Agreed', theirs: 'Not agreed yet', owner: 'them' },
    ])
    as(BOB, 0)
    agree(model, await status(), { level: 'principle', hash: 'x' })
    expect((await read()).rows).toMatchObject([{ state: 'principle', theirs: 'Agreed in principle' }])
  })
  test('a clause Bob deletes reads as deleted on his side', async () => {
    const { as, says, read } = table()
    as(BOB, 0)
    says(6, 'Two years.', '')
    expect((await read()).rows).toMatchObject([{ number: '3', ours: 'Two years.', theirs: '(deleted)' }])
  })
})

test('a spreadsheet takes no cell for a formula and reads every letter', () => {
  expect(
    csv([
      ['=1+1', ' +2', '-3', '@x'],
      ['a "b", c', 'Zeile\n2', 'für', "it's"],
    ]),
  ).toBe('\ufeff\'=1+1,\' +2,\'-3,\'@x\r\n"a ""b"", c","Zeile\n2",für,it\'s\r\n')
})
