import type { MadeList } from '../../../shared/docx/made/model.ts'

/** Word starts no list above this. */
const HIGHEST_START = 32_767

/**
 * Lists of a Word file as Markdown's lists need them. All numbered lists are one list of nine levels, counted as Word
 * counts it; where the source starts with another number than would come next, the list begins anew with it.
 */
export class Lists {
  readonly made: MadeList[] = []
  #bullets: number | undefined
  #legal: number | undefined
  readonly #values: (number | undefined)[] = []

  bullet(): number {
    this.#bullets ??= this.made.push({ kind: 'bullet' }) - 1
    return this.#bullets
  }

  /** A numbered list begins: which list its items join. */
  begin(level: number, start: number): number {
    const wanted = Math.min(start, HIGHEST_START)
    const natural = (this.#values[level] ?? 0) + 1
    if (this.#legal === undefined || wanted !== natural) {
      const starts = wanted === natural ? {} : { starts: { [level]: wanted } }
      this.#legal = this.made.push({ kind: 'legal', ...starts }) - 1
      this.#values[level] = wanted - 1
    }
    return this.#legal
  }

  /** An item of it comes. */
  step(level: number): void {
    this.#values[level] = (this.#values[level] ?? 0) + 1
    for (let above = 0; above < level; above++) this.#values[above] ??= 1
    this.#values.length = level + 1
  }
}
