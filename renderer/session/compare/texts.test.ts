/** Turns read and written as the comparing worker does it: every pair of texts gives a Word file exact to the letter. */
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { isRefusal } from '../../../shared/base/refuse.ts'
import { compare, plainParagraphs, redlineDocx, viewOf } from '../../../shared/compare/index.ts'
import { readDocx, storyLines } from '../../../shared/docx/index.ts'
import { makeBase } from '../../../shared/text/base.ts'
import { remove, replace, setFormat } from '../../../shared/text/edit.ts'
import type { TextModel } from '../../../shared/text/model.ts'
import { headsNow } from '../../../shared/text/turns.ts'
import { linesOf } from '../../../shared/text/views.ts'
import { sitDown } from '../../../test/kit/desk.ts'
import { type Random, random } from '../../../test/kit/random.ts'
import { licence } from '../../../test/kit/word-file.ts'
import type { Wanted } from './jobs.ts'
import { Texts } from './texts.ts'

const ok = <T>(value: T): Exclude<T, { refused: string }> => {
  if (isRefusal(value)) throw new Error(value.say)
  return value as Exclude<T, { refused: string }>
}

const BY = { author: 'Ann', date: '2026-11-22T09:00:00Z' }
const file = await licence(1)
const imported = ok(await readDocx(file))
const { numbering, styles } = imported

function edits(model: TextModel, r: Random): void {
  for (let k = 0; k < 8; k++) {
    const paragraph = r.int(model.story.paragraphs.length - 6)
    const { length } = model.story.paragraphs[paragraph]!
    const from = { paragraph, offset: r.int(length + 1) }
    const to = { paragraph, offset: Math.min(length, from.offset + r.int(20)) }
    const x = r.next()
    if (x < 0.35) replace(model, { from, to }, `word${k} `)
    else if (x < 0.45) model.insert(from, '\n', [{ role: 'body' }])
    else if (x < 0.7) remove(model, { from, to })
    else if (x < 0.85) setFormat(model, { from, to }, { bold: true })
    else remove(model, { from, to: { paragraph: paragraph + 1, offset: 0 } })
  }
}

test.each(Array.from({ length: 12 }, (_, seed) => seed + 1))(
  'Ann edits, publishes, edits on: every text is read as it stood, and the redline of any two is exact (seed %i)',
  async (seed) => {
    const r = random(seed)
    const origin = { source: 'word' as const, fileName: '', sha256: '', numbering, styles }
    const { model, doc } = sitDown(makeBase(imported, origin, 1), 7)
    const texts = new Texts()
    const wanted: { want: Wanted; lines: string[] }[] = []
    for (let turn = 0; turn < 3; turn++) {
      if (turn > 0) edits(model, r)
      const heads = headsNow(doc, () => false)
      for (const reading of ['proposed', 'before'] as const)
        wanted.push({
          want: { from: 'text', heads, reading },
          lines: linesOf(model, reading === 'proposed' ? 'clean' : 'original'),
        })
    }
    texts.takeIn(Y.encodeStateAsUpdate(doc))
    for (const { want, lines } of wanted) expect(ok(texts.paragraphs(want)).map((p) => p.text)).toEqual(lines)
    for (let k = 0; k < 6; k++) {
      const [old, now] = [r.pick(wanted), r.pick(wanted)]
      const word = ok(await texts.word(old.want, file))
      const [a, b] = [texts.inFile(word), ok(texts.paragraphs(now.want))]
      expect(a.map((p) => p.text)).toEqual(old.lines)
      const redline = ok(await redlineDocx(word, b, compare(a, b), BY))
      expect(redline).toMatchObject({ exact: true, left: 0 })
      const again = ok(await readDocx(redline.bytes))
      expect(storyLines(again.stories[0]!, 'rejected')).toEqual(old.lines)
      expect(storyLines(again.stories[0]!, 'accepted')).toEqual(now.lines)
      expect(new Set(again.report.authors)).toEqual(new Set(again.stories[0]!.changes.length > 0 ? ['Ann'] : []))
    }
  },
)

test('a view holds every word of both texts, and counts what differs', () => {
  const old = plainParagraphs('1. Fees\nThe fee is EUR 10 a month.\n2. Term\nOne year.\nSigned.')
  const now = plainParagraphs('1. Fees\nThe fee is EUR 12 a month.\n2. Term\nOne year and a day.\nSigned.')
  const view = viewOf(old, now, compare(old, now))
  const text = (ops: readonly string[]) =>
    view.rows
      .map((row) =>
        row.pieces
          .filter((p) => ops.includes(p.op))
          .map((p) => p.text)
          .join(''),
      )
      .join('\n')
  expect(text(['same', 'del'])).toBe(old.map((p) => p.text).join('\n'))
  expect(text(['same', 'ins'])).toBe(now.map((p) => p.text).join('\n'))
  expect(view.totals).toMatchObject({ classes: { number: 1, substance: 1, moved: 0 }, added: 4, removed: 1 })
})
