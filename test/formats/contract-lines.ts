/** The contracts of the corpus as lines, Word and Markdown alike. */

import { isRefusal } from '../../shared/base/refuse.ts'
import type { OutlineLine } from '../../shared/clauses/place.ts'
import { markdownLines } from '../../shared/clauses/plain.ts'
import { readDocx } from '../../shared/docx/index.ts'
import { numberParagraphs } from '../../shared/text/numbering.ts'
import { corpusBytes, corpusFiles } from './corpus.ts'

export const contracts = () => [...corpusFiles('contracts/docx'), ...corpusFiles('contracts/md', '.md')]

/** Its clauses; what stands beside the text is none of them. */
export async function contractLines(path: string): Promise<OutlineLine[]> {
  const bytes = corpusBytes(path)
  if (path.endsWith('.md')) return markdownLines(new TextDecoder().decode(bytes))
  const document = await readDocx(bytes)
  if (isRefusal(document)) throw new Error(`${path}: ${document.say}`)
  const body = document.stories[0]!
  const numbers = numberParagraphs(
    body.paragraphs.map(({ props }) => props),
    document.numbering,
  )
  let from = 0
  const lines = body.paragraphs.map(({ end, props }, at) => {
    const text = body.text.slice(from, end)
    const strong = text.trim() !== '' && body.formats.some((f) => f.format.bold && f.from <= from && f.to >= end)
    from = end + 1
    return { key: `${at}`, number: numbers[at]!, text, props, strong }
  })
  return lines.filter(({ props }) => props.apart === undefined)
}
