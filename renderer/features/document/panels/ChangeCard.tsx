import { Button } from '@mantine/core'
import type { Change } from '../../../../shared/text/changes.ts'
import type { Verdict } from '../../../../shared/text/records.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { PartyMark } from '../../../ui/PartyMark.tsx'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import css from './ChangeCard.module.css'
import { describeChange, excerpt, whenOf } from './describe.ts'

interface Props {
  readonly change: Change
  readonly side: 'us' | 'them'
  readonly current: boolean
  /** Of our side: ours to withdraw, not to accept. */
  readonly own: boolean
  readonly onGo: () => void
  readonly onDecide: (verdict: Verdict) => void
}

/** One change as on the page: who, when, what, and what can be done about it. */
export const ChangeCard = ({ change, side, current, own, onGo, onDecide }: Props) => (
  <article className={css.card} data-own={own || undefined} data-current={current || undefined}>
    <button type="button" className={css.go} onClick={onGo} aria-current={current ? 'true' : undefined}>
      <span className={css.who}>
        <PartyMark party={side} />
        <b data-side={side}>{change.author.name || 'Unnamed author'}</b>
        <span className={css.when}>{whenOf(change)}</span>
        <span className={css.grow} />
        {own ? <StatusChip tone="draft">Draft</StatusChip> : <StatusChip>In the file</StatusChip>}
      </span>
      <span className={css.what}>
        <span className={css.kind}>{describeChange(change)}</span>
        {change.deleted && <del className={side}>{excerpt(change.deleted)}</del>}{' '}
        {change.inserted &&
          (change.kind === 'format' || change.kind === 'paragraph' ? (
            <span>{excerpt(change.inserted)}</span>
          ) : (
            <ins className={side}>{excerpt(change.inserted)}</ins>
          ))}
      </span>
    </button>
    {current && (
      <div className={css.acts}>
        {own ? (
          <Button variant="default" h={26} onClick={() => onDecide('reject')} rightSection={<Kbd keys="Alt+R" />}>
            Withdraw
          </Button>
        ) : (
          <>
            <Button variant="default" h={26} onClick={() => onDecide('accept')} rightSection={<Kbd keys="Alt+A" />}>
              Accept
            </Button>
            <Button variant="default" h={26} onClick={() => onDecide('reject')} rightSection={<Kbd keys="Alt+R" />}>
              Reject
            </Button>
          </>
        )}
      </div>
    )}
  </article>
)
