import { TextInput } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { LimitWarning } from '../../../ui/frame-ports.ts'
import css from './publish.module.css'

/** The limit typed by hand, and who allowed it. */
export interface Leave {
  readonly typed: string
  readonly by: string
}

export const NO_LEAVE: Leave = { typed: '', by: '' }

const plain = (text: string): string => text.replace(/\s+/g, '').toLowerCase()

const crossedIn = (warnings: readonly LimitWarning[]) => warnings.filter(({ kind }) => kind !== 'unread')

/** Whether it may be published: nothing is crossed, or the first limit crossed was named. */
export const isGiven = (warnings: readonly LimitWarning[], { typed }: Leave): boolean => {
  const [first] = crossedIn(warnings)
  return first === undefined || plain(typed) === plain(first.limit)
}

interface Props {
  readonly warnings: readonly LimitWarning[]
  readonly leave: Leave
  readonly onLeave: (leave: Leave) => void
}

/** Our own limits, said before it is too late. Nothing of this box is published; that it was crossed is noted privately. */
export const Limits = ({ warnings, leave, onLeave }: Props) => {
  const [first] = crossedIn(warnings)
  return (
    <section className={css.limits} aria-label="Our limits, private to us" data-private>
      <p className={css.limitsHead}>
        <IconLock size={14} stroke={1.6} aria-hidden="true" /> Private to us, not part of what leaves
      </p>
      <ul>
        {warnings.map((warning) => (
          <li key={`${warning.title}${warning.kind}`}>{inWords(warning)}</li>
        ))}
      </ul>
      {first && (
        <div className={css.limitsFields}>
          <TextInput
            label={`To publish it all the same, type the limit: ${first.limit}`}
            value={leave.typed}
            autoComplete="off"
            onChange={(e) => onLeave({ ...leave, typed: e.currentTarget.value })}
          />
          <TextInput
            label="Who allowed it"
            description="Optional. Kept in the private log."
            maxLength={200}
            value={leave.by}
            onChange={(e) => onLeave({ ...leave, by: e.currentTarget.value })}
          />
        </div>
      )}
    </section>
  )
}

function inWords({ kind, title, offered, limit, approver }: LimitWarning): string {
  if (kind === 'unread')
    return `${title} has a limit, ${limit}, and the new text says none of its options in their words. Check it.`
  if (kind === 'walkAway') return `${title}: the text offers ${offered}. Our walk-away is ${limit}.`
  const who = approver ? `${approver} must approve less.` : 'Less needs approval.'
  return `${title}: the text offers ${offered}. Our mandate ends at ${limit}. ${who}`
}
