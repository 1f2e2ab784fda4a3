/** PDFs looked at with poppler's tools, which know nothing of how they were made. Undefined where these are missing. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

export interface ReadPdf {
  /** Text of each page, as laid out. */
  readonly pages: readonly string[]
  /** "595 x 842" */
  readonly size: string
  readonly tagged: boolean
  readonly file: string
}

export function readPdf(folder: string, name: string, bytes: Uint8Array): ReadPdf | undefined {
  const file = join(folder, name)
  writeFileSync(file, bytes)
  const info = poppler('pdfinfo', [file])
  if (info === undefined) {
    console.log('skipped: poppler-utils is not installed, so nothing independent looked at the PDF')
    return undefined
  }
  const text = poppler('pdftotext', ['-layout', file, '-']) ?? ''
  const said = (name: string) => info.match(new RegExp(`^${name}:\\s+(.*)$`, 'm'))?.[1] ?? ''
  const [width = '', height = ''] = said('Page size').split(' x ')
  return {
    pages: text.split('\f').slice(0, -1),
    size: `${Math.round(Number(width))} x ${Math.round(Number.parseFloat(height))}`,
    tagged: said('Tagged') === 'yes',
    file,
  }
}

/** Its pictures, one a line, as poppler lists them: kind, pixels, colours, dots to the inch. */
export const imagesIn = ({ file }: ReadPdf): string[] =>
  (poppler('pdfimages', ['-list', file]) ?? '').split('\n').filter((line) => /\b(image|smask)\b/.test(line))

/** The fonts in it, by name. */
export const fontsIn = ({ file }: ReadPdf): string[] =>
  (poppler('pdffonts', [file]) ?? '')
    .split('\n')
    .slice(2)
    .map((line) => line.split(' ')[0]!)
    .filter(Boolean)

function poppler(tool: string, args: readonly string[]): string | undefined {
  try {
    return execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
