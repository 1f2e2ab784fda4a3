import { NativeSelect } from '@mantine/core'
import { useState } from 'react'
import { Box } from './Box.tsx'
import type { Issue } from './model/issue.ts'
import type { ReadTurn } from './model/table.ts'
import { concessions } from './model/turns.ts'
import css from './position.module.css'
import { signed } from './words.ts'

/** Who gave what between two turns: filled from what was published, never typed in. */
export const LedgerBox = ({ issues, turns }: { issues: readonly Issue[]; turns: readonly ReadTurn[] }) => {
  const labels = turns.map((turn) => turn.label)
  const [picked, setPicked] = useState<{ from?: string; to?: string }>({})
  const at = (label: string | undefined, otherwise: number) => {
    const found = labels.indexOf(label ?? '')
    return found >= 0 ? found : Math.max(0, otherwise)
  }
  const settled = turns.findLastIndex((turn) => turn.key !== undefined)
  const last = settled > 0 ? settled : labels.length - 1
  const before = turns[at(picked.from, last - 1)]
  const after = turns[at(picked.to, last)]
  if (!before || !after || turns.length < 2) return null
  const { moved, gained, cost } = concessions(issues, before, after)
  const title = (id: string) => issues.find((issue) => issue.id === id)?.title ?? ''
  return (
    <Box
      title={`What moved from ${before.label} to ${after.label}`}
      aside={`we gain ${signed(gained)}, they give ${signed(cost)}, our estimate`}
    >
      <div className={css.pickTurns}>
        <NativeSelect
          label="From"
          size="xs"
          data={labels}
          value={before.label}
          onChange={(e) => setPicked({ ...picked, from: e.currentTarget.value })}
        />
        <NativeSelect
          label="To"
          size="xs"
          data={labels}
          value={after.label}
          onChange={(e) => setPicked({ ...picked, to: e.currentTarget.value })}
        />
      </div>
      {moved.length === 0 ? (
        <p className={css.hint}>Nothing scored moved between these turns.</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">Issue</th>
              <th scope="col">Moved</th>
              <th scope="col" className={css.number}>
                We gain
              </th>
              <th scope="col" className={css.number}>
                They give
              </th>
            </tr>
          </thead>
          <tbody>
            {moved.map((one) => (
              <tr key={one.issue}>
                <th scope="row">{title(one.issue)}</th>
                <td>
                  {one.from} → {one.to}
                </td>
                <td className={css.number}>{signed(one.gained)}</td>
                <td className={css.number}>{signed(one.cost)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Total</th>
              <td />
              <td className={css.number}>{signed(gained)}</td>
              <td className={css.number}>{signed(cost)}</td>
            </tr>
          </tfoot>
        </table>
      )}
    </Box>
  )
}
