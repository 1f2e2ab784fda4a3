import type { ParagraphProps, StyleInfo } from '../../../docx/model.ts'
import type { FileLine } from './file-lines.ts'

/** Tables of the file are none of those that were sent, whatever their index. */
const OTHER_TABLES = 100_000

/** Properties for paragraphs that are new, in the terms of what was sent: its styles, its lists. */
export class NewMarks {
  readonly #styles: readonly StyleInfo[]
  /** The last paragraph with a number that stayed, and how deep the file has it. */
  #numbered: { readonly num: NonNullable<ParagraphProps['num']>; readonly depth: number | undefined } | undefined
  /** The last plain paragraph that stayed. */
  #plain: ParagraphProps | undefined
  #cell: ParagraphProps['cell']

  constructor(styles: readonly StyleInfo[]) {
    this.#styles = styles
  }

  /** A paragraph of what was sent stays, and the line it is in the file, if it is one. */
  stays(props: ParagraphProps, line: FileLine | undefined): void {
    this.#cell = props.cell
    if (props.num) this.#numbered = { num: props.num, depth: line?.props.num?.level }
    else if (props.role === 'body' && !props.cell) this.#plain = props
  }

  /** @param next what was sent behind the place */
  of(line: FileLine, next: ParagraphProps | undefined): ParagraphProps {
    const { role, level, cell } = line.props
    const within = this.#cell && next?.cell?.table === this.#cell.table ? this.#cell : undefined
    const place = cell ? { ...cell, table: cell.table + OTHER_TABLES } : within
    const num = this.#number(line)
    const look = role === 'body' ? this.#body() : this.#styled(role, level)
    return { ...look, ...(num && { num }), ...(place && { cell: place }) }
  }

  #number(line: FileLine): ParagraphProps['num'] {
    if (line.joins) return line.joins
    const { num } = line.props
    if (!num || !this.#numbered) return undefined
    const { num: near, depth } = this.#numbered
    return { list: near.list, level: Math.min(8, Math.max(0, near.level + num.level - (depth ?? num.level))) }
  }

  #body(): ParagraphProps {
    const { style, align, indent } = this.#plain ?? {}
    return { role: 'body', ...(style && { style }), ...(align && { align }), ...(indent && { indent }) }
  }

  #styled(role: ParagraphProps['role'], level: number | undefined): ParagraphProps {
    const style = this.#styles.find((s) => s.role === role && s.level === level)
    if (!style && role === 'quote') return this.#body()
    return {
      role,
      ...(level !== undefined && { level }),
      ...(style && { style: style.id }),
      ...(style?.num && { num: style.num }),
    }
  }
}
