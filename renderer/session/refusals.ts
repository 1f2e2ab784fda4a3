import { refuse } from '../../shared/base/refuse.ts'

/** One window writes a negotiation at a time. */
export const writtenElsewhere = refuse(
  'elsewhere',
  'Another window is writing this negotiation. Choose “Work on it here” first.',
)
