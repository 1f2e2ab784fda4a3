/** What stands in where a font of the file is not on this computer: first those of the same widths, then our own. */

const SERIF = 'var(--doc)'
const SANS = 'var(--ui)'
const MONO = 'var(--mono)'

interface Known {
  readonly like: readonly string[]
  readonly kind: string
  /** Height of a line that is set solid, in parts of the size. */
  readonly line: number
}

const TIMES: Known = { like: ['Times New Roman', 'Liberation Serif', 'Tinos', 'Nimbus Roman'], kind: SERIF, line: 1.15 }
const ARIAL: Known = { like: ['Arial', 'Liberation Sans', 'Arimo', 'Helvetica'], kind: SANS, line: 1.15 }
const CALIBRI: Known = { like: ['Carlito'], kind: SANS, line: 1.22 }
const CAMBRIA: Known = { like: ['Caladea'], kind: SERIF, line: 1.17 }
const COURIER: Known = { like: ['Courier New', 'Liberation Mono', 'Cousine'], kind: MONO, line: 1.13 }
const serif = (line: number, ...like: string[]): Known => ({ like, kind: SERIF, line })
const sans = (line: number, ...like: string[]): Known => ({ like, kind: SANS, line })

const KNOWN: ReadonlyMap<string, Known> = new Map([
  ['times new roman', TIMES],
  ['times', TIMES],
  ['tinos', TIMES],
  ['liberation serif', TIMES],
  ['cg times', TIMES],
  ['arial', ARIAL],
  ['helvetica', ARIAL],
  ['helvetica neue', ARIAL],
  ['liberation sans', ARIAL],
  ['univers', ARIAL],
  ['arial narrow', sans(1.15, 'Liberation Sans Narrow')],
  ['calibri', CALIBRI],
  ['calibri light', CALIBRI],
  ['carlito', CALIBRI],
  ['cambria', CAMBRIA],
  ['caladea', CAMBRIA],
  ['courier new', COURIER],
  ['courier', COURIER],
  ['consolas', { like: ['Inconsolata'], kind: MONO, line: 1.17 }],
  ['georgia', serif(1.14, 'Gelasio')],
  ['garamond', serif(1.13, 'EB Garamond')],
  ['eb garamond', serif(1.3, 'Garamond')],
  ['book antiqua', serif(1.25, 'Palatino Linotype', 'Palatino', 'TeX Gyre Pagella')],
  ['palatino linotype', serif(1.35, 'Book Antiqua', 'Palatino', 'TeX Gyre Pagella')],
  ['century schoolbook', serif(1.2, 'TeX Gyre Schola')],
  ['bookman old style', serif(1.17, 'TeX Gyre Bonum')],
  ['constantia', serif(1.22)],
  ['times new roman bold', TIMES],
  ['verdana', sans(1.22, 'DejaVu Sans')],
  ['tahoma', sans(1.21, 'Verdana')],
  ['trebuchet ms', sans(1.16)],
  ['segoe ui', sans(1.33, 'Selawik')],
  ['aptos', sans(1.22, 'Segoe UI')],
  ['century gothic', sans(1.2, 'TeX Gyre Adventor')],
  ['candara', sans(1.22)],
  ['corbel', sans(1.22)],
  ['inter', sans(1.21, 'Inter Variable')],
])

const known = (name: string): Known => {
  const found = KNOWN.get(name.toLowerCase())
  if (found !== undefined) return found
  if (/mono|courier|code|typewriter/i.test(name)) return { like: [], kind: MONO, line: 1.17 }
  return /serif(?!\s*sans)|roman|garamond|baskerville|caslon|bodoni|palat|book|century|minion|georgia|times/i.test(
    name,
  ) && !/sans|gothic/i.test(name)
    ? serif(1.17)
    : sans(1.17)
}

/** `name` must be checked: it stands in quotes. */
export const fontStack = (name: string): string => {
  const { like, kind } = known(name)
  return [...[name, ...like].map((n) => `"${n}"`), kind].join(',')
}

/** The families that may stand in for a font. */
export const standInsFor = (name: string): readonly string[] => known(name).like

export const lineOf = (name: unknown): number => (typeof name === 'string' ? known(name).line : 1.17)
