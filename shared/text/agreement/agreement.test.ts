import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { contract } from '../../../test/kit/desk.ts'
import { random } from '../../../test/kit/random.ts'
import { isRefusal } from '../../base/refuse.ts'
import { makeBase } from '../base.ts'
import { changesOf } from '../changes.ts'
import { decide } from '../decide.ts'
import { remove, replace, setFormat } from '../edit.ts'
import { TextModel } from '../model.ts'
import type { Author } from '../records.ts'
import { UndoStack } from '../undo.ts'
import { agree, type Level, reopen, whyNot } from './act.ts'
import { lockedIn, lockGuard } from './lock.ts'
import { plainText, signedText } from './signed.ts'
import { type Agreement, agreementOf } from './status.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const ANN: Author = { name: 'Ann Hale', party: 'Kestrelmoor' }
const BOB: Author = { name: 'Bob Lee', party: 'Vantaloft' }
const LINES = [
  'Licence Agreement',
  '1. Grant',
  'Vantaloft grants a licence, subject to clause 3.',
  '2. Fees',
  'The Licensee pays 30 days after invoice.',
  '2.1 Late fees. Interest runs at four per cent.',
  '3. Audit',
  'Either Party may audit once a year.',
]

/** One person's copy of the contract. */
class Copy {
  readonly model: TextModel
  readonly who: Author
  readonly #options
  constructor(who: Author, doc: Y.Doc, clientId: number) {
    doc.clientID = clientId
    this.who = who
    let time = Date.UTC(2027, 9, clientId)
    this.#options = { now: () => (time += 60_000), me: () => who }
    this.model = new TextModel(doc, this.#options)
  }
  async read(): Promise<Agreement> {
    return agreementOf(this.model, changesOf(this.model), sha256)
  }
  async clause(number: string) {
    const { statuses } = await this.read()
    return [...statuses.values()].find((s) => s.clause.path === number)!
  }
  async hash(number: string): Promise<string> {
    const { accepted } = await this.read()
    const { clause } = await this.clause(number)
    const { clauseHash } = await import('../../clauses/canonical.ts')
    return clauseHash(accepted.content(clause), sha256)
  }
  async agrees(number: string, level: Level = 'agreed') {
    const done = agree(this.model, await this.clause(number), { level, hash: await this.hash(number) })
    if (isRefusal(done)) throw new Error(done.say)
    return done
  }
  async reopens(number: string, why = 'The fee model has changed.') {
    return reopen(this.model, await this.clause(number), why)
  }
  replaces(old: string, text: string) {
    return replace(this.model, this.at(old), text)
  }
  at(words: string) {
    const paragraph = this.model.story.paragraphs.findIndex((_, i) => this.text(i).includes(words))
    const offset = this.text(paragraph).indexOf(words)
    return { from: { paragraph, offset }, to: { paragraph, offset: offset + words.length } }
  }
  text(paragraph: number): string {
    return this.model.story.paragraphs[paragraph]!.segments.map((s) => s.text).join('')
  }
  accepts() {
    return decide(this.model, changesOf(this.model), 'accept')
  }
  signed(number: string) {
    return this.clause(number).then(({ signed }) => signedText(this.model, signed!.record, this.#options, sha256))
  }
}

const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc({ gc: false })
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function pair() {
  const doc = makeBase(contract(LINES), { source: 'word', fileName: '', sha256: '', numbering: [], styles: [] }, 1)
  const ann = new Copy(ANN, copyOf(doc), 7)
  const bob = new Copy(BOB, copyOf(doc), 8)
  const meet = () => {
    const [a, b] = [ann, bob].map(({ model }) => Y.encodeStateAsUpdate(model.roots.doc))
    Y.applyUpdate(ann.model.roots.doc, b!)
    Y.applyUpdate(bob.model.roots.doc, a!)
  }
  return { ann, bob, meet }
}

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

describe('an agreed clause holds its text', () => {
  const locked = async () => {
    const { ann, bob, meet } = pair()
    bob.replaces('four', 'five')
    meet()
    decide(ann.model, changesOf(ann.model), 'reject')
    await ann.agrees('2')
    meet()
    await bob.agrees('2')
    bob.replaces('Interest', 'Default interest')
    meet()
    const found = lockedIn(ann.model, await ann.read())
    ann.model.guard = lockGuard(ann.model, () => found)
    return ann
  }
  const held = (ann: Copy, act: () => unknown) => {
    const before = Y.encodeStateVector(ann.model.roots.doc)
    const text = ann.model.story.paragraphs.map((_, i) => ann.text(i))
    const done = ann.model.attempt(act)
    expect(done).toBeInstanceOf(Error)
    expect(ann.model.story.paragraphs.map((_, i) => ann.text(i))).toEqual(text)
    expect(Y.encodeStateVector(ann.model.roots.doc)).toEqual(before)
  }
  test('against typing, deleting, formatting and accepting; nothing is written', async () => {
    const ann = await locked()
    held(ann, () => ann.replaces('30', '45'))
    held(ann, () => remove(ann.model, ann.at('Licensee')))
    held(ann, () => setFormat(ann.model, ann.at('Late fees'), { bold: true }))
    held(ann, () => ann.model.insert({ paragraph: 4, offset: 3 }, '\n'))
    held(ann, () => ann.accepts())
  })
  test('not against rejecting what the other side proposes in it, nor against the clauses around', async () => {
    const ann = await locked()
    const before = changesOf(ann.model).length
    ann.model.attempt(() => decide(ann.model, changesOf(ann.model), 'reject'))
    expect(changesOf(ann.model).length).toBe(before - 1)
    ann.model.attempt(() => ann.replaces('once a year', 'twice a year'))
    expect(changesOf(ann.model)).toMatchObject([{ inserted: 'twice a year' }])
  })
  test('a deletion across both is taken back as a whole', async () => {
    const ann = await locked()
    const [from, to] = [ann.at('Party may').from, ann.at('once').to]
    const act = () => {
      ann.model.insert(to, 'x')
      return remove(ann.model, { from: ann.at('Late').from, to: from })
    }
    expect(ann.model.attempt(act)).toBeInstanceOf(Error)
    expect(changesOf(ann.model).filter((c) => c.author.party === 'Kestrelmoor')).toEqual([])
  })
})
