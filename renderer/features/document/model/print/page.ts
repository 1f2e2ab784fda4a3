/** One self-contained document: the text, its style, and what stands on every page. It runs and fetches nothing. */
import { cssString, escaped } from './escape.ts'
import { LOCK } from './paragraph.ts'
import type { Letterhead, PrintBlock, Seen } from './sheet.ts'
import {
  type Counts,
  countedIn,
  footLeft,
  headLeft,
  headRight,
  initialsOf,
  KIND_NAMES,
  partiesOf,
  peopleIn,
  SIDE_SIGNS,
  type Sign,
  signsOf,
} from './words.ts'

/** What is made elsewhere: the style sheet, the faces as rules of it, and the nonce that admits both. */
export interface Dress {
  readonly css: string
  readonly faces: string
  readonly nonce: string
  /** Where faces may come from: `data:` alone in a PDF, the app itself when its own window prints. */
  readonly fontSource: string
}

/** Everything before the text. */
export function opening(head: Letterhead, dress: Dress, indents: ReadonlySet<number>): string {
  const { css, faces, nonce, fontSource } = dress
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; font-src ${fontSource}; img-src data:; base-uri 'none'; form-action 'none'`
  const style = `${faces}\n${pageRule(head)}\n${css}\n${indentRules(indents)}`
  return [
    '<!doctype html><html><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">`,
    `<title>${escaped(`${head.title} · ${KIND_NAMES[head.kind]} · ${head.state}`)}</title>`,
    `<style nonce="${escaped(nonce)}">${style}</style></head><body class="${head.kind}">`,
  ].join('')
}

export const CLOSING = '</body></html>'

/** The box at the beginning: what this is, who proposes what, and what the signs mean. */
export function masthead(head: Letterhead, seen: Seen, counts: Counts): string {
  return box(
    head,
    countedIn(head, counts),
    head.kind === 'redline' ? partiesIn(head, seen) + signsIn(signsOf(seen)) : '',
  )
}

/** The same for two texts: which stands where, and what differs. */
export const sidesMasthead = (head: Letterhead, counted: string): string =>
  box(head, `Left: ${head.left}. Right: ${head.state}. ${counted}`, signsIn(SIDE_SIGNS))

const box = (head: Letterhead, said: string, rest: string): string =>
  [
    `<header class="mast"><p class="what">${escaped(KIND_NAMES[head.kind])} <span>${escaped(head.title)}</span></p>`,
    `<p class="${head.draft ? 'state draft' : 'state'}">${escaped(head.state)} · ${escaped(head.date)} · <code>${escaped(head.hash.slice(0, 12))}</code></p>`,
    `<p class="count">${escaped(said)}</p>${rest}</header>`,
  ].join('')

function partiesIn(head: Letterhead, seen: Seen): string {
  const parties = partiesOf(head)
  const initials = initialsOf(parties)
  const party = (side: 'us' | 'them') => {
    const people = peopleIn(seen[side], parties[side])
    return `<li><i class="who ${side}">${escaped(initials[side])}</i><b class="${side}">${escaped(parties[side])}</b>${people ? ` ${escaped(people)}` : ''}</li>`
  }
  return `<ul class="parties">${party('us')}${party('them')}</ul>`
}

const signsIn = (signs: readonly Sign[]): string => `<ul class="signs">${signs.map(sign).join('')}</ul>`

const sign = ({ look, sample, means }: Sign): string => `<li>${sampleOf(look, sample)} ${escaped(means)}</li>`

function sampleOf(look: string, sample: string): string {
  if (look === 'lock') return LOCK
  if (look === 'ins' || look === 'del') return `<${look}>${escaped(sample)}</${look}>`
  if (look === 'un') return `<b class="un-word">${escaped(sample)}</b>`
  if (look === 'mv') return `<ins class="mv">${escaped(sample)}</ins>`
  return `<i class="sign ${look}">${escaped(sample)}</i>`
}

export const indentsIn = (blocks: readonly PrintBlock[]): Set<number> => new Set(blocks.map(({ indent }) => indent))

const indentRules = (indents: ReadonlySet<number>): string =>
  [...indents].map((points) => `.in-${points}{--indent:${points}pt}`).join('')

/** Header and footer stand in the margins of every page; the browser counts the pages. */
function pageRule(head: Letterhead): string {
  const size = `${head.paper === 'A4' ? 'A4' : 'letter'}${head.kind === 'sides' ? ' landscape' : ''}`
  return `@page{size:${size};
@top-left{content:${cssString(headLeft(head))}}
@top-right{content:${cssString(headRight(head))}}
@bottom-left{content:${cssString(footLeft(head))}}
@bottom-center{content:${cssString(head.draft ? 'Draft, not published' : '')}}
@bottom-right{content:"Page " counter(page) " of " counter(pages)}}`
}
