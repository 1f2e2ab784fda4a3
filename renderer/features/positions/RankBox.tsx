import { ActionIcon } from '@mantine/core'
import { IconArrowUp } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Box } from './Box.tsx'
import { type Issue, scoreOf } from './model/issue.ts'
import { disagreements, threeToRank } from './model/ranking.ts'
import css from './position.module.css'
import { inWords } from './words.ts'

/** Do the points say what she means? Three packages without their points, to be put in order by feeling. */
export const RankBox = ({ issues }: { issues: readonly Issue[] }) => {
  const three = useMemo(() => threeToRank(issues), [issues])
  // Not in the order of the points: that would give the answer away.
  const [order, setOrder] = useState<readonly number[]>([1, 2, 0])
  const [checked, setChecked] = useState(false)
  if (three.length < 3) return null
  const ranked = order.map((i) => three[i]!.chosen)
  const wrong = disagreements(issues, ranked)
  const up = (at: number) => {
    const next = [...order]
    next.splice(at - 1, 2, next[at]!, next[at - 1]!)
    setOrder(next)
    setChecked(true)
  }
  return (
    <Box title="Do the points say what you mean?" aside="best for us first">
      <ol className={css.found}>
        {ranked.map((chosen, at) => (
          <li key={JSON.stringify(chosen)}>
            <ActionIcon
              variant="default"
              size={24}
              disabled={at === 0}
              aria-label={`Package ${at + 1} is better for us than the one above`}
              onClick={() => up(at)}
            >
              <IconArrowUp size={14} aria-hidden="true" />
            </ActionIcon>
            <span>
              <small>{inWords(issues, chosen).join(' · ')}</small>
            </span>
            {checked && <strong>{scoreOf(issues, chosen).us}</strong>}
          </li>
        ))}
      </ol>
      <p className={css.hint} role="status">
        {!checked
          ? 'Put the three in the order you would take them, without counting.'
          : wrong.length === 0
            ? 'Your order is the order of the points.'
            : `Your order says otherwise than the points: ${wrong
                .map(({ above, below, points }) => `${above + 1} scores ${points} less than ${below + 1}`)
                .join(', ')}. Look at the points of the issues in which they differ.`}
      </p>
    </Box>
  )
}
