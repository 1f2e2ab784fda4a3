import { describe, expect, test } from 'vitest'
import { remove, replace, setFormat } from '../../../../shared/text/edit.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import { isVisible, type View } from '../../../../shared/text/views.ts'
import { contract, desk } from '../../../../test/kit/desk.ts'
import { hitsIn } from './hits.ts'
import { matcherFor } from './match.ts'

const at = (paragraph: number, offset: number) => ({ paragraph, offset })
const line = (from: number, to: number, paragraph = 0) => ({ from: at(paragraph, from), to: at(paragraph, to) })

/** What is found in a paragraph, as it stands in the view, struck text in [ ]. */
function found(model: TextModel, query: string, view: View = 'redline', block = { first: 0, last: 0 }): string[] {
  let shown = ''
  for (let p = block.first; p <= block.last; p++)
    for (const { text, state } of model.runs(p)) if (isVisible(state, view)) shown += text
  const matcher = matcherFor(query, { matchCase: false, wholeWords: false })!
  return hitsIn(model, block, view, matcher).map(({ from, to, struck }) => {
    const text = shown.slice(from, to)
    return struck ? `[${text}]` : text
  })
}

describe('Ann finds', () => {
  const capped = () => {
    const ann = desk(contract(['The cap is 100% of the Fees.']))
    replace(ann.model, line(11, 15), '125%')
    return ann.model
  }
  test('what stands, read across what is struck', () => {
    expect(found(capped(), 'is 125% of')).toEqual(['is 100%125% of'])
  })
  test('what is struck, and the words as they were before, marked as struck', () => {
    expect(found(capped(), '100%')).toEqual(['[100%]'])
    expect(found(capped(), 'is 100% of')).toEqual(['[is 100%125% of]'])
    expect(found(capped(), '%')).toEqual(['[%]', '%'])
  })
  test('in the clean view what will be, in the original what was', () => {
    expect(found(capped(), 'is 125% of', 'clean')).toEqual(['is 125% of'])
    expect(found(capped(), '100%', 'clean')).toEqual([])
    expect(found(capped(), 'is 100% of', 'original')).toEqual(['is 100% of'])
    expect(found(capped(), '125%', 'original')).toEqual([])
  })
  test('words across formats', () => {
    const { model } = desk(contract(['Time is of the essence.']))
    setFormat(model, line(5, 10), { bold: true })
    setFormat(model, line(8, 12), { italic: true })
    expect(found(model, 'time is of the')).toEqual(['Time is of the'])
  })
  test('words across a paragraph mark that is struck, where the view joins the paragraphs', () => {
    const { model } = desk(contract(['Licence ', 'Agreement']))
    remove(model, { from: at(0, 8), to: at(1, 0) })
    expect(found(model, 'licence agreement', 'clean', { first: 0, last: 1 })).toEqual(['Licence Agreement'])
  })
  test('nothing of what she withdrew', () => {
    const { model } = desk(contract(['The Fees.']))
    replace(model, line(4, 4), 'annual ')
    expect(found(model, 'annual')).toEqual(['annual'])
    remove(model, line(4, 11))
    expect(found(model, 'annual')).toEqual([])
    expect(found(model, 'the fees')).toEqual(['The Fees'])
  })
})
