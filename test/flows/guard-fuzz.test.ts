/**
 * What honest people sent, with something else in it, by seed: refused, or harmless. Harmless: nothing waits, reading
 * writes nothing, no earlier word is another, gone or there twice, agreed text is agreed still, opened again it all reads
 * the same, and what Ann says next passes the guard on the other side. `npm run fuzz -- --guard` plays as many as wanted.
 */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { changesOf } from '../../shared/text/changes.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { TextModel } from '../../shared/text/model.ts'
import { isKnown } from '../../shared/text/records.ts'
import type { Heads } from '../../shared/text/story.ts'
import { headsNow, turnText } from '../../shared/text/turns.ts'
import { linesOf } from '../../shared/text/views.ts'
import { admit } from '../../shared/wire/admit.ts'
import { clientsOf, Gate } from '../kit/guard.ts'
import { mutated } from '../kit/mutations.ts'
import { type Random, random } from '../kit/random.ts'
import { ANN, RoundTable } from '../kit/round-table.ts'

const SEEDS = Number(process.env.PARLEY_SEEDS ?? 100)
const FIRST = Number(process.env.PARLEY_SEED ?? 1)
const EACH = 20

const options = { now: () => 0, me: () => ANN }
const headsOf = (doc: Y.Doc): Heads => new Map(headsNow(doc, () => false))

/** A negotiation up to some point, and what comes next. */
function scene(seed: number, r: Random): { state: Uint8Array; next: Uint8Array; party: string } {
  const table = new RoundTable(seed)
  for (const { peer } of table.people) peer.closesTurns = true
  const { sent } = table.wire
  for (let round = 0; round < 2 || sent.length === 0; round++) {
    table.round(() => {})
    if (round > 0) table.settle()
  }
  const at = r.int(sent.length)
  const doc = docOf(table.contract)
  for (const { bytes } of sent.slice(0, at)) Y.applyUpdate(doc, bytes)
  const { bytes, from } = sent[at]!
  return { state: Y.encodeStateAsUpdate(doc), next: bytes, party: table.people[from]!.peer.who.party }
}

/** As she announces it: what it writes, or what she likes. */
function announced(update: Uint8Array, honest: Uint8Array, r: Random): [number, number, number][] {
  if (r.next() < 0.3) return clientsOf(honest)
  try {
    return clientsOf(update)
  } catch {
    return clientsOf(honest)
  }
}

/** Every character known at `heads`, in order. */
const letters = (model: TextModel, heads: Heads): string[] =>
  model.story.paragraphs.flatMap(({ segments, client, clock }) =>
    [...segments, { client, clock, text: '\n' }].flatMap((s) =>
      s.text
        .slice(0, Math.max(0, (heads.get(s.client) ?? 0) - s.clock))
        .split('')
        .map((ch, i) => `${s.client}.${s.clock + i}${ch}`),
    ),
  )

const DECIDING = new Set(['dec', 'void', 'wd'])

function isHarmless(state: Uint8Array, update: Uint8Array): void {
  const doc = docOf(state, 900_001)
  const before = new TextModel(docOf(state), options)
  const heads = headsOf(doc)
  const live = new TextModel(doc, options)
  Y.applyUpdate(doc, update)
  expect([doc.store.pendingStructs, doc.store.pendingDs]).toEqual([null, null])
  let wrote = 0
  doc.on('update', () => wrote++)
  const read = [turnText(live), changesOf(live).length, linesOf(live, 'clean')]
  expect(wrote).toBe(0)
  expect(letters(live, heads)).toEqual(letters(before, heads))
  const again = new TextModel(docOf(Y.encodeStateAsUpdate(doc)), options)
  expect([turnText(again), changesOf(again).length, linesOf(again, 'clean')]).toEqual(read)
  const known = new Set(before.roots.records.keys())
  const decisions = [...live.roots.records.entries()].filter(
    ([key, record]) => !known.has(key) && isKnown(record) && DECIDING.has(record.t),
  )
  const undecided = new TextModel(doc, {
    ...options,
    until: headsOf(doc),
    without: new Set(decisions.map(([key]) => key)),
  })
  expect(linesOf(undecided, 'original')).toEqual(linesOf(before, 'original'))
  goesOn(live)
}

/** Ann types a word and strikes another; the other side takes it. */
function goesOn(ann: TextModel): void {
  const { doc } = ann.roots
  const gate = new Gate()
  gate.state = Y.encodeStateAsUpdate(doc)
  const vector = Y.encodeStateVector(doc)
  ann.insert({ paragraph: 0, offset: 0 }, 'Further, ')
  const { client, clock } = ann.story.paragraphs.at(-1)!
  ann.edit((write) => {
    write({ t: 'cmt', ranges: [[client, clock, 1]], text: 'Still here?' })
    return []
  })
  expect(gate.take(Y.encodeStateAsUpdate(doc, vector), ANN.party)).toBeUndefined()
}

describe('what is not refused does no harm', () => {
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++)
    test(`seed ${seed}`, ({ task }) => {
      const r = random(seed * 23)
      const { state, next, party } = scene(seed, r)
      const clocks = new Map([...headsOf(docOf(state)), ...clientsOf(next).map(([c, , to]) => [c, to] as const)])
      const told = { refused: 0, passed: 0, slowest: 0, megabytes: 0, why: {} as Record<string, number> }
      for (let k = 0; k < EACH; k++) {
        const update = mutated(next, r, clocks)
        const began = performance.now()
        const refused = admit(state, { update, clients: announced(update, next, r), founding: false, party, ours: [] })
        told.slowest = Math.max(told.slowest, Math.round(performance.now() - began))
        if (refused) {
          told.refused++
          told.why[refused.refused] = (told.why[refused.refused] ?? 0) + 1
          continue
        }
        told.passed++
        isHarmless(state, update)
      }
      told.megabytes = Math.round(process.memoryUsage().rss / 2 ** 20)
      Object.assign(task.meta, { guard: told })
    })
})
