/** Contracts that are published as Markdown: every word of the source stands in the Word file made of it, in order. */
import type { Nodes } from 'mdast'
import { describe, expect, it, test } from 'vitest'
import { parse } from '../../renderer/session/markdown/parse.ts'
import { madeOfText } from '../../renderer/session/markdown/text-file.ts'
import { isRefusal } from '../../shared/base/refuse.ts'
import { type Random, random } from '../kit/random.ts'
import { corpusBytes, corpusFiles, hasCorpus } from './corpus.ts'

const words = (text: string): string[] => text.split(/\s+/).filter((w) => w !== '')

const textOf = async (name: string, bytes: Uint8Array): Promise<string> => {
  const file = await madeOfText(name, bytes)
  if (isRefusal(file)) throw new Error(`${name}: ${file.say}`)
  return file.document.stories[0]!.text
}

/** All that the tree says, tags left out, a blank between blocks. */
const sayings = (node: Nodes): string => {
  if (node.type === 'html') return /^<\/?(br|div)\b/i.test(node.value) ? ' ' : ''
  if (node.type === 'break') return ' '
  if (node.type === 'image' || node.type === 'imageReference') return node.alt ?? ''
  if ('value' in node) return node.value
  if (!('children' in node)) return ''
  const inLine = ['paragraph', 'heading', 'tableCell', 'strong', 'emphasis', 'delete', 'link', 'linkReference']
  const said = node.children.map(sayings)
  return inLine.includes(node.type) ? said.join('') : said.join('\n')
}

const treeText = (source: string): string => {
  const root = parse(source)
  if (isRefusal(root)) throw new Error(root.say)
  return sayings(root)
}

const contracts = [...corpusFiles('contracts/md', '.md'), ...corpusFiles('contracts/history', '.md')].filter(
  (file) => corpusBytes(file).length > 1,
)

describe.skipIf(!hasCorpus)('A contract published as Markdown', () => {
  it.each(contracts)('%s: the imported text is the text of the tree', async (file) => {
    const bytes = corpusBytes(file)
    expect(words(await textOf(file, bytes))).toEqual(words(treeText(new TextDecoder().decode(bytes))))
  })
})

const PIECES = [
  '# ',
  '1. ',
  '   2. ',
  '- ',
  '    * ',
  '> ',
  '| ',
  ' | ',
  '|-|-|\n',
  '**',
  '_',
  '~~',
  '`',
  '[',
  '](x)',
  '![',
  '<b>',
  '</b>',
  '<div>\n',
  '\n',
  '\n\n',
  '  \n',
  '\\',
  '&amp;',
  '***\n',
  '```\n',
  '\t',
  'a. ',
  '[a]: b\n',
  '<!--',
  '-->',
] // prettier-ignore

/** Markdown that nobody would write, with words that are each there once. */
const noise = (r: Random): { source: string; count: number } => {
  let source = ''
  let count = 0
  for (let n = 5 + r.int(60); n > 0; n--) {
    if (r.int(2) === 0) source += `${r.int(3) === 0 ? ' ' : ''}w${count++}w`
    source += r.int(3) === 0 ? ' ' : r.pick(PIECES)
  }
  return { source, count }
}

test.each(Array.from({ length: 300 }, (_, seed) => seed + 1))('seed %i: no word is lost or doubled', async (seed) => {
  const { source } = noise(random(seed))
  const root = parse(source)
  if (isRefusal(root)) throw new Error(root.say)
  const file = await madeOfText('noise.md', new TextEncoder().encode(source))
  if (isRefusal(file)) {
    expect(file.refused).toBe('empty')
    return
  }
  const found = (text: string): string[] => text.match(/w\d+w/g) ?? []
  const kept = found(file.document.stories[0]!.text)
  expect(kept).toEqual(found(sayings(root)))
  expect(new Set(kept).size).toBe(kept.length)
  // What is in no paragraph is told: it stood in an address or a comment.
  const hidden = found(source).filter((w) => !kept.includes(w))
  const told = JSON.stringify(file.document.report.leftOut)
  for (const word of hidden) expect(told).toContain(word)
})

describe('Markdown that means harm', () => {
  const million = 1_000_000
  it.each([
    ['ten megabytes of [', '['.repeat(10 * million), 'too-large'],
    ['two megabytes of [', '['.repeat(2 * million), 'line'],
    ['brackets in many lines', `${'['.repeat(1000)}\n`.repeat(200), 'signs'],
    ['a million lists', '- a\n'.repeat(million / 4), 'lines'],
    ['lists in lists', Array.from({ length: 200 }, (_, n) => `${'  '.repeat(n)}- a`).join('\n'), 'depth'],
    ['quotations in quotations', `${'> '.repeat(500)}a`, 'depth'],
    ['a table wider than Word has', `${'|a'.repeat(100)}|\n${'|-'.repeat(100)}|\n`, 'table'],
  ])('%s: refused within seconds', async (_name, source, code) => {
    const started = performance.now()
    const answer = await madeOfText('x.md', new TextEncoder().encode(source))
    expect(isRefusal(answer) && answer.refused).toBe(code)
    expect(isRefusal(answer) && answer.say).toMatch(/^This .+\. .+\.$/)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
  it.each([
    ['emphasis never closed', '*a '.repeat(8_000)],
    ['links never closed', '[a]('.repeat(6_000)],
    ['fields of code in growing fences', Array.from({ length: 150 }, (_, n) => '`'.repeat(n)).join(' a ')],
    ['a long line', 'word '.repeat(6_000)],
    ['characters XML cannot hold', 'a\u0001b \ufffe \ud800 \ufffc c'],
  ])('%s: read within seconds', async (_name, source) => {
    const started = performance.now()
    expect(isRefusal(await madeOfText('x.md', new TextEncoder().encode(source)))).toBe(false)
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
