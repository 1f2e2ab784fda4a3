/** The numbering part of a made document: one legal list, one of bullets, and where a list begins anew. */
import { HEAD, LEVELS, W } from '../blank.ts'
import type { MadeList } from './model.ts'

/** Twentieths of a point between two levels. */
export const STEP = 720

/** Where the words of an item stand. The first two levels share a margin, as in a contract. */
export const legalIndent = (level: number): number => Math.max(1, level) * STEP

export const bulletIndent = (level: number): number => (level + 1) * STEP

const levelOf = (n: number, format: string, text: string, left: number, hanging: number): string =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${left}" w:hanging="${hanging}"/></w:pPr></w:lvl>`

const abstract = (id: number, levels: readonly string[]): string =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${levels.join('')}</w:abstractNum>`

const legal = abstract(
  0,
  LEVELS.map(([format, text], n) => levelOf(n, format, text, legalIndent(n), STEP)),
)

const bullets = abstract(
  1,
  LEVELS.map((_, n) => levelOf(n, 'bullet', '•', bulletIndent(n), STEP / 2)),
)

export const numberingOf = (lists: readonly MadeList[]): string => {
  const nums = lists.map(({ kind, starts = {} }, n) => {
    const overrides = Object.entries(starts).map(
      ([level, start]) => `<w:lvlOverride w:ilvl="${level}"><w:startOverride w:val="${start}"/></w:lvlOverride>`,
    )
    return `<w:num w:numId="${n + 1}"><w:abstractNumId w:val="${kind === 'legal' ? 0 : 1}"/>${overrides.join('')}</w:num>`
  })
  return `${HEAD}<w:numbering ${W}>${legal}${bullets}${nums.join('')}</w:numbering>`
}
