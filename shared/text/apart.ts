import { idKey } from './ids.ts'
import type { NewNote } from './notes.ts'
import type { Overlay } from './overlay.ts'
import type { Paragraph, Story } from './story.ts'

/**
 * What stands beside the main text: notes, headers, text boxes, behind it in one story. Each ends in a mark of the file
 * that cannot go, so a paragraph belongs where the next mark of the file does, whoever wrote it and whatever it claims.
 * Behind all of the file stand the notes that came since, each up to the mark its record names.
 */
export class Apart {
  readonly #story: Story
  readonly #overlay: Overlay
  #seen = -1
  #base: unknown
  #laid = -1
  #names: readonly (string | undefined)[] = []
  #notes: readonly (NewNote | undefined)[] = []
  #from = Number.POSITIVE_INFINITY
  #last = 0

  constructor(story: Story, overlay: Overlay) {
    this.#story = story
    this.#overlay = overlay
  }

  /** "footnote 3"; undefined in the main text. */
  nameOf(paragraph: number): string | undefined {
    this.#follow()
    return paragraph < this.#from ? undefined : this.#names[paragraph - this.#from]
  }

  /** The note made since the import that a paragraph stands in. */
  noteOf(paragraph: number): NewNote | undefined {
    this.#follow()
    return this.#notes[paragraph - this.#last - 1]
  }

  /** The paragraph that ends the file's own text. */
  get last(): number {
    this.#follow()
    return this.#last
  }

  #follow(): void {
    const { version } = this.#story
    const { base, notes } = this.#overlay
    if (this.#seen === version && this.#base === base && this.#laid === notes.version) return
    this.#seen = version
    this.#base = base
    this.#laid = notes.version
    this.#look()
  }

  /** From the end: behind the main text there is little. */
  #look(): void {
    const { paragraphs } = this.#story
    const last = paragraphs.findLastIndex((p) => this.#isOfFile(p))
    this.#last = last < 0 ? paragraphs.length - 1 : last
    const notes: (NewNote | undefined)[] = []
    let note: NewNote | undefined
    for (let n = paragraphs.length - 1; n > this.#last; n--) {
      const { client, clock } = paragraphs[n]!
      note = this.#overlay.notes.ofEnd(client, clock) ?? note
      notes.push(note)
    }
    this.#notes = notes.reverse()
    this.#from = this.#last + 1
    const names: (string | undefined)[] = []
    let name: string | undefined
    for (; this.#from > 0; this.#from--) {
      const p = paragraphs[this.#from - 1]!
      if (this.#isOfFile(p)) name = this.#overlay.baseProps.get(idKey(p.client, p.clock))?.apart
      if (name === undefined) break
      names.push(name)
    }
    // What nobody says is a note goes on with what it stands behind.
    this.#names = [...names.reverse(), ...this.#notes.map((n) => n?.name ?? names.at(-1))]
  }

  #isOfFile({ client }: Paragraph): boolean {
    return client === this.#overlay.base?.client
  }
}
