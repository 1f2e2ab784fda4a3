import { describe, expect, test } from 'vitest'
import type { DocumentLooks, TextLook } from '../../../../../shared/docx/looks.ts'
import { replace } from '../../../../../shared/text/edit.ts'
import { contract, desk } from '../../../../../test/kit/desk.ts'
import { drawBlock, sideFor } from '../nodes.ts'
import { contrast, readable, tint } from './contrast.ts'
import { Original } from './original.ts'
import { sheetOf } from './sheet.ts'
import { stopsOf } from './tabs.ts'

const WHOLE = { font: 'Arial', size: 22, color: 'auto', ground: 'none', bold: false, italic: false } as const
const PAGE = {
  width: 12_240,
  height: 15_840,
  top: 1440,
  right: 1440,
  bottom: 1440,
  left: 1440,
  header: 720,
  footer: 720,
  columns: 1,
}

const looks = (more: Partial<DocumentLooks> = {}): DocumentLooks => ({
  normal: { id: 'Normal', text: WHOLE, paragraph: { before: 0, after: 160, line: 240, rule: 'auto' } },
  styles: [],
  direct: { texts: [], paragraphs: [], marks: [], runs: [] },
  numbers: {},
  tables: [],
  page: PAGE,
  tab: 720,
  margins: [],
  ...more,
})

describe('The sheet of a document', () => {
  test('says the type of a style in points of the paper', () => {
    const sheet = sheetOf(looks())
    expect(sheet).toContain('font-family:"Arial","Arial","Liberation Sans"')
    expect(sheet).toContain('font-size:calc(11 * var(--pt))')
    expect(sheet).toContain('margin-bottom:calc(8 * var(--pt))')
  })
  test('takes nothing over that is no number, colour or plain name, whoever wrote the shared document', () => {
    const evil = 'x"}body{background:url(//evil.example)}' as never
    const text = { font: evil, size: evil, color: evil, ground: evil, caps: evil, bold: evil } as TextLook
    const edge = { line: evil, width: evil, color: evil }
    const sheet = sheetOf(
      looks({
        normal: {
          id: evil,
          text,
          paragraph: { before: evil, line: evil, rule: evil, right: evil, ground: evil },
          align: evil,
        },
        styles: [{ id: evil, text, paragraph: { edges: { top: edge }, after: Number.NaN } }],
        direct: { texts: [text], paragraphs: [{ tabs: evil, edges: evil }], marks: evil, runs: evil },
        numbers: { [evil]: [text] },
        tables: [
          {
            columns: [evil],
            width: evil,
            share: evil,
            align: evil,
            cells: [{ ground: evil, room: evil, edges: { left: edge } }],
            rows: evil,
          },
        ],
        page: { ...PAGE, width: evil, left: evil },
        tab: evil,
      }),
    )
    expect(sheet).not.toMatch(/evil|url|body/)
    const missing = sheetOf({ normal: null, page: null, direct: null, numbers: null } as never)
    expect(missing).not.toContain('undefined')
  })
  test('is no reason not to open a document, whatever stands in it', () => {
    const nothing = { normal: null, styles: [null], direct: { paragraphs: [{ tabs: [null, {}] }] }, tables: [null] }
    const original = new Original(nothing as never, [], undefined)
    const props = { role: 'body', cell: { table: 0, row: 0, cell: 0 } } as const
    expect(original.wear(props, { text: -1, paragraph: 0, props: { style: '' } }).classes).toBe('s0 p0')
    expect(original.table(0)).toBeUndefined()
    expect(original.cell(props.cell)).toBe('')
    expect(original.parts(-1, 5, 3)).toEqual([{ length: 3, classes: '' }])
  })
  test('draws only colours that can be read, and grounds both parties’ colours can be read on', () => {
    expect(readable('#1f3864')).toBe('#1f3864')
    expect(contrast(readable('#ff0000')!, '#ffffff')).toBeGreaterThanOrEqual(4.5)
    expect(readable('#ffffff')).toBeUndefined()
    for (const ground of ['#8eaadb', '#00ff00', '#ff9900', '#c0c0c0'])
      for (const ink of ['#154b91', '#97390a', '#1b1d21']) expect(contrast(ink, tint(ground))).toBeGreaterThan(4.5)
    expect(contrast('#ffffff', tint('#1f3864'))).toBeGreaterThan(4.5)
  })
})

describe('Ann types into a file that has a look', () => {
  const worn = () => {
    const table = desk(contract(['Small and BIG', 'Next clause']))
    const direct = {
      texts: [{ size: 16 }, { size: 40 }],
      paragraphs: [{ after: 0 }],
      marks: [13, 1, 1],
      runs: [10, 13, 1],
    }
    const original = new Original(looks({ direct }), [], table.model.overlay.base)
    const draw = (p: number) =>
      drawBlock({ model: table.model, sideOf: sideFor(table.model.me), original }, p, p, 'redline')
    return { ...table, draw }
  }
  const classesOf = (block: ReturnType<ReturnType<typeof worn>['draw']>) => {
    const out: [string, string][] = []
    block.content.forEach((node) => {
      out.push([node.text ?? '', String(node.marks.find((m) => m.type.name === 'look')?.attrs.classes ?? '')])
    })
    return out
  }
  test('its stretches wear the classes of the file', () => {
    const { draw } = worn()
    expect(draw(0).classes.split(' ')).toEqual(['s0', 'm0', 'p0'])
    expect(classesOf(draw(0))).toEqual([
      ['Small and ', ''],
      ['BIG', 't1'],
    ])
    expect(draw(1).classes).toBe('s0')
  })
  test('what she types looks like what it stands in', () => {
    const { model, draw } = worn()
    const at = (offset: number) => ({ from: { paragraph: 0, offset }, to: { paragraph: 0, offset } })
    replace(model, at(12), 'xx')
    replace(model, at(2), 'yy')
    expect(classesOf(draw(0)).map(([text, look]) => `${text}:${look}`)).toEqual([
      'Sm:',
      'yy:',
      'all and :',
      'BI:t1',
      'xx:t1',
      'G:t1',
    ])
  })
  test('a paragraph she begins looks like the one it was split from', () => {
    const { model, draw } = worn()
    const end = { paragraph: 0, offset: 13 }
    replace(model, { from: end, to: end }, '\nmore', [model.mark(0).props])
    expect(draw(0).classes).toBe('s0 m0 p0')
    expect(draw(1).classes).toBe('s0 m0 p0')
  })
})

describe('A tab', () => {
  const ruler = { begin: 0, left: 0, step: 100, tab: 720, stops: [] }
  test('goes to the next of the file’s stops, and behind them to those nobody set', () => {
    const stops = [{ at: 2000, align: 'left' as const }]
    expect(stopsOf('By:\tAnn\tdate', { ...ruler, stops }).map((s) => s?.distance)).toEqual([2000, 2880])
  })
  test('before a page number leaves room for it, and is filled with dots', () => {
    const stops = [{ at: 9000, align: 'right' as const, leader: 'dots' as const }]
    const [stop] = stopsOf('Payment\t12', { ...ruler, stops })
    expect(stop).toEqual({ distance: 8660, leader: 'dots' })
  })
  test('behind a number written by hand ends at the hanging indent', () => {
    expect(stopsOf('1.1\tRent', { ...ruler, begin: 0, left: 720 })).toEqual([undefined])
  })
})
