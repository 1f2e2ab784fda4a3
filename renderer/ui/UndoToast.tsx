import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Kbd } from './Kbd.tsx'
import css from './UndoToast.module.css'

/** Long enough to read and to reach; attention stops the clock. */
const SHOWN_MS = 8000

interface Props {
  readonly text: string
  readonly onUndo: () => void
  /** The time is over, or the person closed it. What was done stays done. */
  readonly onGone: () => void
}

/** Only for undo of what just happened, bottom left above the plane label. Give it a `key` per act, one at a time. */
export const UndoToast = ({ text, onUndo, onGone }: Props) => {
  const [held, setHeld] = useState(false)
  const left = useRef(SHOWN_MS)
  const gone = useRef(onGone)
  gone.current = onGone
  useEffect(() => {
    if (held) return
    const began = performance.now()
    const timer = setTimeout(() => gone.current(), left.current)
    return () => {
      clearTimeout(timer)
      left.current = Math.max(1000, left.current - (performance.now() - began))
    }
  }, [held])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hovering only stops the clock, it is no action
    <div
      className={css.toast}
      data-no-print
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      <span role="status">{text}</span>
      <Button variant="default" size="compact-xs" h={26} onClick={onUndo} rightSection={<Kbd keys="Mod+Z" />}>
        Undo
      </Button>
      <ActionIcon variant="subtle" size={24} onClick={onGone} aria-label="Close">
        <IconX size={14} aria-hidden="true" />
      </ActionIcon>
    </div>
  )
}
