import type { ReactNode } from 'react'
import css from './StatusBar.module.css'

interface Props {
  readonly plane: ReactNode
  readonly facts?: ReactNode
  readonly right?: ReactNode
}

/** 30 px: plane left, facts about the selection, counts and where the words are. Always on screen. */
export const StatusBar = ({ plane, facts, right }: Props) => (
  <footer className={css.bar} data-no-print>
    {plane}
    <div className={css.facts}>{facts}</div>
    <div className={css.right}>{right}</div>
  </footer>
)
