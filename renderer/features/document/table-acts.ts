import { isRefusal, type Refusal, refuse } from '../../../shared/base/refuse.ts'
import { insertColumn, removeColumn } from '../../../shared/text/columns.ts'
import type { Edit } from '../../../shared/text/model.ts'
import { insertRow, removeRow, rowAt, type TableRow } from '../../../shared/text/rows.ts'
import { newId } from '../../platform/ids.ts'
import type { Desk } from './desk.ts'

export const isInTable = ({ binding, session }: Desk): boolean =>
  binding !== undefined && session.model.mark(binding.range.from.paragraph).props.cell !== undefined

const NO_TABLE = refuse('none', 'Put the caret into a table first.')

/** Adds an empty row above or below the one at the caret, as one change, and goes to its first cell. */
export function addRow(desk: Desk, where: 'above' | 'below'): Refusal | undefined {
  return inOneStep(desk, ({ model }, rows) => {
    const beside = where === 'above' ? rows[0]! : rows.at(-1)!
    const done = insertRow(model, beside, where, newId().slice(0, 8))
    if (isRefusal(done)) return done
    return { edits: [done], caret: { paragraph: where === 'above' ? beside.first : beside.last + 1, offset: 0 } }
  })
}

/** Adds an empty column left or right of the one at the caret, as one change, and stays in its row. */
export function addColumn(desk: Desk, where: 'left' | 'right'): Refusal | undefined {
  return inOneStep(desk, ({ model }, _, at) => {
    const done = insertColumn(model, at, where, newId().slice(0, 8))
    return isRefusal(done) ? done : { edits: [done] }
  })
}

/** Takes out the column at the caret, as one change. */
export function deleteColumn(desk: Desk): Refusal | undefined {
  return inOneStep(desk, ({ model }, _, at) => {
    const done = removeColumn(model, at)
    return isRefusal(done) ? done : { edits: [done] }
  })
}

/** Takes out every row the selection touches, as one step; each is decided by itself. */
export function deleteRows(desk: Desk): Refusal | undefined {
  return inOneStep(desk, ({ model }, rows) => {
    const edits: Edit[] = []
    for (const row of rows) {
      const done = removeRow(model, row)
      if (isRefusal(done)) return done
      edits.push(done)
    }
    return { edits }
  })
}

type Step = Parameters<NonNullable<Desk['binding']>['edit']>[1]

function inOneStep(
  { binding, session }: Desk,
  act: (session: Desk['session'], rows: readonly TableRow[], at: number) => ReturnType<Step> | Refusal,
): Refusal | undefined {
  if (!binding) return undefined
  const { from, to } = binding.range
  const rows: TableRow[] = []
  for (let p = from.paragraph; p <= to.paragraph; p = (rows.at(-1)?.last ?? p) + 1) {
    const row = rowAt(session.model, p)
    if (!row) return NO_TABLE
    rows.push(row)
  }
  let refused: Refusal | undefined
  binding.edit('row', () => {
    const done = act(session, rows, from.paragraph)
    if (!isRefusal(done)) return done
    refused = done
    return { edits: [] }
  })
  session.undo.close()
  binding.view.focus()
  return refused
}
