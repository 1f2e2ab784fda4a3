/** What stands on the printed pages of Ann's and Bob's contract. */
import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { clauseHash } from '../../../../../shared/clauses/canonical.ts'
import { agree } from '../../../../../shared/text/agreement/act.ts'
import { agreementOf } from '../../../../../shared/text/agreement/status.ts'
import { changesOf } from '../../../../../shared/text/changes.ts'
import { decide } from '../../../../../shared/text/decide.ts'
import { remove, replace, setFormat } from '../../../../../shared/text/edit.ts'
import type { TextModel } from '../../../../../shared/text/model.ts'
import { moveParagraphs } from '../../../../../shared/text/move.ts'
import { turnBytes, turnText, writeTurn } from '../../../../../shared/text/turns.ts'
import { contract, desk as deskOf } from '../../../../../test/kit/desk.ts'
import { two, word } from '../../../../../test/kit/two-people.ts'
import { opening } from './page.ts'
import { type Order, pagesOf } from './pages.ts'
import { piece } from './paragraph.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const hashOf = (model: TextModel) => sha256(turnBytes(turnText(model)))

const order: Order = {
  kind: 'redline',
  title: 'Licence',
  counterparty: 'Vantaloft',
  drafts: [],
  now: Date.UTC(2026, 10, 22),
  paper: 'A4',
}

const printed = (model: TextModel, more: Partial<Order> = {}) =>
  pagesOf(
    model,
    { ...order, ...more },
    {
      sha256,
      dateOf: (at) => new Date(at).toISOString().slice(0, 10),
      pictureOf: () => undefined,
      agreedLine: ({ words }) => `Agreed by ${words.map(({ record }) => record.by.name).join(' and ')}`,
      report: () => {},
    },
  )

const text = (html: string) => html.replace(/<[^>]*>/g, '')

describe('a redline on paper', () => {
  test("Bob's deletion is struck, his party's initial stands in the margin, and he is named in the legend", async () => {
    const { ann, bob, meet } = two()
    replace(bob, word(bob, 'monthly'), 'yearly')
    meet()
    const { body } = await printed(ann)
    expect(body).toContain('<del class="them">monthly</del>')
    expect(body).toContain('<ins class="them">yearly</ins>')
    expect(body).toMatch(/class="p body barred bar-them"[^>]* data-who="V"/)
    expect(text(body)).toContain('V' + 'Vantaloft Bob')
    expect(text(body)).toContain('1 change proposed: 1 by Vantaloft.')
  })
  test("Ann's draft has a dashed bar and says on every page that it is one", async () => {
    const { ann } = two()
    ann.insert({ paragraph: 0, offset: 11 }, 'very ')
    const { head, body } = await printed(ann, { drafts: [7] })
    expect(body).toMatch(/class="p body barred bar-us draft"/)
    expect(text(body)).toContain('draft, not published')
    expect(head).toMatchObject({ draft: true, state: 'First text, not published', hash: hashOf(ann) })
  })
  test('two parties in one paragraph both stand in its margin', async () => {
    const { ann, bob, meet } = two()
    ann.insert({ paragraph: 0, offset: 11 }, 'very ')
    meet()
    remove(bob, word(bob, 'very '))
    meet()
    const { body } = await printed(ann)
    expect(body).toContain('<del class="them"><ins class="us">very </ins></del>')
    expect(body).toMatch(/bar-both"[^>]* data-who="K V"/)
  })
  test('a moved clause is dashed where it is now and says at both places where the other one is', async () => {
    const { model } = deskOf(contract(['1. Fees. Due monthly.', '2. Term. One year.', '3. Law. England.']))
    moveParagraphs(model, 0, 0, 3)
    const { body } = await printed(model)
    expect(body).toMatch(/<ins class="us mv">1\. Fees/)
    expect(body).toMatch(/<del class="us mv">1\. Fees/)
    expect(text(body)).toContain('→ moved to ')
    expect(text(body)).toContain('moved from ')
    expect(text(body)).toContain('moved; the arrow says where')
  })
  test('where only the looks change the margin says F', async () => {
    const { ann, bob, meet } = two()
    setFormat(bob, word(bob, 'monthly'), { bold: true })
    meet()
    const { body } = await printed(ann)
    expect(body).toContain('<strong>monthly</strong>')
    expect(body).toMatch(/bar-f"[^>]* data-who="V F"/)
  })
  test('an agreed clause has a padlock and says when and between whom, above its first paragraph', async () => {
    const { ann, bob, meet } = two(['Licence', '1. Fees', 'Fees are due monthly.', '2. Term', 'One year.'])
    for (const model of [ann, bob]) {
      const { accepted, statuses } = await agreementOf(model, changesOf(model), sha256)
      const status = [...statuses.values()].find(({ clause }) => clause.name === 'Fees')!
      agree(model, status, { level: 'agreed', hash: await clauseHash(accepted.content(status.clause), sha256) })
    }
    meet()
    const { body } = await printed(ann)
    expect(text(body).replace(/\n/g, ' ')).toContain('Agreed by Ann and Bob1. Fees')
    expect(body.match(/<p class="agreed"><svg class="lock"/g)).toHaveLength(1)
    expect(text(body)).toContain('agreed by both')
  })
  test('what is said in the contract is text on the page, whatever it says', async () => {
    const evil = '</style><script>alert(1)</script><img src=x onerror=alert(1)>&\u202E"'
    const { model } = deskOf(contract([evil]))
    const { head, body } = await printed(model, { title: evil, counterparty: evil })
    const page = opening(head, { css: '', faces: '', nonce: 'n', fontSource: 'data:' }, new Set()) + body
    expect(page).not.toMatch(/<script|<img/i)
    expect(page.match(/<\/style>/g)).toHaveLength(1)
    expect(page).not.toContain('\u202E')
    expect(text(body)).toContain('direction mark U+202E')
    expect(page).toContain('default-src &#39;none&#39;')
  })
})

describe('head and foot', () => {
  test('a turn is told by its number, name, party, date and hash', async () => {
    const { ann, bob, meet } = two()
    replace(bob, word(bob, 'monthly'), 'yearly')
    writeTurn(bob, { name: 'Fees', party: 'Vantaloft', hash: hashOf(bob) })
    meet()
    const { head } = await printed(ann)
    expect(head).toMatchObject({ state: 'Turn R0 “Fees”, Vantaloft', draft: false, hash: hashOf(bob) })
    expect(head.date).toBe('1970-01-01')
    const page = opening(head, { css: '', faces: '', nonce: 'n', fontSource: 'data:' }, new Set())
    expect(page).toContain(`SHA\\2d 256 ${hashOf(bob).slice(0, 12)}`)
    expect(page).toContain('counter(page) " of " counter(pages)')
    expect(page).toContain('size:A4')
  })
  test('what Ann drafted over a turn is no turn any more', async () => {
    const { ann } = two()
    writeTurn(ann, { name: '', party: 'Kestrelmoor', hash: hashOf(ann) })
    ann.insert({ paragraph: 0, offset: 11 }, 'very ')
    const { head } = await printed(ann, { drafts: [7] })
    expect(head).toMatchObject({ state: 'DRAFT, not published, after turn R0', draft: true })
  })
})

describe('two texts side by side', () => {
  const split = (body: string) => {
    const pairs = [...body.matchAll(/<div class="pair( changed)?"><div>(.*?)<\/div><div>(.*?)<\/div><\/div>/gs)]
    return pairs.map(([, changed, left = '', right = '']) => ({ changed: changed !== undefined, left, right }))
  }
  test("Ann's draft stands beside the turn Bob sent, word by word", async () => {
    const { ann } = two()
    writeTurn(ann, { name: 'Fees', party: 'Vantaloft', hash: hashOf(ann) })
    replace(ann, word(ann, 'monthly'), 'yearly')
    const { head, body } = await printed(ann, { kind: 'sides', drafts: [7] })
    expect(head).toMatchObject({ left: 'Turn R0 “Fees”, Vantaloft', state: 'DRAFT, not published, after turn R0' })
    const pairs = split(body)
    expect(pairs.map(({ changed }) => changed)).toEqual([false, true, false])
    expect(pairs[1]!.left).toContain('Fees are due <del class="any">monthly</del>.')
    expect(pairs[1]!.right).toContain('Fees are due <ins class="any">yearly</ins>.')
    expect(text(body)).toContain('1 difference: 1 word new, 1 gone.')
  })
  test('a turn stands beside the one before it; the first beside the text without proposals', async () => {
    const { ann, bob, meet } = two()
    replace(bob, word(bob, 'monthly'), 'yearly')
    writeTurn(bob, { name: '', party: 'Vantaloft', hash: hashOf(bob) })
    meet()
    const first = await printed(ann, { kind: 'sides' })
    expect(first.head.left).toBe('Original, without the proposals')
    expect(split(first.body)[1]!.left).toContain('monthly')
    replace(ann, word(ann, 'low'), 'high')
    writeTurn(ann, { name: '', party: 'Kestrelmoor', hash: hashOf(ann) })
    const second = await printed(ann, { kind: 'sides' })
    expect(second.head).toMatchObject({ left: 'Turn R0, Vantaloft', state: 'Turn R1, Kestrelmoor' })
    expect(split(second.body)[0]!.left).toContain('<del class="any">low</del>')
  })
  test('what moved is dashed on both sides and says where it went and came from', async () => {
    const lines = [
      '1. Fees. Due monthly on the first day.',
      '2. Term. One year from today.',
      '3. Law. That of England.',
    ]
    const { model } = deskOf(contract(lines))
    moveParagraphs(model, 0, 0, 3)
    const pairs = split((await printed(model, { kind: 'sides' })).body)
    expect(pairs.map(({ left, right }) => [text(left), text(right)])).toContainEqual([
      expect.stringMatching(/Fees.*→ moved/),
      '',
    ])
    expect(pairs.some(({ right }) => /moved from 1 →.*<ins class="any mv">/.test(right))).toBe(true)
  })
})

describe('clean text on paper', () => {
  test('reads with everything accepted, shows no mark, and says how much of it is still open', async () => {
    const { ann, bob, meet } = two()
    replace(bob, word(bob, 'monthly'), 'yearly')
    meet()
    const { body } = await printed(ann, { kind: 'clean' })
    expect(text(body)).toContain('Fees are due yearly.')
    expect(body).not.toMatch(/<ins|<del|data-who/)
    expect(text(body)).toContain('1 change still open, each taken as accepted here: 1 by Vantaloft.')
    decide(ann, changesOf(ann), 'accept')
    expect(text((await printed(ann, { kind: 'clean' })).body)).toContain('Nothing is proposed in this text.')
  })
})

describe('a picture on paper', () => {
  const picture = { source: 'data:image/png;base64,AA', width: 72, height: 36, alt: 'The "seal" <of> Ann' }
  test('stands in its size, an inch wide, under its own name, and its name cannot become markup', () => {
    expect(piece({ text: 'image', boxed: true, picture })).toBe(
      '<img class="pic" src="data:image/png;base64,AA" width="96" height="48" alt="The &quot;seal&quot; &lt;of&gt; Ann">',
    )
  })
  test('that Bob strikes is struck under his side, and one that cannot be shown is named', () => {
    expect(piece({ text: 'image', boxed: true, picture, del: 'them' })).toMatch(
      /^<del class="them"><img [^>]*><\/del>$/,
    )
    expect(piece({ text: 'image: seal', boxed: true })).toBe('<span class="box">image: seal</span>')
  })
})
