import { expect, test } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { UndoStack } from '../../../../shared/text/undo.ts'
import { pair } from '../../../../test/kit/agreeing.ts'
import type { SessionStatus } from '../../../session/session.ts'
import { newReading } from '../reading.ts'
import { Agreements } from './agreements.ts'

/** Clause 2 is agreed by both, and Ann has just opened it: nobody has read yet where the clauses stand. */
async function annOpens() {
  const { ann, bob, meet } = pair()
  await ann.agrees('2')
  await bob.agrees('2')
  meet()
  const { model, who } = ann
  const status = createStore<SessionStatus>(() => ({ save: { kind: 'saved', at: undefined }, elsewhere: false }))
  const session = { model, undo: new UndoStack(model, () => 0), status }
  const agreements = new Agreements(session, { now: () => 0, me: () => who }, newReading())
  return { ann, agreements }
}

test('Ann’s edit is held before anybody has read where the clause stands: it is read, and she is asked', async () => {
  const { ann, agreements } = await annOpens()
  const { clause } = await ann.clause('2')
  expect(agreements.state.getState().agreement).toBeUndefined()
  expect(await agreements.askToReopen(clause.key)).toBeUndefined()
  expect(agreements.state.getState().asking).toMatchObject({ kind: 'reopen', status: { state: 'agreed', clause } })
})

test('the clause that held her edit is gone: she is told, not asked', async () => {
  const { agreements } = await annOpens()
  expect(await agreements.askToReopen('no clause')).toMatchObject({ refused: 'gone', say: expect.any(String) })
  expect(agreements.state.getState().asking).toBeUndefined()
})
