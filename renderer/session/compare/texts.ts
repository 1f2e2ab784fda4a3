/** The texts a comparison is made of, each made once and kept while the worker lives. */
import * as Y from 'yjs'
import { isRefusal, type Refusal, refuse } from '../../../shared/base/refuse.ts'
import {
  type ComparedParagraph,
  plainDocx,
  plainParagraphs,
  storyText,
  type WordFile,
} from '../../../shared/compare/index.ts'
import { exportDocx, readDocx } from '../../../shared/docx/index.ts'
import { comparedText } from '../../../shared/text/compared.ts'
import { TextModel } from '../../../shared/text/model.ts'
import { settledStory } from '../../../shared/text/settled.ts'
import type { Reading, Wanted } from './jobs.ts'

interface File {
  readonly paragraphs: readonly ComparedParagraph[]
  readonly word?: WordFile
}

type TextWanted = Extract<Wanted, { from: 'text' }>

/** Texts of the document kept; a lawyer goes to and fro between a few turns. */
const MOST_KEPT = 8

const nobody = { now: () => 0, me: () => ({ name: '', party: '' }) }

export class Texts {
  /** Grows only, like the document itself; an old draft in it counts for nothing that does not ask for it. */
  readonly #doc = new Y.Doc({ gc: false })
  readonly #files = new Map<string, File>()
  readonly #kept = new Map<string, readonly ComparedParagraph[]>()

  takeIn(update: Uint8Array): void {
    Y.applyUpdate(this.#doc, update)
  }

  async takeFile(id: string, name: string, bytes: Uint8Array): Promise<Refusal | undefined> {
    const file = isPlain(name) ? plainFile(bytes) : await wordFile(bytes)
    if (isRefusal(file)) return file
    this.#files.set(id, file)
    return undefined
  }

  paragraphs(wanted: Wanted): readonly ComparedParagraph[] | Refusal {
    if (wanted.from === 'file') return this.#files.get(wanted.id)?.paragraphs ?? lost
    const key = JSON.stringify(wanted)
    const known = this.#kept.get(key)
    this.#kept.delete(key)
    const made = known ?? comparedText(this.#model(wanted), viewOf(wanted.reading))
    this.#kept.set(key, made)
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(this.#kept.keys().next().value!)
    return made
  }

  /** A text as a Word file without marks, for a redline to be written over. */
  async word(wanted: Wanted, original: Uint8Array): Promise<WordFile | Refusal> {
    if (wanted.from === 'file') {
      const file = this.#files.get(wanted.id)
      return file ? (file.word ?? plainDocx(file.paragraphs)) : lost
    }
    const story = settledStory(this.#model(wanted), viewOf(wanted.reading))
    const bytes = exportDocx(original, [story], { mode: 'redline' })
    if (isRefusal(bytes)) return bytes
    const document = await readDocx(bytes)
    return isRefusal(document) ? document : { bytes, document }
  }

  /** What such a Word file says: its paragraphs may lie otherwise than the text's where tables are. */
  inFile({ document }: WordFile): readonly ComparedParagraph[] {
    return storyText(document.stories[0]!, document.numbering).paragraphs
  }

  #model({ heads }: TextWanted): TextModel {
    return new TextModel(this.#doc, { ...nobody, until: new Map(heads) })
  }
}

const viewOf = (reading: Reading): 'clean' | 'original' => (reading === 'proposed' ? 'clean' : 'original')

const lost = refuse('lost', 'This file is no longer at hand. Choose it again.')

const isPlain = (name: string): boolean => /\.(md|markdown|txt)$/i.test(name)

const plainFile = (bytes: Uint8Array): File | Refusal => {
  const text = decoded(bytes)
  if (text === undefined || text.includes('\0'))
    return refuse(
      'not-text',
      'This is not a text file in UTF-8. Save it as UTF-8, or choose the Word file (.docx) instead.',
    )
  return { paragraphs: plainParagraphs(text) }
}

/** UTF-8, or UTF-16 with its mark, as Notepad's “Unicode” writes it. */
const decoded = (bytes: Uint8Array): string | undefined => {
  const wide =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : ''
  try {
    return new TextDecoder(wide || 'utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const wordFile = async (bytes: Uint8Array): Promise<File | Refusal> => {
  const document = await readDocx(bytes)
  if (isRefusal(document)) return document
  const { paragraphs } = storyText(document.stories[0]!, document.numbering)
  return { paragraphs, word: { bytes, document } }
}
