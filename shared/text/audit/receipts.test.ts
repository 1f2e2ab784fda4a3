/** What honest people send, and files that come back, held against the kept turn. */
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contract } from '../../../test/kit/desk.ts'
import { ANN, ANNS, BASE, BOB, BOBS, found, history, origin } from '../../../test/kit/mallory.ts'
import { asReturned } from '../../../test/kit/returned.ts'
import { makeBase } from '../base.ts'
import { changesOf } from '../changes.ts'
import { decide } from '../decide.ts'
import { docOf } from '../draft/plane.ts'
import { remove } from '../edit.ts'
import { TextModel } from '../model.ts'
import { lookAt } from '../receive/receive.ts'
import { receive } from '../receive/write.ts'
import { headsNow, turnText, writeTurn } from '../turns.ts'
import { auditAgainst } from './audit.ts'

describe('an honest one', () => {
  test('is not accused of typing, striking, deciding, moving, commenting or handing over', () => {
    const h = history()
    h.bob.insert({ paragraph: 1, offset: 3 }, 'new\nclause ', [{ role: 'body' }])
    remove(h.bob, { from: { paragraph: 0, offset: 0 }, to: { paragraph: 0, offset: 4 } })
    decide(h.bob, changesOf(h.bob), 'accept')
    writeTurn(h.bob, { name: '', party: BOB.party, hash: 'b' })
    Y.applyUpdate(h.ann.roots.doc, Y.encodeStateAsUpdate(h.bob.roots.doc))
    expect(found(h)).toEqual([])
  })
  test('is found as soon as the kept text is another', () => {
    const h = history()
    const [first, ...rest] = h.text.paragraphs
    const text = { v: 1 as const, paragraphs: [{ ...first!, runs: first!.runs.slice(1) }, ...rest] }
    expect(found({ ...h, text }).map((u) => u.cause)).toEqual(['text-altered'])
  })
})

describe('a returned Word file', () => {
  /** Bob's file: what Ann sent, changed by `edit`, with the marks of what `strip` names gone. */
  const returned = (edit: (bob: TextModel) => void, strip: (letter: string) => boolean) => {
    const h = history()
    edit(h.bob)
    const letters = new Map(
      h.bob.story.paragraphs.flatMap((p) =>
        p.segments.flatMap((s) => [...s.text].map((ch, i) => [`${s.client}.${s.clock + i}`, ch] as const)),
      ),
    )
    const file = asReturned(h.bob, (_, client, clock) => strip(letters.get(`${client}.${clock}`) ?? ''))
    const sent = new TextModel(docOf(Y.encodeStateAsUpdate(h.ann.roots.doc)), { now: () => 0, me: () => ANN })
    const shared = new TextModel(docOf(Y.encodeStateAsUpdate(h.ann.roots.doc), 55), { now: () => 0, me: () => ANN })
    receive(shared, lookAt(shared, sent, file, false), { file: 'f00', party: BOB.party })
    const untracked = changesOf(shared).filter((c) => c.via?.tracked === false)
    const known = { us: ANN.party, parties: new Set([ANN.party, BOB.party]), heads: h.heads }
    const ourClients = new Map([
      [ANNS, 1e9],
      [55, 1e9],
    ])
    expect(auditAgainst(h.text, shared, { ...known, ourClients })).toEqual([])
    return untracked.map((c) => c.inserted || c.deleted)
  }
  test('whose marks were stripped shows the words as untracked', () => {
    const typing = (bob: TextModel) => bob.insert({ paragraph: 0, offset: 0 }, 'QQQ ')
    expect(returned(typing, (ch) => ch === 'Q').join()).toContain('QQQ')
  })
  test('in which a pending insertion of ours was altered without a mark shows that as untracked', () => {
    const typing = (bob: TextModel) => bob.insert({ paragraph: 1, offset: 6 }, 'QQQ')
    expect(returned(typing, (ch) => ch === 'Q').join()).toContain('QQQ')
  })
})

test('three hundred pages are audited in well under 200 ms', () => {
  const lines = Array.from(
    { length: 6000 },
    (_, i) =>
      `Clause ${i} says in some twenty words what the parties agreed on point ${i}, and what follows where it is not met.`,
  )
  const doc = makeBase(contract(lines), origin, BASE)
  doc.clientID = BOBS
  const bob = new TextModel(doc, { now: () => 0, me: () => BOB })
  for (let i = 0; i < 1000; i++) bob.insert({ paragraph: i * 6, offset: 9 }, 'new ')
  const text = turnText(bob)
  const heads = new Map(headsNow(doc, () => false))
  const ann = new TextModel(docOf(Y.encodeStateAsUpdate(doc), ANNS), { now: () => 0, me: () => ANN })
  const known = {
    us: ANN.party,
    parties: new Set([ANN.party, BOB.party]),
    ourClients: new Map<number, number>(),
    heads,
  }
  const times = [1, 2, 3, 4, 5].map(() => {
    const began = performance.now()
    expect(auditAgainst(text, ann, known)).toEqual([])
    return performance.now() - began
  })
  expect(Math.min(...times)).toBeLessThan(200)
})
