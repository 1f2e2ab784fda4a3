import type { ReactNode } from 'react'
import css from './StatusChip.module.css'

export type ChipTone = 'plain' | 'quiet' | 'attention' | 'agreed' | 'untracked' | 'draft' | 'private'

interface Props {
  readonly tone?: ChipTone
  readonly icon?: ReactNode
  readonly children: ReactNode
}

/** 20 px, icon and word. Only for exceptions to the normal case; never two of one meaning in a row. */
export const StatusChip = ({ tone = 'plain', icon, children }: Props) => (
  <span className={css.chip} data-tone={tone}>
    {icon && (
      <span className={css.icon} aria-hidden="true">
        {icon}
      </span>
    )}
    {children}
  </span>
)
