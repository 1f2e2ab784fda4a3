import { describe, expect, it } from 'vitest'
import { sheetOf } from '../../renderer/features/document/editor/original/sheet.ts'
import { isRefusal } from '../../shared/base/refuse.ts'
import { readDocx } from '../../shared/docx/index.ts'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus.ts'

describe.skipIf(!hasCorpus)('The look of every document of the corpus', () => {
  it('fits its text, and becomes a stylesheet of whole rules with nothing in it that loads', async () => {
    const wrong: string[] = []
    const files = corpusFiles()
    let longest = 0
    for (const file of files) {
      const document = await readDocx(corpusBytes(file))
      if (isRefusal(document) || !document.looks) {
        wrong.push(`${file}: no looks`)
        continue
      }
      const { direct, tables, page } = document.looks
      const { text, paragraphs } = document.stories[0]!
      const sheet = sheetOf(document.looks)
      longest = Math.max(longest, sheet.length)
      for (let i = 0; i < direct.marks.length; i += 3)
        if (text[direct.marks[i]!] !== '\n') wrong.push(`${file}: a mark at ${direct.marks[i]}`)
      for (let i = 0; i < direct.runs.length; i += 3) {
        const [from = 0, to = 0, look = 0] = direct.runs.slice(i, i + 3)
        const before = i === 0 ? 0 : direct.runs[i - 2]!
        if (from < before || to <= from || to > text.length || !direct.texts[look])
          wrong.push(`${file}: a run at ${from}`)
      }
      for (const { props } of paragraphs.filter((p) => p.props.apart === undefined)) {
        const cell = props.cell
        if (cell && tables[cell.table]?.rows[cell.row]?.[cell.cell] === undefined)
          wrong.push(`${file}: no look for a cell of table ${cell.table}`)
      }
      if (page.left + page.right >= page.width) wrong.push(`${file}: no room on the page`)
      if (/url\(|@|undefined|NaN/.test(sheet)) wrong.push(`${file}: the stylesheet`)
      if (sheet.split('{').length !== sheet.split('}').length) wrong.push(`${file}: rules without an end`)
    }
    console.log(`looks of ${files.length} files, longest stylesheet ${Math.round(longest / 1000)} kB`)
    expect(wrong).toEqual([])
  }, 300_000)
})
