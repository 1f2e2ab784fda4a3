/** A clause of the library and what it can be made from. */

export interface Variant {
  readonly id: string
  /** What it is for in a negotiation: "Opening", "Fallback", "Walk-away". */
  readonly name: string
  readonly text: string
}

export interface LibraryClause {
  readonly id: string
  readonly title: string
  /** One paragraph per line; a tab in front for every level below the clause's own. */
  readonly text: string
  readonly variants: readonly Variant[]
  readonly tags: string[]
  readonly source: string
  readonly licence: string
  readonly note: string
  readonly createdAt: string
  readonly updatedAt: string
}

/** What time it is and what the next id shall be. */
export interface Making {
  readonly now: string
  readonly newId: () => string
}

/** Positions a side usually takes, in the order it gives them up. */
export const POSITIONS = ['Opening', 'Fallback', 'Walk-away'] as const

export const LICENCES = [
  'Our own drafting',
  'CC BY 4.0',
  'CC BY-SA 4.0',
  'CC0 1.0',
  'Public domain',
  'Not known',
] as const

/** A clause from as much as is known of it. */
export const newClause = (
  { now, newId }: Making,
  known: Partial<Omit<LibraryClause, 'id' | 'createdAt' | 'updatedAt'>> = {},
): LibraryClause => ({
  title: '',
  text: '',
  variants: [],
  tags: [],
  source: '',
  licence: '',
  note: '',
  ...known,
  id: newId(),
  createdAt: now,
  updatedAt: now,
})

/** The same clause again under ids of its own. */
export const copyOf = (clause: LibraryClause, { now, newId }: Making): LibraryClause => ({
  ...clause,
  id: newId(),
  title: `${nameOf(clause)} (copy)`,
  variants: clause.variants.map((variant) => ({ ...variant, id: newId() })),
  createdAt: now,
  updatedAt: now,
})

/** What stands in the list: the title, else the first words. */
export const nameOf = ({ title, text }: Pick<LibraryClause, 'title' | 'text'>): string => {
  if (title.trim() !== '') return title.trim()
  const words = text.replace(/\s+/g, ' ').trim()
  return words === '' ? 'Untitled clause' : words.length > 60 ? `${words.slice(0, 59).trimEnd()}…` : words
}

/** Nothing in it that anybody typed. */
export const isEmpty = ({ title, text, variants, note }: LibraryClause): boolean =>
  `${title}${text}${note}${variants.map((variant) => variant.text).join('')}`.trim() === ''

/** The name of the next variant: the first usual position not taken yet. */
export const nextPosition = (variants: readonly Pick<Variant, 'name'>[]): string => {
  const taken = new Set(variants.map(({ name }) => name.toLowerCase()))
  return POSITIONS.find((name) => !taken.has(name.toLowerCase())) ?? `Variant ${variants.length + 1}`
}

/** Typed lines as they are kept: an indented line is one level down for every tab or four spaces. */
export const asText = (typed: string): string =>
  typed
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .map((line) => {
      const indent = /^[ \t]*/.exec(line)![0]
      const levels = Math.min(8, Math.floor(indent.replaceAll('\t', '    ').length / 4))
      return '\t'.repeat(levels) + line.slice(indent.length).trimEnd()
    })
    .join('\n')
    .replace(/\n+$/, '')

/** Paragraphs with their levels, blank lines left out. */
export const paragraphsOf = (text: string): { readonly level: number; readonly text: string }[] =>
  text.split('\n').flatMap((line) => {
    const level = /^\t*/.exec(line)![0].length
    const words = line.trim()
    return words === '' ? [] : [{ level, text: words }]
  })

export const wordCount = (text: string): number => text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0
