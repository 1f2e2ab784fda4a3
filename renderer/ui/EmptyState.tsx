import type { ReactNode } from 'react'
import css from './EmptyState.module.css'

interface Props {
  readonly title: string
  /** One sentence of fact, then what to do. */
  readonly children: ReactNode
  readonly actions?: ReactNode
}

/** No illustration: a fact and the next step. */
export const EmptyState = ({ title, children, actions }: Props) => (
  <div className={css.empty}>
    <h2 className={css.title}>{title}</h2>
    <p className={css.words}>{children}</p>
    {actions && <div className={css.actions}>{actions}</div>}
  </div>
)
