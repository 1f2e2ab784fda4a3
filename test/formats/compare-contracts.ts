/** Contracts for comparing: real sentences put together by chance, and a second version with changes that are known. */
import type { ComparedParagraph } from '../../shared/compare/index.ts'
import type { Random } from '../kit/random.ts'

const SENTENCES = [
  'The Supplier shall pay the Customer EUR 5,000,000 within 30 days of receipt of a valid invoice.',
  'Neither party excludes liability for death or personal injury caused by its negligence.',
  '“Fees” means the amounts set out in Schedule 2, as amended from time to time in writing.',
  'Subject to Section 5.1, this Agreement begins on the Effective Date and continues for three years.',
  'Each party shall keep the other party’s Confidential Information in confidence and use it for no other purpose.',
  'The Customer may terminate this Agreement for convenience on ninety (90) days’ written notice.',
  'All intellectual property rights in the Deliverables vest in the Customer on payment in full.',
  'The Licensor (together with its affiliates, the “Licensor Group”) grants a non-exclusive licence.',
  'No failure or delay by a party to exercise any right shall constitute a waiver of that right.',
  'Any dispute arising out of this Agreement shall be finally settled under the Rules of Arbitration of the ICC.',
  'The total liability of the Supplier in any twelve-month period is limited to 150% of the Fees paid.',
  'Notices must be in writing, in English, and delivered by hand or by registered post.',
  'The Processor shall notify the Controller without undue delay after becoming aware of a Personal Data Breach.',
  'Interest accrues at 4% above the base rate from the due date until payment, before and after judgment.',
]
const WORDS = 'promptly material reasonable written solely jointly whatsoever herein Buyer Seller audit records'.split(
  ' ',
)

/** A paragraph nobody else wrote: two to four sentences, one of them with a number of its own. */
const sentence = (r: Random): string => r.pick(SENTENCES)
const unique = (r: Random, n: number): string =>
  [
    sentence(r),
    `Item ${n}-${r.int(1000)} applies to ${r.pick(WORDS)} ${r.pick(WORDS)} matters only.`,
    sentence(r),
  ].join(' ')

export const contract = (r: Random, length: number): ComparedParagraph[] => {
  const out: ComparedParagraph[] = []
  let table = 0
  while (out.length < length) {
    const what = r.int(12)
    if (what === 0) out.push({ text: '' })
    else if (what === 1) out.push({ text: r.pick(['Definitions', 'Term', 'Liability', 'Notices']) })
    else if (what === 2) out.push(...rows(r, table++, out.length))
    else out.push({ text: unique(r, out.length) })
  }
  return out
}

const rows = (r: Random, table: number, n: number): ComparedParagraph[] =>
  Array.from({ length: 2 + r.int(3) }, (_, row) =>
    [0, 1].map((cell) => ({
      text: cell === 0 ? `Fee ${n}.${row}` : r.pick(['EUR 100', 'EUR 250', unique(r, n)]),
      props: { role: 'body' as const, cell: { table, row, cell } },
    })),
  ).flat()

/** One of many things a person does to a contract, by chance. */
export const revised = (r: Random, old: readonly ComparedParagraph[], changes: number): ComparedParagraph[] => {
  const now = [...old]
  for (let n = 0; n < changes && now.length > 1; n++) {
    const at = r.int(now.length)
    const { text, ...rest } = now[at]!
    const what = r.int(8)
    const space = text.indexOf(' ', r.int(text.length + 1))
    if (what === 0) now.splice(at, 1)
    else if (what === 1) now.splice(at, 0, { ...rest, text: unique(r, n) })
    else if (what === 2) now.splice(at, 1, { ...rest, text: text.replace(/\d+/, String(r.int(900))) })
    else if (what === 3) now.splice(at, 1, { ...rest, text: replaceWord(r, text) })
    else if (what === 4 && space > 0)
      now.splice(at, 1, { ...rest, text: text.slice(0, space) }, { ...rest, text: text.slice(space + 1) })
    else if (what === 5 && rest.props?.cell === undefined && now[at + 1]?.props?.cell === undefined)
      now.splice(at, 2, { text: `${text} ${now[at + 1]?.text ?? ''}` })
    else if (what === 6) now.splice(r.int(now.length), 0, ...now.splice(at, 1 + r.int(3)))
    else now.splice(at, 1, { ...rest, text: `${text}${r.pick(['', ' ', ' 😀', '\t', '\u200b', ' and others'])}` })
  }
  return now
}

const replaceWord = (r: Random, text: string): string => {
  const words = text.split(' ')
  words[r.int(words.length)] = r.pick(WORDS)
  return words.join(' ')
}

export const linearText = (paragraphs: readonly ComparedParagraph[]): string =>
  paragraphs.map((p) => `${p.text}\n`).join('')
