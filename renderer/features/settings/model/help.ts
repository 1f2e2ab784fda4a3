/** Help is Markdown text in resources/help. Only a few marks of it are ours: keys are written platform-neutral. */

/** The page's first heading. */
export const titleOf = (markdown: string): string => /^# (.+)$/m.exec(markdown)?.[1] ?? 'Help'

/** `Mod+K` in the reader's platform style. */
export const withKeys = (markdown: string, show: (keys: string) => string): string =>
  markdown.replace(/\bMod(?:\+Shift)?\+(?:[A-Z]\b|Enter|\/|\\\\)/g, (keys) => show(keys))
