/**
 * Ann sends a turn as a Word file. Bob edits it, with Track Changes on or off, and sends it back. Whatever he marked or
 * did not mark, Ann sees every difference, under the name the file gives or as untracked, and nothing is accepted for her.
 */

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { storyLines } from '../../shared/docx/index.ts'
import { makeBase } from '../../shared/text/base.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { TextModel } from '../../shared/text/model.ts'
import { lookAt } from '../../shared/text/receive/receive.ts'
import { receive } from '../../shared/text/receive/write.ts'
import { linesOf } from '../../shared/text/views.ts'
import { contract, sitDown } from '../kit/desk.ts'
import { random } from '../kit/random.ts'
import { asReturned, edits } from '../kit/returned.ts'

const SEEDS = Number(process.env.PARLEY_SEEDS ?? 200)
const FIRST = Number(process.env.PARLEY_SEED ?? 1)
const LINES = [
  'Definitions and interpretation of this agreement.',
  'The Supplier shall deliver the Goods within thirty days of the order.',
  'The Buyer pays each undisputed invoice within 30 days of receipt.',
  'Either party may end this agreement on sixty days written notice.',
  'Liability of each party is limited to the fees paid in the year before.',
  'Notices are in writing and sent to the address above.',
]
const EARLIER = [
  { id: 0, kind: 'insertion' as const, author: 'Bob', date: '2026-01-02T03:04:05Z', from: 12, to: 31 },
  { id: 1, kind: 'deletion' as const, author: 'Bob', date: '2026-01-02T03:04:05Z', from: 60, to: 71 },
  { id: 2, kind: 'insertion' as const, author: 'Bob', date: '2026-01-02T03:04:05Z', from: 180, to: 184 },
]
const origin = { source: 'word' as const, fileName: '', sha256: '', numbering: [], styles: [] }

function runOnce(seed: number): void {
  const r = random(seed)
  const ann = sitDown(makeBase(contract(LINES, r.next() < 0.5 ? EARLIER : []), origin, 1), 7).model
  edits(ann, r, r.int(6), 'ann')
  const sentFile = asReturned(ann)
  const bob = new TextModel(makeBase(sentFile, origin, 2), {
    now: () => Date.UTC(2026, 2, 1),
    me: () => ({ name: 'Bob', party: 'Vantaloft' }),
  })
  bob.roots.doc.clientID = 9
  edits(bob, r, 1 + r.int(6), 'bob')
  const trackingOn = r.next()
  const hidden = new Set<string>()
  const back = asReturned(bob, (layer, client, clock) => {
    if (layer.claimed) return false
    if (random(seed * 31 + Math.floor(clock / 7)).next() < trackingOn) return false
    hidden.add(`${client}.${clock}`)
    return true
  })
  const before = linesOf(ann, 'original')
  const shared = new TextModel(docOf(Y.encodeStateAsUpdate(ann.roots.doc), 55), { now: () => 0, me: () => ann.me })
  const look = lookAt(shared, ann, back, false)
  receive(shared, look, { file: 'f00', party: 'Vantaloft' })
  // Bob's text with every mark accepted is Ann's text with every pending change accepted, to the letter.
  expect(linesOf(shared, 'clean')).toEqual(storyLines(back.stories[0]!, 'accepted'))
  // Nothing is accepted but what reads in the file exactly as Ann proposed it, unmarked: that she is told.
  const { answers } = look.findings
  if (!answers.some((a) => a.verdict === 'accept')) expect(linesOf(shared, 'original')).toEqual(before)
  const theirs = changesOf(shared).filter((c) => c.via)
  const tracked = theirs.filter((c) => c.via!.tracked)
  expect(tracked.every((c) => c.author.name === 'Bob' && c.author.party === 'Vantaloft')).toBe(true)
  if (hidden.size === 0) expect(theirs.filter((c) => !c.via!.tracked)).toEqual([])
  // An insertion of Ann's that is simply gone reads as rejected, which Ann is told as well.
  const told = theirs.some((c) => !c.via!.tracked) || answers.some((a) => a.verdict === 'reject')
  if (hidden.size > 0 && differs(bob, hidden)) expect(told).toBe(true)
  expect(theirs.length + answers.length > 0).toBe(changesOf(bob).some((c) => !c.claimed))
}

/** Whether what was hidden is anything but blanks: one blank for another is no edit to see. */
function differs(bob: TextModel, hidden: ReadonlySet<string>): boolean {
  return bob.story.paragraphs.some((_, i) =>
    bob
      .runs(i)
      .some((run) => [...run.text].some((ch, k) => ch !== ' ' && hidden.has(`${run.client}.${run.clock + k}`))),
  )
}

describe('everything in which a returned file differs is seen', () => {
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) test(`seed ${seed}`, () => runOnce(seed))
})
