/** Contracts as plain text or Markdown, read into the same lines a Word file gives. */
import type { ParagraphProps } from '../docx/model.ts'
import type { OutlineLine } from './place.ts'

/** One line per paragraph. Keys are positions: such a text has no ids of its own. */
export const plainLines = (text: string): OutlineLine[] =>
  paragraphs(text.replace(/\r\n?/g, '\n')).map((line, at) => ({
    key: `l${at}`,
    number: '',
    text: line.trim(),
    props: { role: 'body' },
  }))

/** A blank line ends a paragraph; so does a line end, unless the text was wrapped at a column. */
const paragraphs = (text: string): string[] => {
  const lines = text.split('\n')
  const wrapped =
    lines.filter((line) => line.trim() !== '').every((line) => line.length <= 100) && /\S\n\n\S/.test(text)
  if (!wrapped) return lines.filter((line) => line.trim() !== '')
  return text.split(/\n\s*\n/).flatMap((block) => {
    const joined = block.replace(/\s*\n(?!\s*(?:\(?[\divxa-z]{1,4}[.)]|[•*-])\s)/g, ' ').split('\n')
    return joined.filter((line) => line.trim() !== '')
  })
}

/** What the text opens with is the contract's title, in which nothing lies. */
const headingProps = (level: number, first: boolean): ParagraphProps =>
  first && level <= 2 ? { role: 'title' } : { role: 'heading', level }

const BODY: ParagraphProps = { role: 'body' }

/** Headings, nested lists and bare paragraphs of Markdown; emphasis, links and HTML around the words are dropped. */
export const markdownLines = (text: string): OutlineLine[] => {
  const counters = new ListCounters()
  const lines: OutlineLine[] = []
  for (const raw of text.replace(/\r\n?/g, '\n').split('\n')) {
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(raw)
    const item = /^(\s*)(\d{1,3}|[a-zA-Z]|[ivx]{1,4})\.\s+(.*)$/.exec(raw)
    const bullet = /^\s*[-*+•]\s+(.*)$/.exec(raw)
    const key = `l${lines.length}`
    if (heading) {
      counters.reset()
      lines.push({
        key,
        number: '',
        text: words(heading[2]!),
        props: headingProps(heading[1]!.length, lines.length === 0),
      })
    } else if (item) {
      const indent = Math.floor(item[1]!.replaceAll('\t', '    ').length / 4)
      const { number, level } = counters.next(indent, item[2]!)
      lines.push({ key, number, text: words(item[3]!), props: { role: 'body', num: { list: 'md', level } } })
    } else if (bullet) lines.push({ key, number: '•', text: words(bullet[1]!), props: BODY })
    else if (words(raw) !== '' && !/^[-=*_\s|:]+$/.test(raw))
      lines.push({ key, number: '', text: words(raw), props: BODY })
  }
  return lines
}

/** Markdown numbers every level by itself; contracts mean 1, 1.1, (a). */
class ListCounters {
  #above: string[] = []

  reset(): void {
    this.#above = []
  }

  next(indent: number, value: string): { readonly number: string; readonly level: number } {
    const figure = /^\d/.test(value)
    // Letters that are not indented still count below the figure before them.
    const level = !figure && indent === 0 && /^\d/.test(this.#above[0] ?? '') ? 1 : indent
    const above = this.#above[level - 1]
    const number = figure ? (above ? `${above}.${value}` : value) : `(${value})`
    this.#above = [...this.#above.slice(0, level), number]
    return { number: /^\d+$/.test(number) ? `${number}.` : number, level }
  }
}

const words = (text: string): string =>
  text
    .replace(/<[^>\n]{1,200}>/g, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|~~)/g, '')
    .replace(/\\([.()[\]_*#-])/g, '$1')
    .replace(/&nbsp;/g, ' ')
    .replace(/&amp;/g, '&')
    .trim()
