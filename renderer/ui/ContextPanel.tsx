import { useMediaQuery } from '@mantine/hooks'
import { type KeyboardEvent, type PointerEvent, type ReactNode, useState } from 'react'
import css from './ContextPanel.module.css'

const LEAST = 280
const MOST = 480

interface Props {
  /** Names the region for screen readers and F6. */
  readonly label: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * The panel at the right: beside the page from 1180 px, over it below, where Esc closes it. Its left edge is dragged
 * or moved with the arrow keys; without that it takes the width the window's size asks for.
 */
export const ContextPanel = ({ label, open, onClose, children }: Props) => {
  const overlay = useMediaQuery('(max-width: 1179px)', false, { getInitialValueInEffect: false })
  const [width, setWidth] = useState<number>()
  if (!open) return null
  const clamp = (wanted: number) => setWidth(Math.min(MOST, Math.max(LEAST, wanted)))
  const drag = (event: PointerEvent<HTMLElement>) => {
    const handle = event.currentTarget
    handle.setPointerCapture(event.pointerId)
    const move = (next: globalThis.PointerEvent) => clamp(window.innerWidth - next.clientX)
    handle.addEventListener('pointermove', move)
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true })
  }
  const nudge = (event: KeyboardEvent<HTMLElement>) => {
    const now = width ?? event.currentTarget.parentElement?.offsetWidth ?? LEAST
    if (event.key === 'ArrowLeft') clamp(now + 16)
    else if (event.key === 'ArrowRight') clamp(now - 16)
    else return
    event.preventDefault()
  }
  return (
    <aside
      className={css.panel}
      data-overlay={overlay || undefined}
      data-no-print
      data-pane
      aria-label={label}
      tabIndex={-1}
      style={width === undefined ? undefined : { width }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && overlay && !event.defaultPrevented) onClose()
      }}
    >
      {/* biome-ignore lint/a11y/useSemanticElements: an hr cannot be dragged or take the focus */}
      <div
        className={css.edge}
        role="separator"
        aria-orientation="vertical"
        aria-label="Panel width"
        aria-valuenow={width ?? 348}
        aria-valuemin={LEAST}
        aria-valuemax={MOST}
        tabIndex={0}
        onPointerDown={drag}
        onKeyDown={nudge}
      />
      {children}
    </aside>
  )
}
