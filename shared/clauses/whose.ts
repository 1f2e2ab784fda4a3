/** Whose number a citation is: the words around it say that it is this contract's own, or that it is another text's. */

/**
 * `own`: "of this Agreement". `foreign`: "of the Companies Act". `named`: "(Survival)", which contracts add to what they
 * have themselves. Undefined where nobody says.
 */
export type Whose = 'own' | 'foreign' | 'named' | undefined

const LAW =
  '(?:[Aa]cts?|[Cc]ode|GDPR|[Rr]egulations?|[Dd]irective|[Ss]tatutes?|[Ll]aws?|[Rr]ules?|[Oo]rder(?!\\s+[Ff]orm)|[Cc]onvention|[Tt]reaty)'
const PAPER =
  '(?:[Aa]greement|[Cc]ontract|[Ll]ease|[Dd]eed|[Ll]icen[cs]e|[Pp]lan|[Cc]harter|[Bb]ylaws|[Tt]erms|[Cc]onditions|[Pp]olicy|[Aa]ddendum)'
const THE_AGREEMENT = String.raw`(?:Agreement|Contract)\b(?!\s+(?:between|dated))`

/** What leads from a number to the text it stands in; a heading in brackets may come before. */
const LINK = /^(?:\s*\([^()]{2,90}\))?\s*,?\s*(of|under|in|to)\s+/
const HEADING = /^\s*\(\p{Lu}[^()]*\p{Ll}{2}[^()]{0,90}\)/u
const OWN_WORD = /^(?:\s*\([^()]{2,90}\))?\s*,?\s*(?:hereof|herein|hereto|above|below)\b/
const OWN = new RegExp(`^(?:(?:this|these)\\s+(?!${LAW}\\b)\\p{L}|the\\s+${THE_AGREEMENT})`, 'u')

/** Behind "of", whatever bears a name is another text: the EEA SCCs, that Lease. */
const NAME = new RegExp(
  `^(?:(?:the|that|its|such|said|any|Title)\\s+)?(?!(?:Schedule|Exhibit|Annex|Appendix|Attachment|Addendum|Article|Part|Clause|Section)\\b|${THE_AGREEMENT})\\p{Lu}`,
  'u',
)
/** "this Act", "the other agreement", "the agreement between them", "applicable law". */
const OTHER = new RegExp(
  `^(?:(?:this|these)\\s+${LAW}\\b|(?:that|such|another|any other|the other)\\s+(?:\\p{L}+\\s+)?(?:${LAW}|${PAPER})\\b|the\\s+${PAPER}\\s+(?:between|dated)\\b|applicable\\s+law)`,
  'u',
)
/** "in" and "under" lead to places and times as well: there the name must be that of a law or a paper, or capitals. */
const TITLE = new RegExp(
  `^(?:(?:the|that|such)\\s+)?(?!${THE_AGREEMENT})(?:\\p{Lu}[\\p{L}’'&-]*\\s+(?:(?:of|and|the|for|on)\\s+)*){0,6}?(?:${LAW}|${PAPER}|\\p{Lu}{2,}\\p{L}*)(?!\\p{L})`,
  'u',
)

const LAW_BEFORE =
  /(?:U\.?S\.?C\.?|C\.?F\.?R\.?|\bAct|\bCode|\bGDPR|\bRegulations?|\bDirective|\bD?FARS?|\bRules?|\bStat\.|\d\/\d+),?\s*$/
/** "the Companies Act 2006, section 4"; a year by itself is part of a date. */
const YEAR_BEFORE = new RegExp(`\\b${LAW}\\b[^.;]{0,40}\\b(?:19|20)\\d{2},?\\s*$`)
const LAW_BEHIND = /^\s*(?:et seq|U\.S\.C|GDPR|DSGVO)/

/** A citation stands between `from` and `to`, its word and all of its numbers. */
export const whoseNumber = (text: string, from: number, to: number): Whose => {
  const after = text.slice(to, to + 160)
  const [led = '', link] = LINK.exec(after) ?? []
  const rest = after.slice(led.length)
  if (OWN_WORD.test(after) || (link && OWN.test(rest))) return 'own'
  const named = link === 'of' ? NAME.test(rest) : link !== undefined && TITLE.test(rest)
  if (named || (link && OTHER.test(rest)) || LAW_BEHIND.test(after)) return 'foreign'
  const before = text.slice(Math.max(0, from - 80), from)
  if (LAW_BEFORE.test(before) || YEAR_BEFORE.test(before)) return 'foreign'
  return HEADING.test(after) ? 'named' : undefined
}
