/** F6 goes through the panes of the screen in reading order: elements with data-pane that can be seen. */
export const nextPane = (step: 1 | -1): void => {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter((pane) => pane.checkVisibility())
  if (panes.length === 0) return
  // The innermost pane counts: main contains the document's own panes.
  const inside = panes.filter((pane) => pane.contains(document.activeElement)).at(-1)
  const at = inside ? panes.indexOf(inside) : step === 1 ? -1 : 0
  const pane = panes[(at + step + panes.length) % panes.length]
  if (!pane) return
  const first = pane.querySelector<HTMLElement>(
    '[data-pane-start], [tabindex="0"], [aria-current], input:not([type=file]), button',
  )
  ;(first ?? pane).focus()
}
