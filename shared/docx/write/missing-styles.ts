/** Styles a change asks for: found in the file by what they are, or made as plainly as can be. */
import type { ParagraphProps } from '../model.ts'
import type { Styles } from '../read/styles.ts'

export interface NewStyle {
  readonly id: string
  readonly name: string
  /** Outline level from 0; absent for a title. */
  readonly outline?: number
  /** How notes and their marks look, which no outline knows. */
  readonly note?: NoteStyle
}

/** Word's own names of the styles notes stand in. */
export type NoteStyle = 'footnote text' | 'footnote reference' | 'endnote text' | 'endnote reference'

type Wanted = Pick<ParagraphProps, 'style' | 'role' | 'level'>

export class StyleFinder {
  readonly #styles: Styles
  readonly #hasPart: boolean
  readonly made: NewStyle[] = []

  constructor(styles: Styles, hasPart: boolean) {
    this.#styles = styles
    this.#hasPart = hasPart
  }

  /** The id to write, or undefined for the file's default paragraph style. */
  find(wanted: Wanted): string | undefined {
    const { role, level } = wanted
    const asked = wanted.style === undefined ? undefined : this.#styles.byId.get(wanted.style)
    if (asked !== undefined && asked.role === role && asked.level === level) return asked.id
    if (role === 'body') return asked?.role === 'body' ? asked.id : undefined
    const name = role === 'heading' ? `heading ${level ?? 1}` : role
    const fitting = [...this.#styles.byId.values()].filter(
      (s) => s.type === 'paragraph' && s.role === role && s.level === level,
    )
    const found = fitting.find((s) => s.name.toLowerCase() === name) ?? fitting[0]
    return found?.id ?? this.#make(wanted) ?? asked?.id
  }

  /** The style of notes of this name; undefined where the package has no styles to put it beside. */
  note(name: NoteStyle): string | undefined {
    const type = name.endsWith('text') ? 'paragraph' : 'character'
    const found = [...this.#styles.byId.values()].find((s) => s.type === type && s.name.toLowerCase() === name)
    const before = found ?? this.made.find((s) => s.name === name)
    if (before !== undefined || !this.#hasPart) return before?.id
    let id = name.replace(/(^|\s)(\w)/g, (_, _blank, letter: string) => letter.toUpperCase())
    while (this.#styles.byId.has(id)) id += 'P'
    this.made.push({ id, name, note: name })
    return id
  }

  #make({ role, level }: Wanted): string | undefined {
    if (!this.#hasPart || (role !== 'heading' && role !== 'title')) return undefined
    const name = role === 'title' ? 'Title' : `heading ${level ?? 1}`
    const before = this.made.find((s) => s.name === name)
    if (before !== undefined) return before.id
    let id = role === 'title' ? 'Title' : `Heading${level ?? 1}`
    while (this.#styles.byId.has(id)) id += 'P'
    this.made.push({ id, name, ...(role === 'heading' && { outline: (level ?? 1) - 1 }) })
    return id
  }
}

/** styles.xml with the new styles at its end. */
export const addStyles = (source: string, made: readonly NewStyle[], prefix: string): string => {
  const p = prefix
  const end = source.lastIndexOf(`</${p}styles>`)
  if (made.length === 0 || end === -1) return source
  const text = made.map(({ id, name, outline, note }) =>
    note === undefined
      ? `<${p}style ${p}type="paragraph" ${p}styleId="${id}"><${p}name ${p}val="${name}"/><${p}qFormat/><${p}pPr><${p}keepNext/>${outline === undefined ? '' : `<${p}outlineLvl ${p}val="${outline}"/>`}</${p}pPr><${p}rPr><${p}b/></${p}rPr></${p}style>`
      : `<${p}style ${p}type="${note.endsWith('text') ? 'paragraph' : 'character'}" ${p}styleId="${id}"><${p}name ${p}val="${name}"/><${p}rPr>${note.endsWith('text') ? `<${p}sz ${p}val="20"/>` : `<${p}vertAlign ${p}val="superscript"/>`}</${p}rPr></${p}style>`,
  )
  return source.slice(0, end) + text.join('') + source.slice(end)
}
