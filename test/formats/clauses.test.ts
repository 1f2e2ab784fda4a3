/** How good the clause tree of real contracts is. The figures are those of the corpus as it stood when written. */
import { describe, expect, test } from 'vitest'
import { outlineOf } from '../../shared/clauses/outline.ts'
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
