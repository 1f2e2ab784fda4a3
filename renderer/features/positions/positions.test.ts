/** The private sheet: limits at Publish, undo, and the brief's page. */
import { describe, expect, test } from 'vitest'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import type { JournalRecord } from '../../../shared/bridge/contract.ts'
import { heronIssues, heronTurns } from '../../../test/kit/heron.ts'
import { briefPage } from './brief.ts'
import { limitsCrossed } from './limits.ts'
import type { ReadTurn } from './model/table.ts'
import { Position, type PositionPorts } from './position.ts'
import { newIssue, type Row, type Sheet, sheetOf } from './rows.ts'

const rows: Row[] = heronIssues.map((issue, i) => ({
  ...newIssue(issue.id, i),
  ...issue,
  options: issue.options.map((option) => ({ ...option })),
  stance: { ...issue.stance, fallbacks: [...issue.stance.fallbacks] },
  mandate: issue.mandate && { ...issue.mandate },
  clause: `clause of ${issue.id}`,
}))
const sheet: Sheet = sheetOf(rows)

describe('POS-6: what would leave the limits', () => {
  const crossed = (title: string, text: string) =>
    limitsCrossed(sheet, () => new Map([[`clause of ${title}`, text]])).map(({ kind, offered, limit }) => [
      kind,
      offered,
      limit,
    ])

  test('a core limit of 100% is below the mandate of 125%; 125% is not', () => {
    expect(crossed('Core service limit', 'shall not exceed 100 % of the Fees')).toEqual([['mandate', '100%', '125%']])
    expect(crossed('Core service limit', 'shall not exceed 125% of the Fees')).toEqual([])
  })
  test('a clause with a limit that says none of the options is told, not passed over', () => {
    expect(crossed('Core service limit', 'shall be limited to the Fees')).toEqual([['unread', '', '125%']])
  })
  test('clauses without a limit, and clauses that do not change, say nothing', () => {
    expect(crossed('Term', 'two centuries')).toEqual([])
    expect(limitsCrossed(sheet, () => new Map())).toEqual([])
  })
})

/** A journal in memory, as one window sees it. */
function journal(): PositionPorts['journal'] {
  const kept: Uint8Array[] = []
  const records = (from: number): JournalRecord[] => kept.slice(from).map((bytes, i) => ({ seq: from + i, bytes }))
  return {
    open: async () => ({ next: kept.length, damage: [] }),
    takeOver: async () => ({ next: kept.length, damage: [] }),
    read: async (_, from) => ({ records: records(from), next: kept.length }),
    append: async (_, __, bytes) => ({ next: kept.push(...bytes) }),
    close: async () => undefined,
  }
}

const DEAL = '11111111-2222-4333-8444-555555555555' as NegotiationId

describe('Ann’s sheet', () => {
  const ports = () => {
    let n = 0
    return { journal: journal(), newId: () => `id ${n++}`, now: () => 0 }
  }
  const titles = (position: Position) => position.state.getState().sheet.issues.map(({ title }) => title)

  test('every act is one step of undo and redo, also a deletion, and all of it is in the journal', async () => {
    const shared = ports()
    const ann = new Position(DEAL, shared)
    await ann.open()
    await ann.put({ ...newIssue('a', 1), title: 'Cap' })
    await ann.put({ ...newIssue('b', 2), title: 'Term' })
    await ann.put({ ...newIssue('a', 1), title: 'Liability cap' })
    await ann.remove('b')
    expect(titles(ann)).toEqual(['Liability cap'])
    await ann.undo()
    expect(titles(ann)).toEqual(['Liability cap', 'Term'])
    await ann.undo()
    expect(titles(ann)).toEqual(['Cap', 'Term'])
    await ann.redo()
    expect(titles(ann)).toEqual(['Liability cap', 'Term'])
    const later = new Position(DEAL, shared)
    await later.open()
    expect(titles(later)).toEqual(['Liability cap', 'Term'])
  })

  test('a row of a newer Parley is kept and not shown', async () => {
    const shared = ports()
    const strange = new TextEncoder().encode(
      JSON.stringify({ op: 'x', key: 'z', value: { kind: 'forecast', id: 'z' } }),
    )
    await shared.journal.append(`position/${DEAL}`, 0, [strange])
    const ann = new Position(DEAL, shared)
    await ann.open()
    expect(ann.state.getState()).toMatchObject({ mode: 'writing', sheet: { issues: [], notes: [] } })
  })
})

describe('the brief', () => {
  const turns: ReadTurn[] = heronTurns.map((turn) => ({ ...turn, key: turn.label, saidAs: turn.label, sources: {} }))
  const head = { title: 'HERON <b>', us: 'Kestrelmoor', them: 'Vantaloft', author: 'Ann', date: 'today', nonce: 'n1' }

  test('says whom it is for, every issue, the score of every turn, and where a limit is crossed', () => {
    const page = briefPage(head, sheet, turns)
    expect(page).toContain('PRIVATE TO KESTRELMOOR · NOT FOR VANTALOFT')
    for (const { title } of heronIssues) expect(page).toContain(title)
    for (const score of ['0 / 100', '100 / 0', '27 / 90', '65 / 66']) expect(page).toContain(score)
    expect(page).not.toContain('Beyond our limits')
    expect(briefPage(head, sheet, turns.slice(0, 1))).toContain(
      'Core service limit: 100% on the table, limit 125%, Tom Aldous must approve',
    )
  })
  test('runs nothing and loads nothing, whatever somebody wrote into a field', () => {
    const hostile = sheetOf([{ ...newIssue('x', 1), title: '<script>alert(1)</script><img src=http://x>' }])
    const page = briefPage(head, hostile, [])
    expect(page).toContain('default-src &#39;none&#39;; style-src &#39;nonce-n1&#39;')
    expect(page).not.toMatch(/<script|<img|<b>/)
    expect(page).toContain('HERON &#60;b&#62;')
  })
  test('what counsel wrote is marked as privileged', () => {
    const secret = sheetOf([{ ...newIssue('x', 1), title: 'Cap', privileged: true }])
    expect(briefPage(head, secret, [])).toContain('PRIVILEGED')
    expect(briefPage(head, sheet, [])).not.toContain('PRIVILEGED')
  })
})
