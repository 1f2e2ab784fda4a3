/** How good tree, references and terms of real contracts are. The figures are the corpus's as it stood when written. */
import { describe, expect, test } from 'vitest'
import { clauseAt, outlineOf } from '../../shared/clauses/outline.ts'
import { danglingReferences, referencesIn } from '../../shared/clauses/references.ts'
import { glossaryOf, termFindings } from '../../shared/clauses/terms.ts'
import { treeOf } from '../../shared/clauses/tree.ts'
import { contractLines, contracts } from './contract-lines.ts'
import { hasCorpus } from './corpus.ts'

describe.skipIf(!hasCorpus)('The clause tree of the contracts in the corpus', () => {
  test.each([
    ['contracts/md/Cloud-Terms--Cloud-Terms.md', 77, '16.3 Exceptions and Enhanced Cap'],
    ['contracts/md/Open-Source-Law--forms-legal-Foundation_Bylaws_DAO_.md', 66, '13 Treasury Management'],
    ['contracts/docx/common-paper-cloud-service-agreement.docx', 86, '12.10 Independent Contractors'],
    ['contracts/docx/common-paper-software-license-agreement.docx', 78, '7.2 Damages Waiver'],
    ['contracts/docx/openagreements-restrictive-covenant-texas.docx', 22, '16 Tolling During Breach'],
  ])('%s has %d clauses, among them %s', async (path, count, one) => {
    const clauses = outlineOf(await contractLines(path))
    expect(clauses.map((clause) => `${clause.path} ${clause.name}`)).toContain(one)
    expect(clauses.length).toBe(count)
  })

  test('every tree is one: in order, children inside their parents, no clause twice', async () => {
    let total = 0
    for (const path of contracts()) {
      const lines = await contractLines(path)
      const clauses = outlineOf(lines)
      total += clauses.length
      const byKey = new Map(clauses.map((clause) => [clause.key, clause]))
      expect(byKey.size, path).toBe(clauses.length)
      clauses.forEach((clause, index) => {
        const parent = clause.parent === undefined ? undefined : byKey.get(clause.parent)!
        expect(clause.at, path).toBeGreaterThan(clauses[index - 1]?.at ?? -1)
        expect(clause.last, path).toBeGreaterThanOrEqual(clause.at)
        if (parent) expect(parent.at < clause.at && clause.last <= parent.last, `${path} ${clause.name}`).toBe(true)
        expect(clause.name, path).not.toBe('')
      })
    }
    expect(total).toBeGreaterThan(1500)
  })
})

describe.skipIf(!hasCorpus)('Cross-references and terms of the contracts in the corpus', () => {
  test('where a contract names what it cites, "Section 8.4 (Exceptions)", it is found under that name', async () => {
    const wrong: string[] = []
    let named = 0
    for (const path of contracts()) {
      const lines = await contractLines(path)
      const nodes = treeOf(lines)
      for (const { line, to, text, target, state } of referencesIn(lines, nodes)) {
        const name = /^ \((\p{Lu}[^()]{3,80})\)/u.exec(lines[line]!.text.slice(to))?.[1]
        if (state !== 'resolved' || name === undefined) continue
        named++
        const found = nodes.find(({ key }) => key === target)!.name
        if (!same(name, found)) wrong.push(`${path}: ${text} (${name}) is ${found}`)
      }
    }
    console.log(
      `${named} references with names, ${wrong.length} of them found under another:\n${wrong.slice(0, 12).join('\n')}`,
    )
    expect(named).toBeGreaterThan(300)
    expect(wrong.length / named).toBeLessThan(0.06)
  })

  test('references that find nothing stay few: of these finished contracts hardly one should', async () => {
    const told: string[] = []
    let all = 0
    for (const path of contracts()) {
      const lines = await contractLines(path)
      const references = referencesIn(lines, treeOf(lines)).filter(({ state }) => state !== 'self')
      all += references.length
      for (const { line, from, to, word } of danglingReferences(references))
        told.push(`${path}: ${word} ${lines[line]!.text.slice(from, to + 30)}`)
    }
    console.log(`${told.length} of ${all} references find nothing:\n${told.join('\n')}`)
    expect(all).toBeGreaterThan(700)
    expect(told.length).toBeLessThan(16)
  })

  test.each([30, 75])('a number written %d too high is told, wherever it stands under its name', async (more) => {
    const silent: string[] = []
    let all = 0
    for (const path of contracts()) {
      const lines = await contractLines(path)
      const own = referencesIn(lines, treeOf(lines)).filter(
        ({ state, text }) => state === 'resolved' && /^\d/.test(text),
      )
      for (const { line, from, to, text } of own.filter((_, n) => n % 7 === 0)) {
        const before = lines[line]!.text
        if (!/^ \(\p{Lu}/u.test(before.slice(to)) && more > 30) continue
        all++
        const wrong = text.replace(/^\d+/, (figures) => String(Number(figures) + more))
        const changed = lines.with(line, { ...lines[line]!, text: before.slice(0, from) + wrong + before.slice(to) })
        const told = danglingReferences(referencesIn(changed, treeOf(changed)))
        if (!told.some((one) => one.line === line && one.from === from)) silent.push(`${path}: ${wrong}`)
      }
    }
    console.log(`${all} numbers written ${more} too high, ${silent.length} not told: ${silent.join(', ')}`)
    expect(all).toBeGreaterThan(40)
    expect(silent.length / all).toBeLessThan(0.05)
  })

  test('findings about terms stay few enough to be read', async () => {
    const counts = { undefined: 0, unused: 0, twice: 0 }
    let definitions = 0
    for (const path of contracts()) {
      const lines = await contractLines(path)
      const clauses = outlineOf(lines)
      const glossary = glossaryOf(lines.map((line, at) => ({ ...line, clause: clauseAt(clauses, at)?.key ?? '' })))
      definitions += glossary.definitions.length
      for (const { kind } of termFindings(glossary)) counts[kind]++
    }
    console.log(`${definitions} definitions; findings ${JSON.stringify(counts)} in ${contracts().length} contracts`)
    expect(definitions).toBeGreaterThan(1200)
    expect(counts.undefined).toBeLessThan(300)
    expect(counts.unused + counts.twice).toBeLessThan(30)
  })
})

/** "Representations & Warranties from Provider" is what the contract calls "From Provider". */
const same = (cited: string, found: string): boolean => {
  const words = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}{3,}/gu) ?? []
  return words(found).some((word) => words(cited).includes(word))
}
