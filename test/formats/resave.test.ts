import { describe, expect, it } from 'vitest'
import { isRefusal } from '../../shared/base/refuse.ts'
import {
  asImported,
  type ExportStory,
  exportDocx,
  type ImportedStory,
  readDocx,
  storyLines,
} from '../../shared/docx/index.ts'
import { openPackage } from '../../shared/docx/package.ts'
import { inflateEntry } from '../../shared/docx/zip/inflate.ts'
import { corpusBytes, corpusFiles, hasCorpus, normalised } from './corpus.ts'
import { Desk } from './desk.ts'

const partsOf = (bytes: Uint8Array): Map<string, Uint8Array | undefined> => {
  const opened = openPackage(bytes)
  if (isRefusal(opened)) throw new Error(opened.say)
  return new Map(opened.entries.map((e) => [e.name, inflateEntry(e)]))
}

const storyOf = async (bytes: Uint8Array): Promise<ImportedStory> => {
  const document = await readDocx(bytes)
  if (isRefusal(document)) throw new Error(document.say)
  return document.stories[0]!
}

const written = (bytes: Uint8Array, story: ExportStory): Uint8Array => {
  const out = exportDocx(bytes, [story], { mode: 'redline' })
  if (isRefusal(out)) throw new Error(out.say)
  return out
}

const sameBytes = (a: Uint8Array | undefined, b: Uint8Array | undefined): boolean =>
  a !== undefined && b !== undefined && Buffer.compare(a, b) === 0

describe.skipIf(!hasCorpus)('A document that nobody touched', () => {
  it('goes back with every part byte for byte, the main text included', async () => {
    const differ: string[] = []
    const files = corpusFiles()
    for (const file of files) {
      const bytes = corpusBytes(file)
      const out = written(bytes, asImported(await storyOf(bytes)))
      if (sameBytes(bytes, out)) continue
      const before = partsOf(bytes)
      const after = partsOf(out)
      const names = [...before.keys()].join() === [...after.keys()].join()
      if (!names || ![...before].every(([name, part]) => sameBytes(part, after.get(name)))) differ.push(file)
    }
    console.log(`resaved identically ${files.length - differ.length} of ${files.length}`)
    expect(differ).toEqual([])
  }, 300_000)
})

describe.skipIf(!hasCorpus)('One word typed into a document', () => {
  it('changes one paragraph of the main text and no other byte of the package', async () => {
    const differ: string[] = []
    for (const file of corpusFiles('contracts/docx')) {
      const bytes = corpusBytes(file)
      const story = await storyOf(bytes)
      const longest = story.paragraphs.reduce(
        (a, p, n) => {
          const length = p.end - (story.paragraphs[n - 1]?.end ?? -1)
          return p.props.apart === undefined && length > a.length ? { length, end: p.end } : a
        },
        { length: 0, end: 0 },
      )
      const desk = new Desk(story, 'Ann')
      const out = written(bytes, desk.type(longest.end, ' herewith').story())
      const before = partsOf(bytes)
      const after = partsOf(out)
      const changed = [...before].filter(([name, part]) => !sameBytes(part, after.get(name))).map(([name]) => name)
      const [was, is] = [before, after].map((parts) => new TextDecoder().decode(parts.get('word/document.xml')))
      let head = 0
      while (was![head] === is![head]) head++
      let tail = 0
      while (was!.at(-1 - tail) === is!.at(-1 - tail) && tail < was!.length - head) tail++
      const middle = was!.slice(head, was!.length - tail)
      // Nothing of the original is lost, and what is new lies within one paragraph.
      const within = !middle.includes('</w:p>') && is!.slice(head, is!.length - tail).includes('herewith')
      const again = await storyOf(out)
      const typed = again.changes.filter((c) => c.author === 'Ann')
      if (changed.join() !== 'word/document.xml' || !within || typed.length !== 1) differ.push(file)
      expect(again.text.replace(' herewith', '')).toBe(story.text)
    }
    expect(differ).toEqual([])
  }, 300_000)
})

describe.skipIf(!hasCorpus)('Deciding every change of a document', () => {
  it.each(['accept', 'reject'] as const)(
    '%s all: the file says what the view said, and nothing is left to decide',
    async (how) => {
      const differ: string[] = []
      const files = corpusFiles('tracked')
      for (const file of files) {
        const bytes = corpusBytes(file)
        const story = await storyOf(bytes)
        const again = await storyOf(written(bytes, new Desk(story).decideAll(how).story()))
        const left = again.changes.filter((c) => c.kind !== 'other')
        const view = how === 'accept' ? 'accepted' : 'rejected'
        const same = normalised(storyLines(story, view)) === normalised(storyLines(again, 'marked'))
        if (!same || left.length > 0) differ.push(file)
      }
      console.log(`${how} all: ${files.length - differ.length} of ${files.length} as the view says`)
      expect(differ).toEqual([])
    },
  )
})
