import type { ReactNode } from 'react'
import css from './TitleBar.module.css'

interface Props {
  readonly name: ReactNode
  readonly detail?: ReactNode
  readonly right?: ReactNode
}

/** 44 px: what is open at the left, its state at the right. Leaves room for the system's own window buttons. */
export const TitleBar = ({ name, detail, right }: Props) => (
  <header className={css.bar} data-no-print>
    <span className={css.name}>{name}</span>
    {detail && <span className={css.detail}>{detail}</span>}
    <div className={css.right}>{right}</div>
  </header>
)
