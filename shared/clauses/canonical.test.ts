import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { canonicalJson } from '../base/canonical-json.ts'
import { type AcceptedParagraph, canonicalClause, clauseHash } from './canonical.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const cap: AcceptedParagraph = {
  text: 'Subject to clause 9.3 the cap is 125%.',
  formats: [{ from: 22, to: 25, format: { bold: true } }],
  props: { role: 'body', num: { list: '1', level: 1 } },
  references: [{ from: 18, to: 21, target: '7:41' }],
}

test('canonical JSON sorts keys at every depth and writes no white space', () => {
  expect(canonicalJson({ b: [1, { d: null, c: 'é"\n' }], a: true })).toBe('{"a":true,"b":[1,{"c":"é\\"\\n","d":null}]}')
  expect(canonicalJson({ a: 1, b: 2 })).toBe(canonicalJson({ b: 2, a: 1 }))
  expect(() => canonicalJson(Number.NaN)).toThrow(RangeError)
})

test('the canonical text of a clause is a format: it must not change', async () => {
  expect(canonicalClause([cap])).toBe(
    '{"format":1,"paragraphs":[{"formats":[{"format":{"bold":true},"from":20,"to":23}],' +
      '"props":{"num":{"level":1,"list":"1"},"role":"body"},' +
      '"text":["Subject to clause ",{"target":"7:41"}," the cap is 125%."]}]}',
  )
  expect(await clauseHash([cap], sha256)).toBe(sha256(new TextEncoder().encode(canonicalClause([cap]))))
})

test('a new number of the clause it cites changes nothing; a new target does', () => {
  const moved: AcceptedParagraph = {
    ...cap,
    text: 'Subject to clause 10.3 the cap is 125%.',
    formats: [{ from: 23, to: 26, format: { bold: true } }],
    references: [{ from: 18, to: 22, target: '7:41' }],
  }
  expect(canonicalClause([moved])).toBe(canonicalClause([cap]))
  const other = { ...cap, references: [{ from: 18, to: 21, target: '7:42' }] }
  expect(canonicalClause([other])).not.toBe(canonicalClause([cap]))
})

test('every character, format and property counts; how a format is cut does not', () => {
  const same: AcceptedParagraph = {
    ...cap,
    formats: [
      { from: 22, to: 24, format: { bold: true, italic: false } },
      { from: 24, to: 25, format: { bold: true } },
      { from: 30, to: 30, format: { italic: true } },
    ],
  }
  expect(canonicalClause([same])).toBe(canonicalClause([cap]))
  const others: AcceptedParagraph[] = [
    { ...cap, text: `${cap.text} ` },
    { ...cap, text: cap.text.replace('cap', 'cap\u200b') },
    { ...cap, formats: [] },
    { ...cap, props: { role: 'body' } },
  ]
  for (const other of others) expect(canonicalClause([other])).not.toBe(canonicalClause([cap]))
})
