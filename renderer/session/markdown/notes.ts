import type { ReportLine } from '../../../shared/docx/model.ts'

/** So many addresses and comments are told one by one, and so much of each. */
const MOST_TOLD = 100
const LONGEST_TOLD = 300

/** What of a text file has no place in a Word file, gathered for the import report while it is read. */
export class Notes {
  readonly #counts = new Map<string, number>()
  readonly #tags = new Map<string, number>()
  /** By what it is, then by what it says. */
  readonly #said = new Map<string, Map<string, number>>()

  count(what: string, n = 1): void {
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + n)
  }

  /** One tag of HTML, or a comment in it. */
  html(source: string): void {
    const name = /^<\/?([a-z][a-z0-9-]*)/i.exec(source)?.[1]?.toLowerCase() ?? 'other'
    if (source.startsWith('<!--')) this.say('HTML comment, which nobody sees', source.slice(4, -3).trim())
    else if (!source.startsWith('</')) this.#tags.set(name, (this.#tags.get(name) ?? 0) + 1)
  }

  /** Something that is told with its own words: an address, a comment. */
  say(what: string, words: string): void {
    const known = this.#said.get(what) ?? new Map<string, number>()
    this.#said.set(what, known)
    known.set(words, (known.get(words) ?? 0) + 1)
  }

  of(whats: readonly string[]): ReportLine[] {
    return whats.flatMap((what) => {
      const count = this.#counts.get(what) ?? 0
      return count === 0 ? [] : [{ what, count }]
    })
  }

  leftOut(): ReportLine[] {
    const tags = [...this.#tags].sort(([, a], [, b]) => b - a)
    const html = tags.reduce((sum, [, n]) => sum + n, 0)
    const names = tags.slice(0, 20).map(([name, n]) => `${name} (${n})`)
    return [
      ...(html === 0 ? [] : [{ what: 'HTML tags; the words between them stay', count: html, where: names.join(', ') }]),
      ...[...this.#said].flatMap(([what, all]) => [
        ...[...all].slice(0, MOST_TOLD).map(([words, count]) => ({ what, count, where: words.slice(0, LONGEST_TOLD) })),
        ...(all.size > MOST_TOLD ? [{ what, count: all.size - MOST_TOLD, where: 'and others' }] : []),
      ]),
    ]
  }
}
