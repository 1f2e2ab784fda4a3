import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { type Copy, pair } from '../../../test/kit/agreeing.ts'
import { changesOf } from '../changes.ts'
import { decide } from '../decide.ts'
import { remove, setFormat } from '../edit.ts'
import { lockedIn, lockGuard } from './lock.ts'

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
