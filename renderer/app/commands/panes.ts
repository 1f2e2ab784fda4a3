/** F6 goes through the panes of the screen in reading order: elements with data-pane that can be seen. */
const START = '[data-pane-start]'
const FIRST = '[tabindex="0"]:not([role="separator"]), [aria-current], input:not([type=file]), button:not(:disabled)'

/** The next (or previous) pane gets the focus, at the place it names or at its first control. */
export const nextPane = (step: 1 | -1): void => {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    // A pane that only holds other panes is no stop of its own.
    (pane) => pane.checkVisibility() && !pane.querySelector('[data-pane]'),
  )
  const at = panes.findIndex((pane) => pane.contains(document.activeElement))
  const from = at < 0 && step === -1 ? 0 : at
  const pane = panes[(from + step + panes.length) % panes.length]
  const place = pane?.querySelector<HTMLElement>(START) ?? pane?.querySelector<HTMLElement>(FIRST) ?? pane
  place?.focus()
}
