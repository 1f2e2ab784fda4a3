import { Button } from '@mantine/core'
import type { Change } from '../../../../shared/text/changes.ts'
import type { Verdict } from '../../../../shared/text/records.ts'
import { Kbd } from '../../../ui/Kbd.tsx'
import { PartyMark } from '../../../ui/PartyMark.tsx'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import css from './ChangeCard.module.css'
import { ChangeText } from './ChangeText.tsx'
import { whenOf } from './describe.ts'
import { ReasonField } from './ReasonField.tsx'

interface Props {
  readonly change: Change
  readonly side: 'us' | 'them'
  readonly current: boolean
  /** Of our side: ours to withdraw, not to accept. */
  readonly own: boolean
  /** Not published: private to this computer. */
  readonly draft: boolean
  readonly reason?: string | undefined
  readonly onGo: () => void
  /** Says why, in one line that goes with the change. */
  readonly onReason: (say: string) => void
  readonly onDecide: (verdict: Verdict) => void
}

/** One change as on the page: who, when, what, and what can be done about it. */
export const ChangeCard = ({ change, side, current, own, draft, reason, onGo, onReason, onDecide }: Props) => (
  <article className={css.card} data-own={draft || undefined} data-current={current || undefined}>
    <button type="button" className={css.go} onClick={onGo} aria-current={current ? 'true' : undefined}>
      <span className={css.who}>
        <PartyMark party={side} />
        <b data-side={side}>{change.author.name || 'Unnamed author'}</b>
        <span className={css.when}>{whenOf(change)}</span>
        <span className={css.grow} />
        <ChangeStatus change={change} draft={draft} own={own} />
      </span>
      <span className={css.what}>
        <ChangeText change={change} side={side} />
      </span>
      {reason && !(current && own) && <span className={css.reason}>{reason}</span>}
    </button>
    {current && change.conflict && (
      <p className={css.conflict}>
        {own
          ? 'You took this back and they accepted it. It stays open until one side yields.'
          : 'The two sides decided this differently. It stays open until one of them yields.'}
      </p>
    )}
    {current && own && (
      <div className={css.why}>
        <ReasonField label="Reason for this change" reason={reason ?? ''} onReason={onReason} />
      </div>
    )}
    {current && (
      <div className={css.acts}>
        {own && change.conflict ? (
          <Button variant="default" h={26} onClick={() => onDecide('accept')} rightSection={<Kbd keys="Alt+A" />}>
            Let it stand
          </Button>
        ) : own ? (
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

/** At most one chip, for the exception that matters most. */
const ChangeStatus = ({ change, draft, own }: { change: Change; draft: boolean; own: boolean }) => {
  if (change.via?.tracked === false) return <StatusChip tone="untracked">UNTRACKED</StatusChip>
  if (change.conflict) return <StatusChip tone="attention">Decided differently</StatusChip>
  if (change.stranded) return <StatusChip tone="attention">Stranded</StatusChip>
  if (draft) return <StatusChip tone="draft">Draft</StatusChip>
  if (change.via) return <StatusChip>Marked in their file</StatusChip>
  if (change.claimed) return <StatusChip>In the file</StatusChip>
  return own ? <StatusChip tone="quiet">Published</StatusChip> : null
}
