/** Two versions of a contract: what Ann is told about them, and that nothing of either is lost. */
import { describe, expect, it, test } from 'vitest'
import {
  type ComparedParagraph,
  type Comparison,
  classify,
  compare,
  type Difference,
  isSame,
  type Row,
} from '../../shared/compare/index.ts'
import { type Random, random } from '../kit/random.ts'
import { contract, linearText, revised } from './compare-contracts.ts'

const lines = (...texts: string[]): ComparedParagraph[] => texts.map((text) => ({ text }))

/** A row as a person would note it down. */
const noted = ({ kind, parts, edits }: Row): string => {
  const text = (edits ?? parts)
    .map(({ op, text }) => (op === 'same' ? text : op === 'del' ? `[-${text}-]` : `{+${text}+}`))
    .join('')
    .replaceAll('\n', '¶')
  return kind === 'changed' || kind === 'same' ? text : `${kind}: ${text}`
}
const told = (c: Comparison): string[] => c.rows.filter((r) => r.kind !== 'same').map(noted)
const between = (old: readonly ComparedParagraph[], now: readonly ComparedParagraph[]) => told(compare(old, now))

const side = (rows: readonly Row[], not: 'ins' | 'del'): string =>
  rows.flatMap((r) => r.parts.flatMap((p) => (p.op === not ? [] : [p.text]))).join('')

/** Everything a comparison promises about its own form. */
const expectExact = (old: readonly ComparedParagraph[], now: readonly ComparedParagraph[], c: Comparison): void => {
  expect(side(c.rows, 'ins')).toBe(linearText(old))
  expect(side(c.rows, 'del')).toBe(linearText(now))
  let [oldAt, nowAt, a, b] = [0, 0, 0, 0]
  for (const row of c.rows) {
    expect([row.old.from, row.now.from]).toEqual([a, b])
    ;[a, b] = [row.old.to, row.now.to]
    for (const part of row.parts) {
      expect([part.oldAt, part.nowAt]).toEqual([oldAt, nowAt])
      if (part.op !== 'ins') oldAt += part.text.length
      if (part.op !== 'del') nowAt += part.text.length
      expect(part.class !== undefined).toBe(part.op !== 'same')
    }
    if (row.kind !== 'movedTo') continue
    const source = c.rows[row.source!]!
    expect([source.kind, source.move]).toEqual(['movedFrom', row.move])
    for (const edit of row.edits!)
      for (const [op, text, at] of [
        ['ins', linearText(old), edit.oldAt],
        ['del', linearText(now), edit.nowAt],
      ] as const)
        if (edit.op !== op) expect(text.slice(at, at + edit.text.length)).toBe(edit.text)
  }
  expect([a, b]).toEqual([old.length, now.length])
}

const A = 'The Supplier shall deliver the Services with reasonable skill and care at all times.'
const B = 'The Customer shall pay every undisputed invoice within thirty days of its receipt.'
const C = 'Neither party may assign this Agreement without the prior written consent of the other.'
const E = 'Each party shall keep the Confidential Information of the other in strict confidence.'
const D = 'This Agreement is governed by the laws of England and Wales, whatever they may be.'

describe('Ann compares two versions of a contract', () => {
  it('sees a clause inserted, one deleted, and words changed', () => {
    expect(between(lines(A, B, C), lines(A, C.replace('may', 'shall'), D))).toEqual([
      `deleted: [-${B}¶-]`,
      'Neither party [-may-]{+shall+} assign this Agreement without the prior written consent of the other.¶',
      `inserted: {+${D}¶+}`,
    ])
  })

  it('sees a clause that moved, with what changed on the way', () => {
    expect(between(lines(A, B, C, D), lines(D.replace('England', 'Ireland'), A, B, C))).toEqual([
      'movedTo: This Agreement is governed by the laws of [-England-]{+Ireland+} and Wales, whatever they may be.¶',
      `movedFrom: [-${D}¶-]`,
    ])
  })

  it('sees a heading move with its clauses as one move', () => {
    const { rows, moves } = compare(lines('Law', D, C, A, B, E), lines(A, B, E, 'Law', D, C))
    expect(moves).toBe(1)
    expect(rows.flatMap((r) => (r.kind === 'movedTo' ? [[r.move, r.now.from]] : []))).toEqual([
      [0, 3],
      [0, 4],
      [0, 5],
    ])
  })

  it('sees a paragraph cut in two as one mark that came', () => {
    expect(between(lines(A, `${B} ${C}`, D), lines(A, B, C, D))).toEqual([`${B}[- -]{+¶+}${C}¶`])
  })

  it('sees paragraphs joined as one mark that went, a blank line between them or not', () => {
    expect(between(lines(A, B, C, D), lines(A, `${B} ${C}`, D))).toEqual([`${B}[-¶-]{+ +}${C}¶`])
    expect(between(lines(A, B, '', C, D), lines(A, `${B} ${C}`, D))).toEqual([`${B}[-¶¶-]{+ +}${C}¶`])
  })

  it('sees words change in a paragraph that was cut in four', () => {
    const whole = [A, B, C, D].join(' ')
    const now = lines(A, B.replace('thirty', 'sixty'), C, D)
    expect(between([...lines('x'), ...lines(whole)], [...lines('x'), ...now])).toEqual([
      `${A}[- -]{+¶+}${B.replace('thirty', '[-thirty-]{+sixty+}')}[- -]{+¶+}${C}[- -]{+¶+}${D}¶`,
    ])
  })

  it('is not led astray by blank lines', () => {
    const now = lines(A, '', 'Something else that is new.', '', B.replace('thirty', 'ten'), '', C)
    expect(between(lines(A, '', B, '', C), now)).toEqual([
      'inserted: {+Something else that is new.¶+}',
      'inserted: {+¶+}',
      `${B.replace('thirty', '[-thirty-]{+ten+}')}¶`,
    ])
  })

  it('sees rows of a table come and go as a whole, and no cell become a clause', () => {
    const cell = (text: string, row: number, at: number): ComparedParagraph => ({
      text,
      props: { role: 'body', cell: { table: 0, row, cell: at } },
    })
    const old = [
      ...lines(A),
      cell('Seats', 0, 0),
      cell('10', 0, 1),
      cell('Support', 1, 0),
      cell('gold', 1, 1),
      ...lines(D),
    ]
    const now = [...lines(A), cell('Seats', 0, 0), cell('12', 0, 1), ...lines('Support', D)]
    expect(between(old, now)).toEqual([
      '[-10-]{+12+}¶',
      'deleted: [-Support¶-]',
      'deleted: [-gold¶-]',
      'inserted: {+Support¶+}',
    ])
  })

  it('is told apart what only looks different and what is only numbered differently', () => {
    const old: ComparedParagraph[] = [
      { text: A, number: '1.', props: { role: 'body' }, formats: [] },
      {
        text: B,
        number: '2.',
        props: { role: 'heading', level: 1 },
        formats: [{ from: 4, to: 12, format: { bold: true } }],
      },
    ]
    const now: ComparedParagraph[] = [
      { ...old[0]!, formats: [{ from: 0, to: 3, format: { italic: true } }] },
      { text: C, number: '2.', props: { role: 'body' }, formats: [] },
      { ...old[1]!, number: '3.' },
    ]
    const { rows } = compare(old, now)
    expect(rows.map((r) => [r.kind, ...r.classes])).toEqual([
      ['same', 'format'],
      ['inserted', 'substance'],
      ['same', 'numbering'],
    ])
    expect(rows[0]!.formats).toEqual([{ oldAt: 0, nowAt: 0, length: 3, before: {}, after: { italic: true } }])
    expect(rows[2]!.looks).toEqual([{ old: 1, now: 2, what: 'number' }])
  })
})

describe('Ann is told what kind of change it is', () => {
  it.each([
    ['number', 'within 30 days of receipt', 'within forty-five (45) days of receipt'],
    ['number', 'a cap of EUR 1,000,000', 'a cap of USD 1,500,000.00'],
    ['number', 'in 30 days from receipt', 'in 30 business days from receipt'],
    ['number', 'and it ends at noon on 31 December 2025.', 'and it ends at noon on 30 June 2026.'],
    [
      'number',
      'limited to 100% of the Fees',
      'limited to one hundred and fifty percent (150%) of the Fees'.replace(' and', ''),
    ],
    ['substance', 'within 30 days of receipt', 'promptly on receipt'],
    ['substance', 'shall use best efforts', 'shall use reasonable efforts'],
    ['substance', 'all of the assets', 'none of the assets'],
    ['cross-reference', 'subject to Section 5.1, the', 'subject to Section 6.2(a), the'],
    ['cross-reference', 'under Clause 4 and Schedule 2', 'under Clause 4 and Schedule 3'],
    ['cross-reference', 'see Sections 3 and 4 below', 'see Sections 3, 4 and 7 below'],
    ['substance', 'the Customer may', 'subject to Section 5, the Customer may'],
    ['definition', '“Fees” means the amounts due', '“Fees” means the reasonable amounts due'],
    [
      'definition',
      '"Change of Control" has the meaning given in the Code',
      '"Change of Control" has the meaning given by law',
    ],
    ['definition', 'Acme and its affiliates (the “Seller”) agree', 'Acme and its subsidiaries (the “Seller”) agree'],
    ['substance', 'Acme (the “Seller”) agrees. It sells.', 'Acme (the “Seller”) agrees. It buys.'],
    ['numbering', '4.2 The Supplier shall', '4.3 The Supplier shall'],
    ['numbering', '(b) the Supplier shall', '(c) the Supplier shall'],
    ['format', 'the  Supplier’s "own" risk', "the Supplier's “own” risk"],
    ['format', '**the Supplier** shall', 'the Supplier shall'],
    ['substance', 'the Supplier, and', 'the Supplier and'],
  ])('%s: %s → %s', (kind, old, now) => {
    expect(compare(lines(old), lines(now)).rows[0]!.classes).toEqual([kind])
  })
})

it('and may ask about a difference of her own making', () => {
  const old = 'pay 30 days after receipt'
  const paid: Difference = { old, now: old.replace('30', '60'), gone: { from: 4, to: 6 }, come: { from: 4, to: 6 } }
  expect(classify(paid)).toBe('number')
  expect(classify({ ...paid, gone: { from: 0, to: 6 }, come: { from: 0, to: 6 } })).toBe('number')
  expect(
    classify({ ...paid, now: 'owe 30 days after receipt', gone: { from: 0, to: 3 }, come: { from: 0, to: 3 } }),
  ).toBe('substance')
})

const seeds = Array.from({ length: 300 }, (_, seed) => seed)

describe('Whatever Bob does to a contract', () => {
  test.each(seeds)('seed %i: both versions come back exactly', (seed) => {
    const r = random(seed)
    const old = contract(r, r.int(40))
    const now = r.int(5) === 0 ? contract(r, r.int(40)) : revised(r, old, r.int(12))
    const c = compare(old, now)
    expectExact(old, now, c)
    expect(isSame(c)).toBe(linearText(old) === linearText(now) && isSame(compare(now, old)))
    expect(isSame(compare(now, old))).toBe(isSame(c))
    expect(isSame(compare(now, now))).toBe(true)
  })

  test.each(seeds.slice(0, 200))('seed %i: a clause that moved is a move, and nothing else is told', (seed) => {
    const r = random(1000 + seed)
    const old = contract(r, 30).filter((p) => p.props === undefined && p.text.length > 60)
    const [from, to] = apart(r, old.length)
    const now = [...old]
    now.splice(to, 0, ...now.splice(from, 1))
    const c = compare(old, now)
    expectExact(old, now, c)
    expect(c.moves).toBe(1)
    expect(c.rows.flatMap((row) => (row.kind === 'same' ? [] : [row.kind])).sort()).toEqual(['movedFrom', 'movedTo'])
  })

  test.each(seeds.slice(0, 200))('seed %i: one number changed is one difference of that kind', (seed) => {
    const r = random(2000 + seed)
    const old = contract(r, 20)
    const at = r.int(old.length)
    const now = old.map((p, n) => (n === at ? { ...p, text: p.text.replace(/\d+/, '7777') } : p))
    const c = compare(old, now)
    expectExact(old, now, c)
    const changed = /\d/.test(old[at]!.text)
    expect(c.rows.filter((row) => row.kind !== 'same').map((row) => row.kind)).toEqual(changed ? ['changed'] : [])
  })
})

const apart = (r: Random, length: number): [number, number] => {
  const from = r.int(length)
  const to = (from + 2 + r.int(length - 4)) % length
  return Math.abs(from - to) < 2 ? [0, length - 1] : [from, to]
}

describe('A hostile document takes bounded time', () => {
  const timed = (name: string, old: readonly ComparedParagraph[], now: readonly ComparedParagraph[]) =>
    it(name, () => {
      const started = performance.now()
      const { rows } = compare(old, now)
      console.log(`${name}: ${Math.round(performance.now() - started)} ms`)
      expect(side(rows, 'ins')).toBe(linearText(old))
      expect(side(rows, 'del')).toBe(linearText(now))
    })
  const r = random(42)
  const word = (n: number) => ({ text: `w${r.int(n)}` })
  const many = (count: number, n: number) => Array.from({ length: count }, () => word(n))
  timed('200,000 paragraphs of one word, all the same', many(200_000, 1), many(150_000, 1))
  timed('200,000 paragraphs of one of two words', many(200_000, 2), many(200_000, 2))
  timed('200,000 paragraphs of one of 100,000 words', many(200_000, 100_000), many(200_000, 100_000))
  timed(
    '200,000 different paragraphs, turned round',
    Array.from({ length: 200_000 }, (_, n) => ({ text: `w${n}` })),
    Array.from({ length: 200_000 }, (_, n) => ({ text: `w${200_000 - n}` })),
  )
  const pages = (count: number) =>
    Array.from({ length: count * 10 }, () => ({ text: Array.from({ length: 50 }, () => word(90).text).join(' ') }))
  const [one, other] = [pages(1000), pages(1000)]
  timed('1,000 pages with nothing in common but their words', one, other)
  timed(
    '1,000 pages with every paragraph changed',
    one,
    one.map(({ text }) => ({ text: text.replace(/w1\d*/g, 'x') })),
  )
  timed(
    '1,000 pages as one paragraph',
    [{ text: one.map((p) => p.text).join(' ') }],
    [{ text: one.map((p, n) => (n % 10 === 0 ? p.text.replaceAll('w1', 'y') : p.text)).join(' ') }],
  )
  timed('1,000 pages in reverse', one, one.toReversed())
})
