import { type Issue, optionOf, type Package } from './issue.ts'

/** A limit that an option crosses: ours alone to know. */
export interface Crossed {
  readonly issue: string
  readonly title: string
  /** The option that would be offered. */
  readonly offered: string
  /** The least good one allowed. */
  readonly limit: string
  readonly kind: 'mandate' | 'walkAway'
  /** Who can allow it; '' where it is our own walk-away. */
  readonly approver: string
}

/** Whether an option is worth less to us than a limit. Points decide, since a ladder may go either way. */
const isBelow = (issue: Issue, option: string, limit: string | undefined): boolean => {
  const offered = optionOf(issue, option)
  const least = optionOf(issue, limit)
  return offered !== undefined && least !== undefined && offered.us < least.us
}

/** Whether the negotiator may offer this without asking (spec, POS-6). */
export const isAllowed = (issue: Issue, option: string): boolean =>
  !isBelow(issue, option, issue.mandate?.limit) && !isBelow(issue, option, issue.stance.walkAway)

/** Every limit a package crosses, in the order of the issues; the walk-away before the mandate. */
export const crossedBy = (issues: readonly Issue[], chosen: Package): Crossed[] =>
  issues.flatMap((issue) => {
    const option = chosen[issue.id]
    if (option === undefined) return []
    const of = (kind: Crossed['kind'], limit: string | undefined, approver: string): Crossed[] =>
      isBelow(issue, option, limit)
        ? [
            {
              issue: issue.id,
              title: issue.title,
              offered: optionOf(issue, option)!.label,
              limit: optionOf(issue, limit)!.label,
              kind,
              approver,
            },
          ]
        : []
    return [
      ...of('walkAway', issue.stance.walkAway, ''),
      ...of('mandate', issue.mandate?.limit, issue.mandate?.approver ?? ''),
    ]
  })
