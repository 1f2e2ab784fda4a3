/** `w:rPr` with another format, decided or pending. */
import type { Attribution, CharFormat } from '../model.ts'
import { FORMAT_KEYS, sameFormat } from '../read/format.ts'
import { child, type XmlElement } from '../xml/tree.ts'
import type { Decisions } from './decisions.ts'
import type { Markup } from './markup.ts'
import { PropertyList, RUN_ORDER } from './property-list.ts'

export interface RunFormatting {
  /** What the run shows now, styles included. */
  readonly shown: CharFormat
  /** What it is to show. */
  readonly wanted: CharFormat
  readonly by?: Attribution
}

/** Names of everything that marks or remembers a change in run properties. */
const TRACKS = ['ins', 'del', 'moveFrom', 'moveTo', 'rPrChange'] as const

/** Properties of new text: the neighbour's, without its past and without what would hide it. */
export const neighbourProperties = (rPr: XmlElement | undefined, source: string): PropertyList => {
  const list = PropertyList.of(rPr, source, RUN_ORDER)
  list.remove(...TRACKS, 'vanish', 'specVanish', 'webHidden')
  return list
}

/** Properties of text that was there, after decisions about its own format change. */
export const ownProperties = (rPr: XmlElement | undefined, source: string, decisions: Decisions): PropertyList => {
  const change = child(rPr, 'w:rPrChange')
  const list = PropertyList.of(rPr, source, RUN_ORDER)
  if (change?.tracked === undefined) return list
  if (decisions.accepted.has(change.tracked)) list.remove('rPrChange')
  if (!decisions.rejected.has(change.tracked)) return list
  const back = PropertyList.of(child(change, 'w:rPr'), source, RUN_ORDER)
  back.remove(...TRACKS)
  for (const mark of ['ins', 'del', 'moveFrom', 'moveTo']) {
    const text = list.get(mark)
    if (text !== undefined) back.set(mark, text)
  }
  return back
}

/** Lays a wanted format over the list; a pending one remembers what was there. */
export const setFormat = (list: PropertyList, formatting: RunFormatting, markup: Markup): void => {
  const { shown, wanted, by } = formatting
  if (sameFormat(shown, wanted)) return
  const before = list.copy()
  before.remove(...TRACKS)
  const first = earliest(list.get('rPrChange'), markup)
  for (const key of FORMAT_KEYS) if (shown[key] !== wanted[key]) setOne(list, key, wanted, markup)
  if (by === undefined) return
  const past = first ?? `${markup.open('rPr')}${before.inner}${markup.close('rPr')}`
  list.set('rPrChange', `${markup.open('rPrChange', markup.by(by))}${past}${markup.close('rPrChange')}`)
}

/** A run remembers one past only: with two pending changes in a row, the one before both. */
const earliest = (change: string | undefined, markup: Markup): string | undefined => {
  if (change === undefined) return undefined
  const from = change.indexOf(`<${markup.prefix}rPr`, 1)
  const to = change.lastIndexOf(`</${markup.prefix}rPrChange>`)
  return from === -1 || to === -1 ? undefined : change.slice(from, to)
}

const setOne = (list: PropertyList, key: (typeof FORMAT_KEYS)[number], wanted: CharFormat, markup: Markup): void => {
  const flag = (name: string, on: boolean): void => list.set(name, on ? markup.empty(name) : markup.value(name, '0'))
  if (key === 'bold') flag('b', wanted.bold === true)
  if (key === 'italic') flag('i', wanted.italic === true)
  if (key === 'underline') list.set('u', markup.value('u', wanted.underline ? 'single' : 'none'))
  if (key === 'strike') {
    list.remove('dstrike')
    flag('strike', wanted.strike === true)
  }
  if (key === 'caps') {
    list.remove('caps', 'smallCaps')
    if (wanted.caps === 'small') flag('smallCaps', true)
    else flag('caps', wanted.caps === 'all')
  }
  if (key === 'vertical') {
    const value = wanted.vertical === 'super' ? 'superscript' : wanted.vertical === 'sub' ? 'subscript' : 'baseline'
    list.set('vertAlign', markup.value('vertAlign', value))
  }
}
