/** Light or dark is known before the vault opens, so it is the one choice kept readable in this browser profile. */
import { localStorageColorSchemeManager } from '@mantine/core'

export const appearanceManager = localStorageColorSchemeManager({ key: 'parley-appearance' })

/** The document page stays light in dark mode; tokens.css does the rest. */
export const showPaperLight = (light: boolean): void => {
  if (light) document.documentElement.dataset.paper = 'light'
  else delete document.documentElement.dataset.paper
}
