import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './ErrorNote.module.css'

interface Props {
  /** What happened, one sentence. */
  readonly what: string
  /** What is safe and what to do. */
  readonly children?: ReactNode
  readonly actions?: ReactNode
  /** `wrong` is for what the person can put right at once; `failure` for what went wrong here. */
  readonly tone?: 'wrong' | 'failure'
}

/** Stands beside the cause and stays until it is answered. Announced once, because it appears. */
export const ErrorNote = ({ what, children, actions, tone = 'wrong' }: Props) => (
  <div className={css.note} data-tone={tone} role="alert">
    {tone === 'failure' && <IconAlertTriangle className={css.icon} size={16} stroke={1.6} aria-hidden="true" />}
    <div className={css.body}>
      <strong className={css.what}>{what}</strong>
      {children && <div className={css.rest}>{children}</div>}
      {actions && <div className={css.actions}>{actions}</div>}
    </div>
  </div>
)
