import css from './Kbd.module.css'
import { showKeys } from './keys.ts'

/** The key that does the same, in the reader's platform style. For the eye: the button carries aria-keyshortcuts. */
export const Kbd = ({ keys, onFill = false }: { keys: string; onFill?: boolean }) => (
  <span className={css.key} data-on-fill={onFill || undefined} aria-hidden="true">
    <kbd>{showKeys(keys)}</kbd>
  </span>
)
