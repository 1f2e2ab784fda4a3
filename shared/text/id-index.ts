import type { Paragraph, Place } from './story.ts'

interface Stretch {
  readonly clock: number
  readonly length: number
  readonly paragraph: number
  readonly offset: number
}

/** Where each character stands, by its identity: made once, for as long as nothing is inserted. */
export class IdIndex {
  readonly #byClient = new Map<number, Stretch[]>()

  constructor(paragraphs: readonly Paragraph[]) {
    paragraphs.forEach(({ segments, client, clock, length }, paragraph) => {
      let offset = 0
      for (const s of segments) {
        this.#add(s.client, { clock: s.clock, length: s.text.length, paragraph, offset })
        offset += s.text.length
      }
      this.#add(client, { clock, length: 1, paragraph, offset: length })
    })
    for (const list of this.#byClient.values()) list.sort((a, b) => a.clock - b.clock)
  }

  placeOf(client: number, clock: number): Place | undefined {
    const list = this.#byClient.get(client) ?? []
    let low = 0
    let high = list.length
    while (low < high) {
      const mid = (low + high) >> 1
      if (list[mid]!.clock <= clock) low = mid + 1
      else high = mid
    }
    const found = list[low - 1]
    if (!found || clock >= found.clock + found.length) return undefined
    return { paragraph: found.paragraph, offset: found.offset + clock - found.clock }
  }

  #add(client: number, stretch: Stretch): void {
    const list = this.#byClient.get(client)
    if (list) list.push(stretch)
    else this.#byClient.set(client, [stretch])
  }
}
