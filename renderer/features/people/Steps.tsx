import { Button } from '@mantine/core'
import type { PartiesView } from '../../../shared/bridge/parties.ts'
import { longDayOf } from '../../ui/words.ts'
import css from './people.module.css'

interface Props {
  readonly view: PartiesView
  readonly busy: boolean
  readonly onInvite: () => void
  readonly onReply: () => void
  readonly onWithdraw: () => void
}

/** Nobody else takes part yet: how they come to. */
export const Steps = ({ view: { invitedUntil }, busy, onInvite, onReply, onWithdraw }: Props) => (
  <section className={css.box} aria-label="The other side">
    <h3>The other side</h3>
    <p>Nobody else takes part yet. No server and no account is needed: three files do it.</p>
    <ol className={css.steps}>
      <li>
        Save an invitation and send it to them. It holds your name and your key, and no word of the deal. It can be used
        once.
      </li>
      <li>They join with it in their Parley and send you the reply it makes.</li>
      <li>You open the reply, see who it is, and let them in.</li>
    </ol>
    {invitedUntil && <p>An invitation is out. It holds until {longDayOf(invitedUntil)}.</p>}
    <div className={css.acts}>
      <Button onClick={onInvite} disabled={busy} variant={invitedUntil ? 'default' : 'filled'}>
        {invitedUntil ? 'Save another invitation…' : 'Save an invitation…'}
      </Button>
      {invitedUntil && (
        <>
          <Button onClick={onReply} disabled={busy}>
            Open their reply…
          </Button>
          <Button variant="subtle" color="gray" onClick={onWithdraw} disabled={busy}>
            Withdraw
          </Button>
        </>
      )}
    </div>
  </section>
)
