import { type Refusal, refuse } from '../../../shared/base/refuse.ts'
import { type Change, changesOf } from '../../../shared/text/changes.ts'
import { decide, letStand } from '../../../shared/text/decide.ts'
import { Held } from '../../../shared/text/guard.ts'
import type { Verdict } from '../../../shared/text/records.ts'
import { writtenElsewhere } from '../../session/refusals.ts'
import type { Desk } from './desk.ts'

/** How many were decided, and how many stay proposed. */
export interface Decided {
  readonly decided: number
  readonly left: number
}

/** Decides as one undoable step and moves on to what follows. Refused where everything asked for is one's own. */
export function decideChanges(desk: Desk, changes: readonly Change[], verdict: Verdict): Refusal | Decided {
  const { agreements, reading } = desk
  const { model, undo, status } = desk.session
  if (status.getState().elsewhere) return writtenElsewhere
  if (changes.length > 0 && verdict === 'accept' && changes.every((c) => desk.isOwn(c) && !c.conflict)) return ownAccept
  const [only] = changes
  const yields = verdict === 'accept' && changes.length === 1 && only?.conflict === true && desk.isOwn(only)
  const first = reading.getState().changes.indexOf(changes[0]!)
  // Of many, those in agreed clauses stay proposed; a single one asks whether its clause is to be reopened.
  const free = verdict === 'accept' && changes.length > 1 ? changes.filter((c) => !agreements.holds(c)) : changes
  const act = () => (yields ? { edit: letStand(model, only), decided: 1, left: 0 } : decide(model, free, verdict))
  const done = model.attempt(act)
  if (done instanceof Held) {
    void desk.askToReopen(done)
    return held
  }
  const { edit, decided } = done
  const left = done.left + changes.length - free.length
  undo.push(edit, verdict)
  undo.close()
  const now = changesOf(model)
  reading.setState({ changes: now, current: -1 })
  if (changes.length === 1 && now.length > 0) desk.goTo(Math.min(Math.max(0, first), now.length - 1))
  return { decided, left }
}

const held = refuse('held', 'This clause is agreed. Reopen it to accept a change in it.')

const ownAccept = refuse('own', 'This is your own proposal. The other side accepts it; you can withdraw it.')
