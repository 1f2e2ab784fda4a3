/**
 * The only way a file's values get into a stylesheet. What is not a number, a colour or a plain name is left out, also
 * where it did not come through our reader: a shared document may have been written by anybody's program.
 */
import { fontStack } from './fonts.ts'

/** A length in twentieths of a point of the paper, which is scaled to the pane. */
export const long = (twips: unknown, low = -31_680, high = 31_680): string | undefined => {
  const n = bounded(twips, low, high)
  return n === undefined ? undefined : `calc(${round(n / 20)} * var(--pt))`
}

export const bounded = (value: unknown, low: number, high: number): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? Math.min(high, Math.max(low, value)) : undefined

export const round = (n: number): number => Math.round(n * 100) / 100

export const hex = (value: unknown): string | undefined =>
  typeof value === 'string' && /^#[0-9a-f]{6}$/.test(value) ? value : undefined

/** A family name in quotes with what stands in for it; undefined for a name no font has. */
export const family = (name: unknown): string | undefined =>
  typeof name === 'string' && /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,63}$/u.test(name) ? fontStack(name) : undefined

export type Declarations = Readonly<Record<string, string | undefined>>

/** One rule; '' where nothing is declared. */
export const rule = (selector: string, declarations: Declarations): string => {
  const body = Object.entries(declarations)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}:${value}`)
  return body.length === 0 ? '' : `${selector}{${body.join(';')}}\n`
}

/** What should be a list, of which no more than so many count. */
export const list = <T>(value: readonly T[] | undefined, most: number): readonly T[] =>
  Array.isArray(value) ? value.slice(0, most) : []
