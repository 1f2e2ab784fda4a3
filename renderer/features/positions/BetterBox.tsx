import { Button } from '@mantine/core'
import { plural } from '../../ui/words.ts'
import { Box } from './Box.tsx'
import type { Findings } from './model/finder.ts'
import type { Issue, Package } from './model/issue.ts'
import { crossedBy } from './model/mandate.ts'
import css from './position.module.css'
import { difference, pair } from './words.ts'

interface Props {
  readonly issues: readonly Issue[]
  readonly now: Package
  readonly findings: Findings
  readonly onOffer: (chosen: Package, name: string) => void
}

const SHOWN = 8

/** Packages at least as good for both as what lies on the table; trades of two issues are the easiest to propose. */
export const BetterBox = ({ issues, now, findings, onOffer }: Props) => {
  const { better, trades } = findings
  const swaps = new Set(trades.map(({ chosen }) => difference(issues, now, chosen)))
  if (findings.now === undefined)
    return (
      <Box title="At least as good for both">
        <p className={css.hint}>
          Not every issue is known to stand somewhere yet. Open “Now” above and say what lies on the table.
        </p>
      </Box>
    )
  return (
    <Box
      title="At least as good for both"
      aside={
        better.found.length > 0 ? `${better.more ? 'more than ' : ''}${plural(better.found.length, 'package')}` : ''
      }
    >
      {better.found.length === 0 ? (
        <p className={css.hint}>None: no package is better for one side and no worse for the other, by our estimate.</p>
      ) : (
        <ul className={css.found}>
          {better.found.slice(0, SHOWN).map((one) => (
            <li key={JSON.stringify(one.chosen)}>
              <span>
                {difference(issues, now, one.chosen)}
                {swaps.has(difference(issues, now, one.chosen)) && <em className={css.swap}> a trade of two issues</em>}
                {crossedBy(issues, one.chosen).map((c) => (
                  <em key={`${c.issue}${c.kind}`} className={css.beyond}>
                    {c.kind === 'mandate' ? ` beyond the mandate: ${c.title}` : ` below our walk-away: ${c.title}`}
                  </em>
                ))}
              </span>
              <strong>{pair(one)}</strong>
              <Button
                variant="default"
                h={24}
                onClick={() => onOffer(one.chosen, `Better for both, ${pair(one)}`)}
                aria-label={`Keep as an offer: ${difference(issues, now, one.chosen)}`}
              >
                Keep as an offer
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Box>
  )
}

/** The fair split asks for leave: said before anybody proposes it. */
export const MandateBox = ({ issues, findings }: { issues: readonly Issue[]; findings: Findings }) => {
  const crossed = findings.fair ? crossedBy(issues, findings.fair.chosen) : []
  if (crossed.length === 0) return null
  return (
    <Box title="The fair split is outside your limits" tone="warn">
      <ul className={css.plainList}>
        {crossed.map((c) => (
          <li key={`${c.issue}${c.kind}`}>
            It needs {c.title} {c.offered}.{' '}
            {c.kind === 'walkAway'
              ? `That is below our walk-away, ${c.limit}.`
              : `${c.approver || 'Somebody with authority'} must approve anything below ${c.limit}.`}
          </li>
        ))}
      </ul>
    </Box>
  )
}
