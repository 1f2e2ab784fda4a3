/**
 * Three honest people negotiate as in three-peers.test.ts, each keeping the text of a turn now and then. On every receipt
 * each audits what has come since, also while half of it is missing: nobody is ever accused.
 */

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { auditAgainst } from '../../shared/text/audit/audit.ts'
import type { Known } from '../../shared/text/audit/known.ts'
import { TextModel } from '../../shared/text/model.ts'
import { headsNow, type TurnText, turnBytes, turnText } from '../../shared/text/turns.ts'
import { random } from '../kit/random.ts'
import { ANN, BOB, RoundTable } from '../kit/round-table.ts'

const SEEDS = Number(process.env.PARLEY_SEEDS ?? 100)
const FIRST = Number(process.env.PARLEY_SEED ?? 1)

interface Kept {
  readonly text: TurnText
  readonly heads: Known['heads']
}

/** As it lies in the vault: bytes, and the heads beside them. */
const keep = (model: TextModel): Kept => ({
  text: JSON.parse(new TextDecoder().decode(turnBytes(turnText(model)))),
  heads: new Map(headsNow(model.roots.doc, () => false)),
})

function runOnce(seed: number): void {
  const table = new RoundTable(seed)
  const r = random(seed * 13)
  const kept = table.people.map((p) => keep(p.peer.shared()))
  const audit = () => {
    for (const [i, person] of table.people.entries()) {
      if (r.next() < 0.5) continue
      const shared = person.peer.shared()
      expect(auditAgainst(kept[i]!.text, shared, knownTo(table, i, kept[i]!.heads))).toEqual([])
      if (r.next() < 0.4) kept[i] = keep(shared)
    }
  }
  for (let round = 0; round < 4; round++) table.round(audit)
  table.settle()
  audit()
  arrivesPiecemeal(table, seed)
}

/** Our own clients are those of our side; how far each has come is known to whoever wrote under it. */
function knownTo(table: RoundTable, i: number, heads: Known['heads']): Known {
  const us = table.people[i]!.peer.who.party
  const ourClients = new Map<number, number>()
  for (const [client, who] of table.house.owner)
    if (who.party === us)
      ourClients.set(client, Math.max(...table.people.map((p) => Y.getState(p.model.roots.doc.store, client))))
  return { us, parties: new Set([ANN.party, BOB.party]), ourClients, heads }
}

/** Somebody who was away receives it all in any order, and looks after every piece. */
function arrivesPiecemeal(table: RoundTable, seed: number): void {
  const r = random(seed * 17)
  const doc = new Y.Doc({ gc: false })
  Y.applyUpdate(doc, table.contract)
  const model = new TextModel(doc, { now: () => 0, me: () => ANN })
  const start = keep(model)
  const order = table.wire.sent.map((b) => [r.next(), b.bytes] as const).sort((a, b) => a[0] - b[0])
  for (const [, bytes] of order) {
    Y.applyUpdate(doc, bytes)
    expect(auditAgainst(start.text, model, knownTo(table, 0, start.heads))).toEqual([])
  }
}

describe('nobody honest is accused', () => {
  for (let seed = FIRST; seed < FIRST + SEEDS; seed++) test(`seed ${seed}`, () => runOnce(seed))
})
