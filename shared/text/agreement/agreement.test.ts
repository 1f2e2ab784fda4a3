import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { ANN, BOB, Copy, copyOf, pair } from '../../../test/kit/agreeing.ts'
import { random } from '../../../test/kit/random.ts'
import { isRefusal } from '../../base/refuse.ts'
import { changesOf } from '../changes.ts'
import { decide } from '../decide.ts'
import { setFormat } from '../edit.ts'
import { UndoStack } from '../undo.ts'
import { agree, whyNot } from './act.ts'
import { plainText } from './signed.ts'

describe('Ann and Bob agree a clause', () => {
  test('a clause nobody spoke about is open, with a change in it proposed', async () => {
    const { ann } = pair()
    expect((await ann.clause('2')).state).toBe('open')
    ann.replaces('30', '45')
    expect((await ann.clause('2')).state).toBe('proposed')
    expect((await ann.clause('3')).state).toBe('open')
  })
  test('one word is not agreement; both in principle is, even while the wording is open', async () => {
    const { ann, bob, meet } = pair()
    ann.replaces('30', '45')
    await ann.agrees('2', 'principle')
    expect((await ann.clause('2')).state).toBe('proposed')
    meet()
    await bob.agrees('2', 'principle')
    meet()
    expect((await ann.clause('2')).state).toBe('principle')
    expect((await bob.clause('2')).state).toBe('principle')
  })
  test('both on the same words: it is agreed on both computers, with what lies in it', async () => {
    const { ann, bob, meet } = pair()
    await ann.agrees('2')
    meet()
    expect((await bob.clause('2')).state).toBe('open')
    await bob.agrees('2')
    meet()
    for (const one of [ann, bob]) {
      expect((await one.clause('2')).state).toBe('agreed')
      expect(await one.clause('2.1')).toMatchObject({ state: 'agreed', coveredBy: { path: '2' } })
      expect((await one.clause('1')).state).toBe('open')
    }
    expect((await ann.read()).agreed).toBe(2)
  })
  test('Bob agrees in principle and Ann in full: in principle it is', async () => {
    const { ann, bob, meet } = pair()
    await ann.agrees('2')
    await bob.agrees('2', 'principle')
    meet()
    expect((await ann.clause('2')).state).toBe('principle')
  })
  test('a pending change stops the agreement and is named; in principle it does not', async () => {
    const { ann } = pair()
    ann.replaces('30', '45')
    await expect(ann.agrees('2')).rejects.toThrow('Clause 2 has a pending change: “30” to “45”.')
    expect(whyNot(ann.model, await ann.clause('2'), 'principle')).toBeUndefined()
  })
})

describe('after the agreement', () => {
  const agreed = async () => {
    const both = pair()
    await both.ann.agrees('2')
    await both.bob.agrees('2')
    both.meet()
    return both
  }
  test('a proposal leaves it agreed; accepting it reopens, and what was signed can be read', async () => {
    const { ann, bob, meet } = await agreed()
    bob.replaces('30', '60')
    meet()
    expect(await ann.clause('2')).toMatchObject({ state: 'agreed', changes: [{ inserted: '60' }] })
    ann.accepts()
    meet()
    for (const one of [ann, bob]) {
      expect(await one.clause('2')).toMatchObject({ state: 'reopened', differs: true })
      expect(plainText((await one.signed('2'))!)).toContain('pays 30 days')
    }
    await ann.agrees('2')
    meet()
    expect((await bob.clause('2')).state).toBe('contested')
    await bob.agrees('2')
    meet()
    expect((await ann.clause('2')).state).toBe('agreed')
  })
  test('an accepted look reopens it too', async () => {
    const { ann, bob, meet } = await agreed()
    setFormat(bob.model, bob.at('Licensee'), { bold: true })
    meet()
    expect((await ann.clause('2')).state).toBe('agreed')
    ann.accepts()
    expect((await ann.clause('2')).state).toBe('reopened')
  })
  test('a paragraph put in and accepted reopens it; one in the next clause does not', async () => {
    const { ann, bob, meet } = await agreed()
    bob.model.insert({ paragraph: 7, offset: 0 }, 'At its own cost:\n', [{ role: 'body' }])
    meet()
    ann.accepts()
    expect((await ann.clause('2')).state).toBe('agreed')
    bob.model.insert({ paragraph: 5, offset: 0 }, 'In euros.\n', [{ role: 'body' }])
    meet()
    expect(await ann.clause('2')).toMatchObject({ state: 'agreed', changes: [{ inserted: 'In euros.\n' }] })
    ann.accepts()
    expect((await ann.clause('2')).state).toBe('reopened')
  })
  test('a reference that follows its clause to a new number reopens nothing; one that loses it does', async () => {
    const { ann, bob, meet } = pair()
    await ann.agrees('1')
    await bob.agrees('1')
    meet()
    bob.replaces('3. Audit', '4. Audit')
    bob.replaces('clause 3', 'clause 4')
    meet()
    ann.accepts()
    expect((await ann.clause('1')).state).toBe('agreed')
    bob.replaces('4. Audit', '5. Audit')
    meet()
    ann.accepts()
    expect((await ann.clause('1')).state).toBe('reopened')
  })
  test('Ann reopens with a reason; without one she cannot', async () => {
    const { ann, bob, meet } = await agreed()
    expect(isRefusal(await ann.reopens('2', ' '))).toBe(true)
    await ann.reopens('2.1')
    meet()
    expect(await bob.clause('2')).toMatchObject({
      state: 'reopened',
      reopening: { record: { say: 'The fee model has changed.' } },
    })
    expect((await bob.clause('2.1')).state).toBe('open')
    await bob.agrees('2')
    meet()
    expect((await ann.clause('2')).state).toBe('reopened')
    await ann.agrees('2')
    meet()
    expect((await bob.clause('2')).state).toBe('agreed')
  })
  test('undo takes a word back, redo gives it again', async () => {
    const { ann, bob, meet } = pair()
    await bob.agrees('2')
    meet()
    const undo = new UndoStack(ann.model, () => 0)
    undo.push(await ann.agrees('2'), 'agree')
    expect((await ann.clause('2')).state).toBe('agreed')
    undo.undo()
    expect((await ann.clause('2')).state).toBe('open')
    undo.redo()
    expect((await ann.clause('2')).state).toBe('agreed')
  })
})

describe('without knowing of each other', () => {
  test('Ann and Bob agree different texts: contested', async () => {
    const { ann, bob, meet } = pair()
    ann.replaces('30', '45')
    meet()
    bob.accepts()
    await bob.agrees('2')
    decide(ann.model, changesOf(ann.model), 'reject')
    await ann.agrees('2')
    meet()
    expect((await ann.clause('2')).state).toBe('contested')
    expect((await bob.clause('2')).state).toBe('contested')
  })
  test('Ann reopens while Bob agrees again: it is open on both computers', async () => {
    const { ann, bob, meet } = pair()
    await ann.agrees('2')
    meet()
    for (let i = 0; i < 5; i++) bob.replaces('Audit', 'Audits')
    await ann.reopens('2')
    await bob.agrees('2')
    meet()
    expect((await ann.clause('2')).state).toBe('reopened')
    expect((await bob.clause('2')).state).toBe('reopened')
  })
  test('in whatever order the words arrive, everybody reads the same (200 seeds)', async () => {
    for (let seed = 1; seed <= 200; seed++) {
      const r = random(seed)
      const { ann, bob, meet } = pair()
      const updates: Uint8Array[] = []
      for (const { model } of [ann, bob])
        model.roots.doc.on('update', (u: Uint8Array, origin: unknown) => origin === model && updates.push(u))
      for (let step = 0; step < 8; step++) {
        const one = r.pick([ann, bob])
        const number = r.pick(['1', '2', '2.1', '3'])
        const x = r.next()
        if (x < 0.35) await one.agrees(number).catch(() => undefined)
        else if (x < 0.5) await one.agrees(number, 'principle').catch(() => undefined)
        else if (x < 0.65) await one.reopens(number)
        else if (x < 0.75) one.replaces('Party', 'Side')
        else if (x < 0.9) one.accepts()
        else meet()
      }
      meet()
      const third = new Copy({ name: 'Eve', party: 'Kestrelmoor' }, copyOf(pair().ann.model.roots.doc), 9)
      const shuffled = updates.map((u) => ({ u, at: r.next() })).sort((a, b) => a.at - b.at)
      for (const { u } of shuffled) Y.applyUpdate(third.model.roots.doc, u)
      const seen = await Promise.all(
        [ann, bob, third].map(async (one) => [...(await one.read()).statuses.values()].map((s) => s.state)),
      )
      expect(seen[1], `seed ${seed}`).toEqual(seen[0])
      expect(seen[2], `seed ${seed}`).toEqual(seen[0])
    }
  })
})

describe('a word of theirs that we write down', () => {
  test('stands as recorded by Ann, never as Bob’s own', async () => {
    const { ann } = pair()
    const given = { level: 'agreed' as const, hash: await ann.hash('2'), theirs: { by: BOB, say: 'Mail of 20 Nov' } }
    agree(ann.model, await ann.clause('2'), given)
    expect((await ann.clause('2')).state).toBe('open')
    await ann.agrees('2')
    const { state, words } = await ann.clause('2')
    expect(state).toBe('agreed')
    expect(words[0]!.record).toMatchObject({ by: BOB, recorded: { by: ANN, say: 'Mail of 20 Nov' } })
    expect(words[1]!.record.recorded).toBeUndefined()
  })
  test('is not for recording our own agreement under another name', async () => {
    const { ann } = pair()
    const own = { level: 'agreed' as const, hash: '', theirs: { by: { name: 'Eve', party: 'Kestrelmoor' }, say: '' } }
    expect(agree(ann.model, await ann.clause('2'), own)).toMatchObject({ refused: 'party' })
  })
})
