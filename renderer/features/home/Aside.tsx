import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './Home.module.css'
import type { HomeProps } from './ports.ts'

const Line = ({ icon, children }: { icon: ReactNode; children: ReactNode }) => (
  <li className={css.fact}>
    <span aria-hidden="true">{icon}</span>
    <span>{children}</span>
  </li>
)

const small = { size: 14, stroke: 1.6 } as const

/** The column at the right: what is true about this computer, with the one thing still to do. */
export const Aside = ({ computer, onSettings, onHelp }: Pick<HomeProps, 'computer' | 'onSettings' | 'onHelp'>) => (
  <aside className={css.aside} aria-label="On this computer">
    <h2 className={css.asideTitle}>On this computer</h2>
    <ul className={css.factList}>
      <Line icon={<IconCheck {...small} />}>Every saved word is sealed and on the disk</Line>
      <Line icon={<IconCheck {...small} />}>Nothing is sent: this version has no connection</Line>
      <Line icon={<IconClock {...small} />}>
        Locks after {computer.idleMinutes} {computer.idleMinutes === 1 ? 'minute' : 'minutes'} without a key or click
      </Line>
      {computer.recoveryKept ? (
        <Line icon={<IconCheck {...small} />}>Recovery code kept, you said</Line>
      ) : (
        <Line icon={<IconAlertTriangle {...small} />}>
          Recovery code not kept yet.{' '}
          <button type="button" className={css.link} onClick={onSettings}>
            Make one
          </button>
        </Line>
      )}
      {computer.folderWarning && (
        <Line icon={<IconAlertTriangle {...small} />}>
          {computer.folderWarning}{' '}
          <button type="button" className={css.link} onClick={onSettings}>
            See where
          </button>
        </Line>
      )}
    </ul>
    <button type="button" className={css.link} onClick={() => onHelp('on-this-computer')}>
      What stays on this computer
    </button>
  </aside>
)
