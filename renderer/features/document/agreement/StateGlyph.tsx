import {
  IconAlertTriangle,
  IconArrowsMoveVertical,
  IconCircleHalf2,
  IconFlag,
  IconLock,
  IconLockOpen,
} from '@tabler/icons-react'
import css from './agreement.module.css'
import type { Glyph } from './agreements.ts'
import { GLYPH_WORDS } from './words.ts'

const ICONS = {
  agreed: IconLock,
  principle: IconCircleHalf2,
  reopened: IconLockOpen,
  contested: IconAlertTriangle,
  moved: IconArrowsMoveVertical,
  untracked: IconFlag,
} as const satisfies Record<Glyph, unknown>

/** One glyph for where a clause stands; the words are there for who does not see it. */
export const StateGlyph = ({ glyph }: { glyph: Glyph }) => {
  const Icon = ICONS[glyph]
  return (
    <span
      className={css.glyph}
      data-glyph={glyph}
      role="img"
      aria-label={GLYPH_WORDS[glyph]}
      title={GLYPH_WORDS[glyph]}
    >
      <Icon size={14} stroke={1.8} aria-hidden="true" />
    </span>
  )
}
