/** JSON in one spelling: keys sorted, no white space. Equal values give equal text on every computer. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** Sorts keys by UTF-16 units, as RFC 8785 does. Numbers that JSON cannot write are our own mistake. */
export const canonicalJson = (value: Json): string => {
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`${value} has no JSON`)
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const keys = Object.keys(value).sort()
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key]!)}`).join(',')}}`
}

const isList = (value: Json): value is readonly Json[] => Array.isArray(value)
