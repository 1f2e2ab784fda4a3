/** Ann has struck the mark of a note, and a file comes back that has the note no more: nobody has deleted its words. */
import { describe, expect, test } from 'vitest'
import { remove } from '../../shared/text/edit.ts'
import { lookAt } from '../../shared/text/receive/receive.ts'
import { withApart } from '../kit/apart-file.ts'
import { openWord, readWord, strikeMark, written } from './word-desk.ts'

describe('Ann strikes the mark of a note and sends a clean copy, or a redline that Bob accepts in Word', () => {
  const sent = async (words: 'stand' | 'struck') => {
    const bytes = await withApart()
    const { model } = await openWord(bytes)
    strikeMark(model, 'footnote 1')
    const paragraph = model.story.paragraphs.findIndex((_, i) => model.mark(i).props.apart === 'footnote 1')
    const { length } = model.story.paragraphs[paragraph]!
    if (words === 'struck') remove(model, { from: { paragraph, offset: 0 }, to: { paragraph, offset: length } })
    return { model, back: await readWord(written(bytes, model, 'clean')) }
  }
  test('it comes back as it was: nobody has deleted the words', async () => {
    const { model, back } = await sent('stand')
    expect(lookAt(model, model, back, true).findings).toMatchObject({ arrivals: [], departures: [], answers: [] })
  })
  test('he has accepted it: that is his answer, and the words are no deletion of his', async () => {
    const { model, back } = await sent('stand')
    const { findings } = lookAt(model, model, back, false)
    expect(findings).toMatchObject({ arrivals: [], departures: [], answers: [{ verdict: 'accept' }] })
    expect(findings.answers[0]!.ranges.map((r) => r[2])).toEqual([1])
  })
  test('she had struck the words as well: he has accepted both', async () => {
    const { model, back } = await sent('struck')
    const { findings } = lookAt(model, model, back, false)
    expect(findings).toMatchObject({ arrivals: [], departures: [] })
    expect(findings.answers.map((a) => a.verdict)).toEqual(['accept', 'accept'])
  })
  test('another note that he deleted without a mark is told all the same', async () => {
    const { model } = await sent('stand')
    const bytes = await withApart()
    const bob = await openWord(bytes)
    strikeMark(bob.model, 'footnote 1')
    strikeMark(bob.model, 'footnote 2')
    const back = await readWord(written(bytes, bob.model, 'clean'))
    const { departures } = lookAt(model, model, back, true).findings
    const told = departures.flatMap((d) => d.ranges.map((r) => r[2])).reduce((a, b) => a + b, 0)
    expect(told).toBe('\uFFFCNotice counts from receipt.\n'.length)
  })
})
