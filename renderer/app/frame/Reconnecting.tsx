import { IconPlugConnectedX } from '@tabler/icons-react'
import css from '../app.module.css'

/** Persistent until the connection is back. What is on screen stays, and typing goes on. */
export const Reconnecting = () => (
  <div className={css.banner} role="alert" data-no-print>
    <IconPlugConnectedX size={16} stroke={1.6} aria-hidden="true" />
    <span>
      <strong>Parley’s background process stopped.</strong> Your last acknowledged words are safe on the disk, newer
      ones stay on screen. Reconnecting… If this does not go away, start Parley again without closing this window.
    </span>
  </div>
)
