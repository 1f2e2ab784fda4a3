import { idKey } from './ids.ts'
import type { Overlay } from './overlay.ts'
import type { Paragraph, Story } from './story.ts'

/**
 * What stands beside the main text: notes, headers, text boxes, behind it in one story. Each ends in a mark of the file
 * that cannot go, so a paragraph belongs where the next mark of the file does, whoever wrote it and whatever it claims.
 */
export class Apart {
  readonly #story: Story
  readonly #overlay: Overlay
  #seen = -1
  #base: unknown
  #names: readonly (string | undefined)[] = []
  #from = Number.POSITIVE_INFINITY

  constructor(story: Story, overlay: Overlay) {
    this.#story = story
    this.#overlay = overlay
  }

  /** "footnote 3"; undefined in the main text. */
  nameOf(paragraph: number): string | undefined {
    if (this.#seen !== this.#story.version || this.#base !== this.#overlay.base) this.#look()
    return paragraph < this.#from ? undefined : this.#names[paragraph - this.#from]
  }

  /** From the end: behind the main text there is little. */
  #look(): void {
    this.#seen = this.#story.version
    this.#base = this.#overlay.base
    const names: (string | undefined)[] = []
    const { paragraphs } = this.#story
    let name: string | undefined
    let from = paragraphs.length
    while (from > 0) {
      const p = paragraphs[from - 1]!
      if (this.#isOfFile(p)) name = this.#overlay.baseProps.get(idKey(p.client, p.clock))?.apart
      if (name === undefined) break
      names.push(name)
      from--
    }
    this.#names = names.reverse()
    this.#from = names.length === 0 ? Number.POSITIVE_INFINITY : from
  }

  #isOfFile({ client }: Paragraph): boolean {
    return client === this.#overlay.base?.client
  }
}
