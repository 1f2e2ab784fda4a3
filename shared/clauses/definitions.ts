/** Where a contract defines its terms: the usual legal forms, with curly or straight quotation marks, or in bold. */
import type { ParagraphProps } from '../docx/model.ts'
import { termKey } from './words.ts'

/** A paragraph as the glossary sees it. */
export interface TermLine {
  readonly key: string
  readonly text: string
  /** Key of the clause it belongs to. */
  readonly clause: string
  /** What a list prints before it. */
  readonly number?: string
  readonly props?: ParagraphProps
  /** Bold stretches, for contracts that set their terms in bold instead of quotation marks. */
  readonly bold?: readonly { readonly from: number; readonly to: number }[]
}

/**
 * `means`: a sentence says what the term means. `brackets`: the words before say it: (the “Fees”). `refers`: said to
 * be defined elsewhere. `cover`: a row of a table of key terms.
 */
export type DefinitionForm = 'means' | 'brackets' | 'refers' | 'cover'

export interface Definition {
  readonly term: string
  /** One form for singular, plural and possessive. */
  readonly id: string
  /** Other names of the same definition: “Parties” beside “Party”. */
  readonly aliases: readonly string[]
  readonly form: DefinitionForm
  /** Index of the line, its key and its clause. */
  readonly line: number
  readonly key: string
  readonly clause: string
  /** Where the term stands in the line, without its quotation marks. */
  readonly from: number
  readonly to: number
  /** The words that define it. */
  readonly text: string
  /** The last line of it: a definition may go on in (a), (b). */
  readonly last: number
}

interface Found {
  readonly names: readonly { readonly from: number; readonly to: number }[]
  readonly form: DefinitionForm
  /** Where the defining words begin and end. */
  readonly begin: number
  readonly end: number
}

const NAME = '["“]([^"”“\\n]{1,70})["”]'
const MEANS =
  '(?:(?:shall|will)\\s+)?(?:mean|means|have the (?:same )?meanings?|has the (?:same )?meanings?|refers? to|is defined|are defined|includes?|shall be|is|are|:|=|–)'
const SAID = new RegExp(
  `${NAME}((?:\\s*(?:,|or|and|/|and/or)\\s*(?:the\\s+)?${NAME})*)\\s*(?:\\([^)]{0,80}\\)\\s*)?(?:,?\\s*(?:as used|when used|with respect to|in relation to|in respect of|as applied to|for purposes of)[^.,;“"]{1,80}?,?\\s*)?,?\\s*(?<!\\p{L})(${MEANS})(?!\\p{L})`,
  'giu',
)
/** Only at the beginning of a paragraph do "is", ":" and the like define. */
const FIRM = /mean|defined|refer/i
const ELSEWHERE =
  /^[^.]{0,40}(?:meaning[s()]*|defined)\s+(?:(?:set forth|given|ascribed|assigned|specified|set out|stated|provided)\b[^.]{0,40})?\s*(?:to (?:it|them|such term)s?\s+)?(?:in|under|by)\b/i
const BRACKETS = /\(((?:[^()]|\([a-z]{1,3}\)){0,160}?["“](?:[^()]|\([a-z]{1,3}\)){1,220}?)\)/g
const INTRO =
  /\b(?:e\.g\.|i\.e\.|for example|such as|for instance|including|formerly|known as|titled|entitled|called|marked)\b/i
const NAMED = new RegExp(
  [
    '(?:hereinafter|herein|hereafter)[^.;"“]{0,40}?',
    '\\b(?:the|this|collectively,?|together,?)\\s+(?=["“][^"”“]{2,70}["”][^()]{0,40}\\))',
    '\\b(?:is|are|be|constitutes?)\\s+(?:(?:considered|deemed)\\s+)?(?:to be\\s+)?an?\\s+',
  ]
    .map((lead) => `(?:${lead})${NAME}`)
    .join('|'),
  'gi',
)
/** Conversion Event (as defined in the Charter): somebody else defines it. */
const CITED =
  /(?<!\p{L})(?:(?:An?|The|Any|Each|No|Such|If|All)\s)?((?:\p{Lu}[\p{L}\p{N}'’-]*[\s\u00A0]){1,6})\(?(?:each,?\s)?(?:as|which)\s(?:such\sterms?\s)?(?:(?:is|are)\s)?(?:defined|set forth)\b/gu
/** Fees, Fees: or “Fees”, and nothing else. */
const WHOLE_CELL = /^(\s*["“](?=[^"“”]+["”])|\s*)([^"“”]*[^"“”:\s])["”]?\s*:?\s*$/
const BARE =
  /^((?:\p{Lu}[\p{L}\p{N}&/’'-]*)(?:\s(?:\p{Lu}[\p{L}\p{N}&/’'-]*|of|and|or|the|to|for|in)){0,6})\s+(?:(?:shall|will)\s+)?(?:means?|(?:has|have) the meaning)\b/u

/** Every definition of a document, in order. */
export const definitionsOf = (lines: readonly TermLine[]): Definition[] => {
  const found: Definition[] = []
  lines.forEach((line, at) => {
    for (const one of inLine(line, lines[at + 1])) {
      const last = one.form === 'means' && one.end === line.text.length ? lastLine(lines, at) : at
      const made = definition(line, at, one, last, lines)
      if (made) found.push(made)
    }
  })
  return found
}

const inLine = (line: TermLine, next: TermLine | undefined): Found[] => {
  const cover = coverTerm(line, next)
  if (cover) return [cover]
  const { text } = line
  if (text.length < 6) return []
  const quoted = /["“]/.test(text)
  const said = quoted ? sentences(text) : []
  const bare = said.length === 0 ? (boldTerm(line) ?? bareTerm(text)) : undefined
  const brackets = quoted || line.bold ? bracketed(line) : []
  const all = [...(bare ? [bare] : []), ...said, ...brackets, ...(/defined|set forth/.test(text) ? cited(text) : [])]
  return all.sort((a, b) => a.names[0]!.from - b.names[0]!.from)
}

/** “Fees” means …; “Fees” and “Charges” have the meaning given in …; the term “Fees” shall mean … */
const sentences = (text: string): Found[] => {
  const found: Found[] = []
  for (const match of text.matchAll(SAID)) {
    const verb = match.at(-1) ?? ''
    const first = /^[\s(\d.a-z)*•-]{0,12}$/u.test(text.slice(0, match.index))
    if (!FIRM.test(verb) && !first) continue
    const [name = '', more = ''] = [match[1], match[2]]
    const names = [{ from: match.index + 1, to: match.index + 1 + name.length }]
    const moreAt = match.index + name.length + 2
    for (const other of more.matchAll(new RegExp(NAME, 'g')))
      names.push({ from: moreAt + other.index + 1, to: moreAt + other.index + 1 + other[1]!.length })
    if (!isTerm(name)) continue
    const begin = match.index
    const form = ELSEWHERE.test(text.slice(match.index + match[0].length - verb.length)) ? 'refers' : 'means'
    found.push({ names, form, begin, end: text.length })
  }
  return found.map((one, at) => ({ ...one, end: found[at + 1]?.begin ?? text.length }))
}

/** (the “Fees”), (each a “Party” and together the “Parties”), hereinafter the “Fees”. */
const bracketed = ({ text, bold = [] }: TermLine): Found[] => {
  const found: Found[] = []
  const add = (names: { from: number; to: number }[], end: number) => {
    const terms = names.filter(({ from, to }) => isTerm(text.slice(from, to)))
    if (terms.length > 0)
      found.push({ names: terms, form: 'brackets', begin: sentenceStart(text, terms[0]!.from), end })
  }
  for (const { 0: whole, 1: inside = '', index } of text.matchAll(BRACKETS)) {
    const intro = inside.slice(0, inside.search(/["“]/))
    if (INTRO.test(intro) || intro.length > 90 || /\bas (?:such term is )?defined\b/i.test(inside)) continue
    const names = [...inside.matchAll(new RegExp(NAME, 'g'))].map((name) => {
      const from = index + 1 + name.index + 1
      return { from, to: from + name[1]!.length }
    })
    add(names, index + whole.length)
  }
  for (const match of text.matchAll(NAMED)) {
    const to = match.index + match[0].length - 1
    const from = to - (match[1] ?? match[2] ?? match[3] ?? '').length
    if (!found.some(({ names }) => names.some((name) => name.from === from))) add([{ from, to }], to)
  }
  for (const { from, to } of bold) {
    const around =
      /\((?:the|this|each,?|an?|collectively,?|together,?|\s)*$/i.test(text.slice(0, from)) &&
      /^\s*\)/.test(text.slice(to))
    if (around && !/["“]/.test(text.slice(from, to))) add([{ from, to }], to)
  }
  return found
}

const cited = (text: string): Found[] =>
  [...text.matchAll(CITED)].map(({ 0: whole, 1: term = '', index }) => {
    const from = index + whole.indexOf(term)
    const end = from + term.trimEnd().length
    return { names: [{ from, to: end }], form: 'refers', begin: from, end }
  })

/** Fees means …, unquoted at the beginning of its paragraph. */
const bareTerm = (text: string): Found | undefined => {
  const term = BARE.exec(text)?.[1]
  if (term === undefined || !isTerm(term)) return undefined
  return { names: [{ from: 0, to: term.length }], form: 'means', begin: 0, end: text.length }
}

/** **Fees** means …, **Fees**: … */
const boldTerm = ({ text, bold = [] }: TermLine): Found | undefined => {
  const first = bold.find(({ from }) => text.slice(0, from).trim() === '')
  if (
    !first ||
    !/^[\s:]*(?:(?:shall|will)\s+)?(?:means?|has the meaning|have the meaning)\b/.test(text.slice(first.to))
  )
    return undefined
  const term = text.slice(first.from, first.to).replace(/[\s:]+$/, '')
  return { names: [{ from: first.from, to: first.from + term.length }], form: 'means', begin: 0, end: text.length }
}

/** A table of key terms: the name in the first cell, its value in the next. */
const coverTerm = ({ text, props }: TermLine, next: TermLine | undefined): Found | undefined => {
  const cell = props?.cell
  const beside = next?.props?.cell
  if (cell?.cell !== 0 || beside?.cell !== 1 || beside.row !== cell.row || beside.table !== cell.table) return undefined
  const [, lead = '', term = ''] = WHOLE_CELL.exec(text) ?? []
  if (term.length < 3 || term.length > 60 || !isTerm(term) || term.split(' ').length > 6) return undefined
  return { names: [{ from: lead.length, to: lead.length + term.length }], form: 'cover', begin: 0, end: text.length }
}

const definition = (line: TermLine, at: number, found: Found, last: number, lines: readonly TermLine[]) => {
  const [first, ...others] = found.names
  const name = ({ from, to }: { from: number; to: number }) =>
    line.text
      .slice(from, to)
      .trim()
      .replace(/[,.;]$|\([a-z]{1,3}\)$/, '')
  const term = name(first!)
  const id = termKey(term)
  if (id === '') return undefined
  const rest = lines.slice(at + 1, last + 1).map(({ text }) => text)
  const text = [line.text.slice(found.begin, found.end), ...rest].join('\n').trim()
  const { key, clause } = line
  const aliases = others.map(name)
  return { term, id, aliases, form: found.form, line: at, key, clause, from: first!.from, to: first!.to, text, last }
}

/** A term has a capital or stands for itself; “none” and “AS IS” are words being quoted. */
const isTerm = (name: string): boolean =>
  /^\s*[\p{Lu}\d]/u.test(name) &&
  /\p{L}{2}/u.test(name) &&
  name.length <= 70 &&
  !/^(?:as[ -]is|none|yes|no|n\/a|including)$/i.test(name.trim())

/** (a), (b) and bullets below a definition belong to it. */
const lastLine = (lines: readonly TermLine[], at: number): number => {
  let last = at
  if (/[.]\s*$/.test(lines[at]!.text)) return last
  for (let next = at + 1; next < lines.length && next < at + 40; next++) {
    const { text, number = '' } = lines[next]!
    if (/^["“]/.test(text.trim())) break
    if (/^\(|^•/.test(number) || /^\s*(?:\([a-z]{1,4}\)|[•–-])\s/.test(text)) last = next
    else if (text.trim() !== '') break
  }
  return last
}

const sentenceStart = (text: string, at: number): number => {
  const before = text.slice(0, at)
  const stop = Math.max(before.lastIndexOf('. '), before.lastIndexOf('; '))
  return stop < 0 ? 0 : stop + 2
}
