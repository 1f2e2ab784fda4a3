import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { DefinitionsKept } from '../../../../shared/clauses/define.ts'
import type { TermFinding } from '../../../../shared/clauses/terms.ts'
import css from './checks.module.css'
import { type Checks, whereOf } from './checks.ts'
import type { IgnoredTerms } from './useIgnored.ts'

interface Props {
  readonly checks: Checks
  readonly ignored: IgnoredTerms
  readonly go: (line: number, from: number, to: number) => void
  /** Absent where nothing may be written. */
  readonly define?: ((term: string) => void) | undefined
}

/** What is wrong with the terms, and behind a line of its own what one has chosen to leave alone. */
export const TermList = ({ checks, ignored, go, define }: Props) => {
  const [shown, setShown] = useState(false)
  const open = checks.terms.filter((finding) => !ignored.has(finding))
  const hidden = checks.terms.filter((finding) => ignored.has(finding))
  const list = (findings: readonly TermFinding[], act: (finding: TermFinding) => ReactNode) => (
    <ul className={css.list}>
      {findings.map((finding) => (
        <li key={`${finding.kind}:${finding.id}`}>
          <button
            type="button"
            onClick={() => {
              const spot = spotOf(finding)
              if (spot) go(spot.line, spot.from, spot.to)
            }}
          >
            <b>“{finding.term}”</b>
            <span>{saying(finding, checks)}</span>
          </button>
          {act(finding)}
        </li>
      ))}
    </ul>
  )
  if (checks.terms.length === 0) return null
  return (
    <section aria-label="Defined terms">
      <h3 className={css.head}>Defined terms</h3>
      {open.some(({ kind }) => kind === 'undefined') && <WhereDefined kept={checks.kept} go={go} />}
      {list(open, (finding) => (
        <>
          {define && finding.kind === 'undefined' && checks.kept.as === 'list' && (
            <Button
              variant="subtle"
              h={24}
              aria-label={`Define “${finding.term}”…`}
              title="Define this term among the definitions, as a change of yours"
              onClick={() => define(finding.term)}
            >
              Define…
            </Button>
          )}
          <Button
            variant="subtle"
            color="gray"
            h={24}
            aria-label={`Ignore “${finding.term}”`}
            title="Not a defined term: leave it alone"
            onClick={() => ignored.ignore(finding)}
          >
            Ignore
          </Button>
        </>
      ))}
      {hidden.length > 0 && (
        <>
          <Button
            className={css.ignored}
            variant="subtle"
            color="gray"
            h={26}
            aria-expanded={shown}
            onClick={() => setShown(!shown)}
          >
            {hidden.length} ignored · {shown ? 'Hide' : 'Show'}
          </Button>
          {shown &&
            list(hidden, (finding) => (
              <Button
                variant="subtle"
                color="gray"
                h={24}
                aria-label={`Bring back “${finding.term}”`}
                onClick={() => ignored.bringBack(finding)}
              >
                Bring back
              </Button>
            ))}
        </>
      )}
      {ignored.refused && (
        <p role="alert" className={css.note}>
          {ignored.refused}
        </p>
      )}
    </section>
  )
}

/** Why a term cannot be defined from here, where it cannot. */
const WhereDefined = ({ kept, go }: { kept: DefinitionsKept; go: Props['go'] }) => {
  if (kept.as === 'list') return null
  if (kept.as === 'nowhere')
    return (
      <p className={css.note}>
        This contract has no clause of definitions, so there is no place to put a new one. Define a term where it is
        first used, (the “Term”), or write a clause of definitions.
      </p>
    )
  return (
    <p className={css.note}>
      The definitions of this contract stand in a table: add a row for a new one by hand.{' '}
      <button type="button" className={css.link} onClick={() => go(kept.line, 0, 0)}>
        Show the table
      </button>
    </p>
  )
}

const spotOf = (finding: TermFinding) =>
  finding.kind === 'undefined'
    ? finding.uses[0]
    : finding.kind === 'unused'
      ? finding.definition
      : finding.definitions.at(-1)

function saying(finding: TermFinding, { clauses }: Checks): string {
  if (finding.kind === 'unused') return 'is defined and never used'
  if (finding.kind === 'twice') return `is defined ${finding.definitions.length} times`
  const n = finding.uses.length
  const first = finding.uses[0] ? whereOf(clauses, finding.uses[0].line) : ''
  return `is used and not defined: ${n === 1 ? 'once' : `${n} times`}, first in ${first}`
}
