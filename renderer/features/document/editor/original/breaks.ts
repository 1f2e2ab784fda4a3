/** What the page says where the file begins a page or a section. */
import type { DocumentLooks, PageBreak } from '../../../../../shared/docx/looks.ts'
import type { ImportedParagraph } from '../../../../../shared/docx/model.ts'
import { bounded, list } from './values.ts'

const MOST = 5000

/** By the offset of the mark before: a paragraph may be split, and the page begins with its first half. */
export function breaksIn(
  { breaks }: DocumentLooks,
  paragraphs: readonly Pick<ImportedParagraph, 'end'>[],
): ReadonlyMap<number, string> {
  const begins = new Map(list(breaks, MOST).map((one) => [Number(one?.end), said(one ?? {})]))
  const out = new Map<number, string>()
  paragraphs.forEach(({ end }, i) => {
    const before = paragraphs[i - 1]?.end
    const words = begins.get(end)
    if (before !== undefined && words !== undefined) out.set(before, words)
  })
  return out
}

function said({ page, paper }: Partial<PageBreak>): string {
  const n = bounded(page, 2, 100_000)
  return [n === undefined ? 'New section' : `Page ${Math.round(n)}`, ...(paper ? paperIn(paper) : [])].join(' · ')
}

function paperIn({ width, height, columns }: NonNullable<PageBreak['paper']>): string[] {
  const [w, h] = [bounded(width, 1, 31_680), bounded(height, 1, 31_680)]
  const size = w && h ? `${w > h ? 'landscape' : 'portrait'}, ${centimetres(w)} × ${centimetres(h)} cm` : ''
  const several = bounded(columns, 1, 10) ?? 1
  return [size, several > 1 ? `${several} columns` : ''].filter(Boolean)
}

const centimetres = (twips: number): number => Math.round((twips / 1440) * 25.4) / 10
