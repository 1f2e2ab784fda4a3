export { type Clause, clauseAt, outlineOf } from '../../../../shared/clauses/outline.ts'
