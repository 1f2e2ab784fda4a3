import { Button } from '@mantine/core'
import css from '../app.module.css'

/** Stays above every screen of the negotiation until both have read the same digits. */
export const UnverifiedBar = ({ say, onPeople }: { say: string; onPeople: () => void }) => (
  <div className={css.attention} role="note">
    <span>{say}</span>
    <Button variant="default" h={26} onClick={onPeople}>
      Show the number
    </Button>
  </div>
)
