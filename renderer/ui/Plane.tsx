import { IconCircleHalf2, IconCircles, IconHome, IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import css from './Plane.module.css'

export type PlaneKind = 'computer' | 'shared' | 'draft' | 'private'

const icons = { computer: IconHome, shared: IconCircles, draft: IconCircleHalf2, private: IconLock } as const

interface Props {
  readonly kind: PlaneKind
  readonly children: ReactNode
}

/** The left end of the status bar: which plane the words on screen live in. Word, icon and frame, never colour alone. */
export const PlaneLabel = ({ kind, children }: Props) => {
  const Icon = icons[kind]
  return (
    <div className={css.label} data-plane={kind}>
      <Icon size={16} stroke={1.5} aria-hidden="true" />
      {children}
    </div>
  )
}
