import type { Issue, Option } from './issue.ts'

/** Blanks before a percent sign, typographic dashes and quotes: what word processors change and nobody means. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/(\d) (?=%)/g, '$1')

const isWordPart = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{N}]/u.test(char)

/** Whether the words stand in the text by themselves: "50 %" does not stand in "150 %", nor "3 y" in "3 years". */
function stands(text: string, words: string): boolean {
  if (words === '') return false
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const before = text[at - 1]
    const after = text[at + words.length]
    const openStart =
      isWordPart(words[0]) && (isWordPart(before) || (/\d/.test(words[0]!) && /[.,]/.test(before ?? '')))
    const openEnd = isWordPart(words.at(-1)) && isWordPart(after)
    if (!openStart && !openEnd) return true
  }
  return false
}

/**
 * The option a clause's text speaks of: the only one whose words stand in it. Undefined where none does or several do;
 * then a person has to say. One that contains another ("energy + water", "energy") counts alone.
 */
export function optionIn(issue: Issue, text: string): Option | undefined {
  const where = plain(text)
  const found = issue.options.filter((option) => stands(where, plain(option.label)))
  const longest = found.filter(
    (one) => !found.some((other) => other !== one && plain(other.label).includes(plain(one.label))),
  )
  return longest.length === 1 ? longest[0] : undefined
}
