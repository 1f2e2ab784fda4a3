/** A real contract that comes back untouched has nothing to say; with one word changed and no mark, exactly that. */

import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { isRefusal } from '../../shared/base/refuse.ts'
import {
  asImported,
  compareSurroundings,
  exportDocx,
  type ImportedDocument,
  readDocx,
  readSurroundings,
} from '../../shared/docx/index.ts'
import { makeBase } from '../../shared/text/base.ts'
import { docOf } from '../../shared/text/draft/plane.ts'
import { TextModel } from '../../shared/text/model.ts'
import { lookAt } from '../../shared/text/receive/receive.ts'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus.ts'

const ANN = { name: 'Ann', party: 'Kestrelmoor' }

function sent(document: ImportedDocument): TextModel {
  const { numbering, styles } = document
  const doc = makeBase(document, { source: 'word', fileName: '', sha256: '', numbering, styles }, 1)
  return new TextModel(docOf(Y.encodeStateAsUpdate(doc), 7), { now: () => 0, me: () => ANN })
}

/** The first letter-only word of five letters or more that carries no mark, replaced. */
function withOneWordChanged(document: ImportedDocument): { document: ImportedDocument; word: string } | undefined {
  const [story] = document.stories
  const { text, changes } = story!
  for (const match of text.matchAll(/(?<![\p{L}_])[a-z]{5}(?![\p{L}_])/gu)) {
    const at = match.index
    if (changes.some((c) => c.from < at + 6 && at - 1 < c.to)) continue
    return {
      word: match[0],
      document: { ...document, stories: [{ ...story!, text: `${text.slice(0, at)}zzzzz${text.slice(at + 5)}` }] },
    }
  }
  return undefined
}

describe.skipIf(!hasCorpus)('Every document of the corpus, returned', () => {
  test('untouched, written by Parley and read again: no difference in it or around it', async () => {
    const different: string[] = []
    for (const file of corpusFiles()) {
      const bytes = corpusBytes(file)
      const document = await readDocx(bytes)
      if (isRefusal(document)) throw new Error(`${file}: ${document.say}`)
      const written = exportDocx(bytes, document.stories.map(asImported), { mode: 'redline' })
      const back = isRefusal(written) ? written : await readDocx(written)
      if (isRefusal(back) || isRefusal(written)) throw new Error(`${file} cannot be written and read again`)
      const model = sent(document)
      const { findings } = lookAt(model, model, back, false)
      const [a, b] = [readSurroundings(bytes), readSurroundings(written)]
      if (isRefusal(a) || isRefusal(b)) throw new Error(`${file}: surroundings`)
      const n =
        findings.arrivals.length +
        findings.departures.length +
        findings.answers.length +
        compareSurroundings(a, b).length
      if (n > 0) different.push(`${file}: ${n}`)
    }
    expect(different).toEqual([])
  })
  test('one word changed without a mark: that word and no other, untracked', async () => {
    const wrong: string[] = []
    let tried = 0
    for (const file of corpusFiles()) {
      const document = await readDocx(corpusBytes(file))
      if (isRefusal(document)) continue
      const changed = withOneWordChanged(document)
      if (!changed) continue
      tried++
      const model = sent(document)
      const { findings } = lookAt(model, model, changed.document, false)
      const { arrivals, departures, answers } = findings
      const [story] = changed.document.stories
      const come = arrivals.map((a) => story!.text.slice(a.from, a.to)).join('')
      const unmarked = [...arrivals, ...departures].every(({ hand }) => !hand.tracked)
      // Where it was the whole paragraph, the paragraph is what came.
      if (come.trim() !== 'zzzzz' || !unmarked || departures.length !== 1 || answers.length > 0)
        wrong.push(`${file}: “${changed.word}” came back as ${JSON.stringify(come)}`)
    }
    expect(tried).toBeGreaterThan(100)
    expect(wrong).toEqual([])
  })
})
