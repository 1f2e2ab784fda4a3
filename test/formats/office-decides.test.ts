/** Ann edits real contracts as people do; LibreOffice accepts or rejects all of it and reads what Parley reads. */
import { describe, expect, test } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import { exportDocx, readDocx } from '../../shared/docx/index.ts'
import { makeBase } from '../../shared/text/base.ts'
import { remove, replace, setFormat } from '../../shared/text/edit.ts'
import { exportStory } from '../../shared/text/export.ts'
import type { TextModel } from '../../shared/text/model.ts'
import { moveParagraphs } from '../../shared/text/move.ts'
import { insertRow, removeRow, rowAt } from '../../shared/text/rows.ts'
import { sitDown } from '../kit/desk.ts'
import { type Random, random } from '../kit/random.ts'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus.ts'
import { type OfficeJob, officeReads } from './office.ts'
import { hasOffice } from './other-readers.ts'

const EDITS = 15

async function opened(file: string): Promise<TextModel> {
  const document = await readDocx(corpusBytes(file))
  if (isRefusal(document)) throw new Error(document.say)
  const { numbering, styles } = document
  return sitDown(makeBase(document, { source: 'word', fileName: '', sha256: '', numbering, styles }, 1), 7).model
}

/** Paragraphs of plain words: what stands around images, notes and fields is left alone here. */
const plain = (model: TextModel): number[] =>
  model.story.paragraphs.flatMap((p, i) => {
    const text = p.segments.map((s) => s.text).join('')
    return text.length > 12 && !/[\ufffc\v\f\t]/.test(text) ? [i] : []
  })

function edit(model: TextModel, r: Random, n: number): void {
  const places = plain(model)
  if (places.length === 0) return
  const paragraph = r.pick(places)
  const { length } = model.story.paragraphs[paragraph]!
  const from = { paragraph, offset: r.int(length) }
  const to = { paragraph, offset: Math.min(length, from.offset + 1 + r.int(30)) }
  const x = r.next()
  if (x < 0.3) replace(model, { from, to: from }, ` ⟨${n} & typed⟩ `)
  else if (x < 0.5) remove(model, { from, to })
  else if (x < 0.65) replace(model, { from, to }, `⟨${n} instead⟩`)
  else if (x < 0.75) replace(model, { from, to: from }, `⟨${n}⟩\n`, [model.mark(paragraph).props])
  else if (x < 0.85) setFormat(model, { from, to }, { bold: true })
  else if (x < 0.9 && !model.mark(paragraph).props.cell) moveParagraphs(model, paragraph, paragraph, r.pick(places))
  else editRow(model, r, n)
}

function editRow(model: TextModel, r: Random, n: number): void {
  const inTables = plain(model).filter((i) => model.mark(i).props.cell)
  const row = inTables.length > 0 ? rowAt(model, r.pick(inTables)) : undefined
  if (!row) return
  if (r.next() < 0.5) return void removeRow(model, row)
  const made = insertRow(model, row, 'below', `r${n}`)
  if (!isRefusal(made)) replace(model, place(row.last + 1), `⟨${n} row⟩`)
}

const place = (paragraph: number) => {
  const at = { paragraph, offset: 0 }
  return { from: at, to: at }
}

const written = (file: string, model: TextModel, mode: 'redline' | 'clean'): Uint8Array => {
  const out = exportDocx(corpusBytes(file), [exportStory(model)], { mode })
  if (isRefusal(out)) throw new Error(out.say)
  return out
}

/**
 * The number LibreOffice prints before a line. Where two paragraphs are joined it keeps the properties of the first,
 * Word and Parley those of the second: a joined paragraph may have another number there.
 */
const LABEL = /^[ \t]*(?:\d+(?:\.\d+)*[.)]?|\([a-z0-9]{1,4}\)|[A-Za-z]{1,4}[.)]|[•▪◦-])[ \t]+/gm

const files = corpusFiles('contracts/docx')

describe.skipIf(!hasCorpus || !hasOffice)('LibreOffice decides about fifteen edits in each contract', () => {
  test(`seeds 0 to ${files.length - 1}`, async () => {
    const jobs: OfficeJob[] = []
    for (const [seed, file] of files.entries()) {
      const model = await opened(file)
      const r = random(seed)
      for (let n = 0; n < EDITS; n++) edit(model, r, n)
      const redline = written(file, model, 'redline')
      jobs.push({ bytes: redline, decide: 'Accept' }, { bytes: written(file, model, 'clean') })
      jobs.push({ bytes: redline, decide: 'Reject' }, { bytes: corpusBytes(file), decide: 'Reject' })
    }
    const read = officeReads(jobs).map((text) => text.replace(LABEL, '').replace(/\s+/g, ' ').trim())
    const wrong: string[] = []
    for (const [n, file] of files.entries()) {
      if (read[4 * n] !== read[4 * n + 1])
        wrong.push(`${n} ${file}: accepted ${differ(read[4 * n]!, read[4 * n + 1]!)}`)
      if (read[4 * n + 2] !== read[4 * n + 3])
        wrong.push(`${n} ${file}: rejected ${differ(read[4 * n + 2]!, read[4 * n + 3]!)}`)
    }
    expect(wrong).toEqual([])
  }, 900_000)
})

/** Where two texts part. */
function differ(a: string, b: string): string {
  let at = 0
  while (a[at] === b[at]) at++
  return `“${a.slice(Math.max(0, at - 30), at + 50)}” against “${b.slice(Math.max(0, at - 30), at + 50)}”`
}
