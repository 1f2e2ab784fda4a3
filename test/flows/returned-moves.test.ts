/**
 * Ann moves clauses and sends the Word file. Bob accepts a move in Word, rejects it, or leaves it, and sends the file
 * back: Ann sees his answer to her move, and nothing of it as an untracked edit.
 */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Change, changesOf } from '../../shared/text/changes.ts'
import { decide } from '../../shared/text/decide.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { replace } from '../../shared/text/edit.ts'
import { TextModel } from '../../shared/text/model.ts'
import { moveParagraphs, moveRange } from '../../shared/text/move.ts'
import { lookAt } from '../../shared/text/receive/receive.ts'
import { receive } from '../../shared/text/receive/write.ts'
import { linesOf } from '../../shared/text/views.ts'
import { twoWith } from '../formats/moved-contracts.ts'
import { officeSaves } from '../formats/office.ts'
import { hasOffice } from '../formats/other-readers.ts'
import { readWord, written } from '../formats/word-desk.ts'
import { type Random, random } from '../kit/random.ts'
import { word } from '../kit/two-people.ts'
import { licence } from '../kit/word-file.ts'

/** What Bob's word processor has open when the file reaches him, and the file as he saves it. */
async function atBobs(sent: Uint8Array) {
  const { bob } = await twoWith(sent)
  return { bob, saved: () => readWord(written(sent, bob)) }
}

type Verdict = 'accept' | 'reject' | 'leave'

/** Bob's answers, one for each of the moves he sees, in their order. */
async function answered(sent: Uint8Array, verdicts: readonly Verdict[]) {
  const { bob, saved } = await atBobs(sent)
  const moves = [...new Set(changesOf(bob).flatMap((c) => c.moves))]
  expect(moves).toHaveLength(verdicts.length)
  for (const [n, verdict] of verdicts.entries()) {
    const halves = changesOf(bob).filter((c) => c.moves.includes(moves[n]!))
    if (verdict !== 'leave') decide(bob, halves, verdict)
  }
  return { bob, back: await saved() }
}

function takenIn(ann: TextModel, back: Awaited<ReturnType<typeof readWord>>) {
  const shared = new TextModel(docOf(Y.encodeStateAsUpdate(ann.roots.doc), 55), { now: () => 0, me: () => ann.me })
  const look = lookAt(shared, ann, back, false)
  receive(shared, look, { file: 'f00', party: 'Vantaloft' })
  return { shared, findings: look.findings }
}

const said = (changes: readonly Change[]) => changes.map((c) => [c.author.name, c.kind, c.deleted || c.inserted])
const moved = (model: TextModel) => changesOf(model).filter((c) => c.moves.length > 0)

async function annMoved() {
  const bytes = await licence(2)
  const { ann } = await twoWith(bytes)
  const from = word(ann, 'Clause on subject 1').from.paragraph
  moveParagraphs(ann, from, from + 2, word(ann, 'Clause on subject 3').from.paragraph)
  return { ann, sent: written(bytes, ann) }
}

describe('Ann’s move of a clause comes back', () => {
  test('as it was: it is still hers, and waits', async () => {
    const { ann, sent } = await annMoved()
    const { back } = await answered(sent, ['leave'])
    const { shared, findings } = takenIn(ann, back)
    expect([findings.arrivals, findings.departures, findings.answers]).toEqual([[], [], []])
    expect(said(changesOf(shared))).toEqual(said(changesOf(ann)))
    expect(moved(shared)).toHaveLength(2)
  })

  test('accepted: that is Bob’s answer, and the clause stands at its new place', async () => {
    const { ann, sent } = await annMoved()
    const { back } = await answered(sent, ['accept'])
    const { shared, findings } = takenIn(ann, back)
    expect([findings.arrivals, findings.departures]).toEqual([[], []])
    expect(new Set(findings.answers.map((a) => a.verdict))).toEqual(new Set(['accept']))
    expect(moved(shared)).toEqual([])
    expect(linesOf(shared, 'original')).toEqual(linesOf(ann, 'clean').map((line) => line.replace('125%', '100%')))
  })

  test('rejected: that is Bob’s answer, and the clause stands where it was', async () => {
    const { ann, sent } = await annMoved()
    const before = linesOf(ann, 'original')
    const { back } = await answered(sent, ['reject'])
    const { shared, findings } = takenIn(ann, back)
    expect([findings.arrivals, findings.departures]).toEqual([[], []])
    expect(new Set(findings.answers.map((a) => a.verdict))).toEqual(new Set(['reject']))
    expect(moved(shared)).toEqual([])
    expect(linesOf(shared, 'original')).toEqual(before)
  })

  test('with a word of Bob’s within it: the word is his and marked, the move still hers', async () => {
    const { ann, sent } = await annMoved()
    const { bob, saved } = await atBobs(sent)
    const half = changesOf(bob).find((c) => c.kind === 'insertion' && c.moves.length > 0)!
    const at = { paragraph: half.from.paragraph + 1, offset: 11 }
    replace(bob, { from: at, to: at }, ' (amended)')
    const { shared } = takenIn(ann, await saved())
    expect(said(changesOf(shared).filter((c) => c.via))).toEqual([['Bob', 'insertion', ' (amended)']])
    expect(changesOf(shared).every((c) => c.via?.tracked !== false)).toBe(true)
    expect(moved(shared)).toHaveLength(2)
  })
})

/** Ann moves a clause, or part of one, to a place no other move has touched. */
function moveSomething(ann: TextModel, r: Random): void {
  const free = ann.story.paragraphs.flatMap((p, i) => {
    const { cell } = ann.mark(i).props
    const open = [...ann.runs(i), ann.mark(i)].some(
      ({ state }) => state.gone || state.ins.length + state.del.length > 0,
    )
    return !cell && !open && p.length > 12 ? [i] : []
  })
  const [first, target] = [r.pick(free), r.pick(free)]
  if (r.next() < 0.6) {
    const last = free.includes(first + 1) && r.next() < 0.5 ? first + 1 : first
    moveParagraphs(ann, first, last, target)
    return
  }
  const at = (paragraph: number, offset: number) => ({ paragraph, offset })
  const { length } = ann.story.paragraphs[first]!
  const from = r.int(length - 8)
  if (first !== target)
    moveRange(ann, { from: at(first, from), to: at(first, from + 5 + r.int(length - from - 5)) }, at(target, 3))
}

describe('Bob’s answer to every move is told from its silence', () => {
  test.each(Array.from({ length: 40 }, (_, seed) => seed))('seed %i', async (seed) => {
    const r = random(seed)
    const bytes = await licence(4)
    const { ann } = await twoWith(bytes)
    for (let n = 0; n < 4; n++) moveSomething(ann, r)
    const moves = new Set(changesOf(ann).flatMap((c) => c.moves))
    const verdicts = Array.from(moves, () => r.pick(['accept', 'reject', 'leave'] as const))
    const { bob, back } = await answered(written(bytes, ann), verdicts)
    const { shared, findings } = takenIn(ann, back)
    expect([findings.arrivals, findings.departures]).toEqual([[], []])
    for (const view of ['clean', 'original'] as const) expect(linesOf(shared, view)).toEqual(linesOf(bob, view))
    expect(said(moved(shared))).toEqual(said(moved(bob)))
  })
})

/** A contract without a change of anybody's. */
const untouched = async (): Promise<Uint8Array> => {
  const bytes = await licence(2)
  const { bob } = await twoWith(bytes)
  decide(bob, changesOf(bob), 'accept')
  return written(bytes, bob)
}

describe.skipIf(!hasOffice)('Bob has no Word but LibreOffice', () => {
  test('what he leaves, accepts or rejects there is told as in Word', async () => {
    const bytes = await untouched()
    const { ann } = await twoWith(bytes)
    const at = (text: string) => word(ann, text).from.paragraph
    moveParagraphs(ann, at('Clause on subject 1'), at('Clause on subject 1') + 2, at('Clause on subject 3'))
    moveRange(ann, word(ann, 'Notice 4: '), word(ann, 'Obligation 5').from)
    const sent = written(bytes, ann)
    const [left, accepted, rejected] = officeSaves([
      { bytes: sent },
      { bytes: sent, decide: 'Accept' },
      { bytes: sent, decide: 'Reject' },
    ])
    for (const [file, verdicts, text] of [
      [left, [], linesOf(ann, 'original')],
      [accepted, ['accept'], linesOf(ann, 'clean')],
      [rejected, ['reject'], linesOf(ann, 'original')],
    ] as const) {
      const { shared, findings } = takenIn(ann, await readWord(file!))
      expect([findings.arrivals, findings.departures]).toEqual([[], []])
      expect([...new Set(findings.answers.map((a) => a.verdict))]).toEqual(verdicts)
      expect(linesOf(shared, 'original')).toEqual(text)
    }
  })

  test('accepting all, his own earlier changes too, accepts Ann’s move', async () => {
    const { ann, sent } = await annMoved()
    const [accepted] = officeSaves([{ bytes: sent, decide: 'Accept' }])
    const { shared, findings } = takenIn(ann, await readWord(accepted!))
    expect(new Set(findings.answers.flatMap((a) => (a.layer.author.name === 'Ann' ? a.verdict : [])))).toEqual(
      new Set(['accept']),
    )
    expect(moved(shared)).toEqual([])
    expect(linesOf(shared, 'clean')).toEqual(linesOf(ann, 'clean'))
  })
})
