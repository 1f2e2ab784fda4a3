import { type Clause, outlineOf } from '../../../../shared/clauses/outline.ts'
import { clauseName, textLines } from '../../../../shared/text/lines.ts'
import type { TextModel } from '../../../../shared/text/model.ts'
import type { AgreementRecord, ReopeningRecord } from '../../../../shared/text/records.ts'

/** What is said about a clause in the words that leave: "Agree clause 2 Fees in principle". */
export function sentenceOf(model: TextModel): (record: AgreementRecord | ReopeningRecord) => string {
  let clauses: ReadonlyMap<string, Clause> | undefined
  const nameOf = (key: string): string => {
    clauses ??= new Map(outlineOf(textLines(model, 'original')).map((c) => [c.key, c]))
    const clause = clauses.get(key)
    return clause ? `clause ${clauseName(clause)}` : 'a clause'
  }
  return (record) => {
    const clause = nameOf(record.clause)
    if (record.t === 'reopen') return `Reopen ${clause}: ${record.say}`
    const how = record.level === 'principle' ? ' in principle' : ''
    if (!record.recorded) return `Agree ${clause}${how}`
    return `Recorded by ${record.recorded.by.name || 'us'}: ${record.by.party} agrees ${clause}${how} (${record.recorded.say})`
  }
}
