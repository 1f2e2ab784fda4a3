import { Box } from './Box.tsx'
import { type Issue, isWhole, scoreOf, spreadOf } from './model/issue.ts'
import type { ReadTurn } from './model/table.ts'
import css from './position.module.css'
import { pair } from './words.ts'

interface Props {
  readonly issues: readonly Issue[]
  readonly turns: readonly ReadTurn[]
  readonly onTurn: (turn: ReadTurn) => void
}

const WHOSE = { us: ' ours', them: ' theirs', nobody: ' first text' } as const

/** What each turn was worth. Each opens the dialog that says what lay on the table in it. */
export const ScoreBox = ({ issues, turns, onTurn }: Props) => {
  const spread = spreadOf(issues)
  return (
    <Box title="Score over turns" aside={`us / them, our estimate${spread > 0 ? ` ± ${spread}` : ''}`}>
      <ol className={css.turns}>
        {turns.map((turn) => (
          <li key={turn.label} data-now={turn.key === undefined || undefined}>
            <button type="button" onClick={() => onTurn(turn)} aria-haspopup="dialog">
              <span className={css.turnName}>
                {turn.label}
                {turn.key === undefined ? ', with our draft' : WHOSE[turn.by ?? 'nobody']}
              </span>
              <strong className={css.score}>{pair(scoreOf(issues, turn.chosen))}</strong>
              {!isWhole(issues, turn.chosen) && <span className={css.muted}>not all issues known</span>}
            </button>
          </li>
        ))}
      </ol>
    </Box>
  )
}
