/** What one `w:pPr` says of a look. */
import type { ParagraphLook, TabStop } from '../../looks.ts'
import { attribute, child, elements, isOn, lookUp, type XmlElement } from '../../xml/tree.ts'
import { between, edges, ground, LONGEST, length } from './values.ts'

/** What HTML puts between paragraphs, which Word calls automatic. */
const AUTOMATIC = 280

/** More stops than any form has. */
const MOST_TABS = 40

/** As stated: a stop that is taken away again is still in it. */
interface StatedTab {
  readonly at: number
  readonly stop: TabStop | undefined
}

export interface StatedParagraph extends Omit<ParagraphLook, 'tabs'> {
  readonly stated?: readonly StatedTab[]
}

export const statedParagraph = (pPr: XmlElement | undefined): StatedParagraph => {
  if (pPr === undefined) return {}
  const spacing = child(pPr, 'w:spacing')
  const before = room(spacing, 'before')
  const after = room(spacing, 'after')
  const line = length(spacing, 'w:line', 20, 4800)
  const ind = child(pPr, 'w:ind')
  const right = length(ind, 'w:end', -LONGEST) ?? length(ind, 'w:right', -LONGEST)
  const around = edges(child(pPr, 'w:pBdr'))
  const behind = ground(child(pPr, 'w:shd'))
  const close = child(pPr, 'w:contextualSpacing')
  const stated = tabsOf(child(pPr, 'w:tabs'))
  return {
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(line !== undefined && { line, rule: ruleOf(spacing) }),
    ...(right !== undefined && { right }),
    ...(around !== undefined && { edges: around }),
    ...(behind !== undefined && { ground: behind }),
    ...(close !== undefined && { close: isOn(close) }),
    ...(stated.length > 0 && { stated }),
  }
}

const room = (spacing: XmlElement | undefined, side: 'before' | 'after'): number | undefined => {
  const automatic = attribute(spacing, `w:${side}Autospacing`)
  if (automatic !== undefined && !['0', 'false', 'off'].includes(automatic)) return AUTOMATIC
  return length(spacing, `w:${side}`, 0, 5760)
}

const RULES: Readonly<Record<string, NonNullable<ParagraphLook['rule']>>> = { exact: 'exact', atLeast: 'least' }

const ruleOf = (spacing: XmlElement | undefined): NonNullable<ParagraphLook['rule']> =>
  lookUp(RULES, attribute(spacing, 'w:lineRule')) ?? 'auto'

const ALIGNS: Readonly<Record<string, TabStop['align']>> = {
  right: 'right',
  end: 'right',
  decimal: 'right',
  center: 'center',
}
const LEADERS: Readonly<Record<string, NonNullable<TabStop['leader']>>> = {
  dot: 'dots',
  middleDot: 'dots',
  hyphen: 'line',
  underscore: 'line',
  heavy: 'line',
}

const tabsOf = (tabs: XmlElement | undefined): StatedTab[] =>
  elements(tabs)
    .slice(0, MOST_TABS)
    .flatMap((tab) => {
      const at = between(Number(attribute(tab, 'w:pos')), -LONGEST, LONGEST)
      const kind = attribute(tab, 'w:val') ?? 'left'
      if (tab.name !== 'w:tab' || at === undefined || kind === 'bar' || kind === 'num') return []
      const leader = lookUp(LEADERS, attribute(tab, 'w:leader'))
      const stop = { at, align: lookUp(ALIGNS, kind) ?? 'left', ...(leader !== undefined && { leader }) }
      return [{ at, stop: kind === 'clear' ? undefined : stop }]
    })

const PLAIN: ParagraphLook = { before: 0, after: 0, line: 240, rule: 'auto', right: 0 }

/** Statements laid over each other, the last one winning; borders side by side, tab stops one by one. */
export const settleParagraph = (layers: readonly StatedParagraph[]): ParagraphLook => {
  const stops = new Map<number, TabStop>()
  let look: ParagraphLook = PLAIN
  for (const { stated, ...layer } of layers) {
    const around = layer.edges && { edges: { ...look.edges, ...layer.edges } }
    look = { ...look, ...layer, ...around }
    for (const { at, stop } of stated ?? []) {
      if (stop === undefined) stops.delete(at)
      else stops.set(at, stop)
    }
  }
  const tabs = [...stops.values()].sort((a, b) => a.at - b.at).slice(0, MOST_TABS)
  return tabs.length === 0 ? look : { ...look, tabs }
}
