/** Tables: widths, borders and grounds, out of the table's style and its own properties. */
import type { CellLook, Edge, Edges, TableLook, TextLook } from '../../looks.ts'
import { attribute, child, elements, settingOf, type XmlElement } from '../../xml/tree.ts'
import { type Block, descend, property } from '../block.ts'
import { measure } from '../indent.ts'
import { type StatedParagraph, statedParagraph } from './paragraph.ts'
import type { StyleLooks, Under } from './styles.ts'
import { textLook } from './text.ts'
import { between, edge, edges, ground, LONGEST, length } from './values.ts'

const MOST_TABLES = 2000
const MOST_CELLS = 100_000
/** As many columns as Word allows. */
const MOST_COLUMNS = 63

type Room = readonly [number, number, number, number]

/** Word's own: a little at both sides. */
const ROOM: Room = [0, 108, 0, 108]

interface Frame extends Edges {
  readonly across?: Edge | null
  readonly down?: Edge | null
}

export class TableGatherer {
  readonly tables: TableLook[] = []
  readonly #styles: StyleLooks
  readonly #under = new Map<string, Under>()
  #cells = 0

  constructor(styles: StyleLooks) {
    this.#styles = styles
  }

  /** What a table's style says of the text in a row of it. */
  under(table: Block, row: number): Under | undefined {
    const tblPr = property(table, 'w:tblPr')
    const style = settingOf(tblPr, 'w:tblStyle')
    if (style === undefined) return undefined
    const head = row === 0 && isOnHere(tblPr, 'w:firstRow', 0x20)
    const key = `${head} ${style}`
    let under = this.#under.get(key)
    if (under === undefined) {
      const said = this.#saying(style, head ? 'firstRow' : undefined)
      const { theme } = this.#styles
      under = {
        text: Object.assign({}, ...said.map((s) => textLook(child(s, 'w:rPr'), theme))) as TextLook,
        paragraph: said.map((s): StatedParagraph => statedParagraph(child(s, 'w:pPr'))),
      }
      this.#under.set(key, under)
    }
    return under
  }

  /** The elements of a table style and its ancestors, then of what it says of one kind of rows. */
  #saying(style: string, kind?: string): XmlElement[] {
    const chain = this.#styles.chain(style)
    if (kind === undefined) return [...chain]
    const special = chain.flatMap((s) =>
      elements(s).filter((e) => e.name === 'w:tblStylePr' && attribute(e, 'w:type') === kind),
    )
    return [...chain, ...special]
  }

  /** Takes in a table that stands in no other, once all of it is read. */
  table(block: Block): void {
    const tblPr = property(block, 'w:tblPr')
    const rows = descend(block, 'w:tr')
    const style = settingOf(tblPr, 'w:tblStyle')
    const chain = style === undefined ? [] : this.#styles.chain(style)
    const layers = [...chain.map((s) => child(s, 'w:tblPr')), tblPr]
    const frame: Frame = Object.assign({}, ...layers.map((p) => frameOf(child(p, 'w:tblBorders'))))
    const room = layers.reduce<Room>((r, p) => roomOf(child(p, 'w:tblCellMar'), r), ROOM)
    const tblW = child(tblPr, 'w:tblW')
    const percent = attribute(tblW, 'w:type') === 'pct' ? shareOf(attribute(tblW, 'w:w')) : undefined
    const width = attribute(tblW, 'w:type') === 'dxa' ? length(tblW, 'w:w') : undefined
    const align = layers.map((p) => settingOf(p, 'w:jc')).findLast((v) => v !== undefined)
    const indent = length(child(tblPr, 'w:tblInd'), 'w:w', -LONGEST)
    const looks: CellLook[] = []
    const known = new Map<string, number>()
    const special = (kind: string) => (style === undefined ? [] : this.#saying(style, kind).slice(chain.length))
    const parts: Parts = {
      frame,
      room,
      base: chain.map((s) => child(s, 'w:tcPr')),
      head: isOnHere(tblPr, 'w:firstRow', 0x20) ? special('firstRow') : [],
      side: isOnHere(tblPr, 'w:firstColumn', 0x80) ? special('firstCol') : [],
      band: isOnHere(tblPr, 'w:noHBand', 0x200) ? [] : special('band1Horz'),
    }
    if (this.tables.length >= MOST_TABLES) return
    this.tables.push({
      columns: columnsOf(block, rows),
      ...(width !== undefined && width > 0 && { width }),
      ...(percent !== undefined && { share: percent }),
      ...((align === 'center' || align === 'right') && { align }),
      ...(indent !== undefined && { indent }),
      cells: looks,
      rows: rows.map((row, r) =>
        descend(row, 'w:tc').map((cell, c, all) => {
          if (this.#cells++ > MOST_CELLS) return 0
          const at = { top: r === 0, bottom: r === rows.length - 1, left: c === 0, right: c === all.length - 1, row: r }
          const look = { ...cellLook(property(cell, 'w:tcPr'), at, parts), ...heightOf(row) }
          const key = JSON.stringify(look)
          const number = known.get(key) ?? looks.push(look) - 1
          known.set(key, number)
          return number
        }),
      ),
    })
  }
}

interface Parts {
  readonly frame: Frame
  readonly room: Room
  readonly base: readonly (XmlElement | undefined)[]
  readonly head: readonly XmlElement[]
  readonly side: readonly XmlElement[]
  readonly band: readonly XmlElement[]
}

interface At {
  readonly top: boolean
  readonly bottom: boolean
  readonly left: boolean
  readonly right: boolean
  readonly row: number
}

const cellLook = (tcPr: XmlElement | undefined, at: At, parts: Parts): CellLook => {
  const { frame, room } = parts
  const heading = at.top ? parts.head : []
  const banded = at.row % 2 === (parts.head.length > 0 ? 1 : 0) ? parts.band : []
  const said = [
    ...parts.base,
    ...[...banded, ...(at.left ? parts.side : []), ...heading].map((s) => child(s, 'w:tcPr')),
    tcPr,
  ]
  const inside: Edges = {
    ...side('top', at.top ? frame.top : frame.across),
    ...side('bottom', at.bottom ? frame.bottom : frame.across),
    ...side('left', at.left ? frame.left : frame.down),
    ...side('right', at.right ? frame.right : frame.down),
  }
  const around: Edges = Object.assign({}, inside, ...said.map((p) => edges(child(p, 'w:tcBorders'))))
  const drawn = Object.fromEntries(Object.entries(around).filter(([, one]) => one !== null))
  const behind = said.map((p) => ground(child(p, 'w:shd'))).findLast((g) => g !== undefined)
  const stands = said.map((p) => settingOf(p, 'w:vAlign')).findLast((v) => v !== undefined)
  const own = roomOf(child(tcPr, 'w:tcMar'), room)
  return {
    ...(Object.keys(drawn).length > 0 && { edges: drawn }),
    ...(behind !== undefined && behind !== 'none' && { ground: behind }),
    ...((stands === 'center' || stands === 'bottom') && { valign: stands }),
    room: own,
  }
}

const heightOf = (row: Block): Pick<CellLook, 'height'> => {
  const height = length(child(property(row, 'w:trPr'), 'w:trHeight'), 'w:val', 0, 15_840)
  return height === undefined || height === 0 ? {} : { height }
}

const side = (name: string, one: Edge | null | undefined): Edges => (one ? { [name]: one } : {})

const frameOf = (borders: XmlElement | undefined): Frame => {
  const across = edge(child(borders, 'w:insideH'))
  const down = edge(child(borders, 'w:insideV'))
  return {
    ...edges(borders),
    ...(across !== undefined && { across }),
    ...(down !== undefined && { down }),
  }
}

const roomOf = (mar: XmlElement | undefined, from: Room): Room => {
  const of = (names: readonly string[], otherwise: number) =>
    names.map((name) => length(child(mar, name), 'w:w', 0, 2880)).find((v) => v !== undefined) ?? otherwise
  return [
    of(['w:top'], from[0]),
    of(['w:right', 'w:end'], from[1]),
    of(['w:bottom'], from[2]),
    of(['w:left', 'w:start'], from[3]),
  ]
}

/** "2500" fiftieths of a percent, or "50%". */
const shareOf = (text: string | undefined): number | undefined => {
  const percent = /^(\d+(?:\.\d+)?)%$/.exec(text ?? '')
  return between(percent === null ? measure(text) : Number(percent[1]) * 50, 50, 5000)
}

/** Some programs write a grid that means nothing, and the widths at the cells. */
const columnsOf = (block: Block, rows: readonly Block[]): number[] => {
  const grid = elements(property(block, 'w:tblGrid'))
    .filter((e) => e.name === 'w:gridCol')
    .slice(0, MOST_COLUMNS)
    .map((e) => length(e, 'w:w') ?? 0)
  if (isGrid(grid)) return grid
  const cells = rows
    .slice(0, 50)
    .map((row) => descend(row, 'w:tc').slice(0, MOST_COLUMNS))
    .find((row) => row.length === grid.length)
  const widths = (cells ?? []).map((cell) => {
    const tcW = child(property(cell, 'w:tcPr'), 'w:tcW')
    return attribute(tcW, 'w:type') === 'dxa' ? (length(tcW, 'w:w') ?? 0) : 0
  })
  return isGrid(widths) ? widths : []
}

const isGrid = (widths: readonly number[]): boolean =>
  widths.length > 0 && widths.every((w) => w > 0) && widths.reduce((a, b) => a + b, 0) >= widths.length * 240

/** Newer files spell `w:tblLook` out, older ones write bits. */
const isOnHere = (tblPr: XmlElement | undefined, name: string, bit: number): boolean => {
  const look = child(tblPr, 'w:tblLook')
  const said = attribute(look, name)
  if (said !== undefined) return said === '1' || said === 'true' || said === 'on'
  return (Number.parseInt(attribute(look, 'w:val') ?? '04A0', 16) & bit) !== 0
}
