import { Button } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { TermFinding } from '../../../../shared/clauses/terms.ts'
import { replace } from '../../../../shared/text/edit.ts'
import type { Desk } from '../desk.ts'
import css from './checks.module.css'
import { type Checks, checksOf, placeInLine, whereOf } from './checks.ts'

/** Terms one chose to leave alone, for as long as the negotiation is open. */
const ignoredIn = new WeakMap<Desk, Set<string>>()

/** Defined terms and cross-references of the text as it would be with everything accepted. */
export const ChecksPanel = ({ desk }: { desk: Desk }) => {
  const [ignored, setIgnored] = useState<ReadonlySet<string>>(() => ignoredIn.get(desk) ?? new Set())
  const checks = useChecks(desk, ignored)
  if (!checks) return <p className={css.note}>Reading terms and references…</p>
  const { terms, moved, broken, clauses } = checks
  const ignore = (id: string) => {
    const next = new Set(ignored).add(id)
    ignoredIn.set(desk, next)
    setIgnored(next)
  }
  const go = (line: number, from: number, to: number) => {
    const { model } = desk.session
    const at = clauses.lines[line]
    if (at) desk.binding?.reveal(placeInLine(model, at, from), placeInLine(model, at, to))
  }
  if (terms.length + moved.length + broken.length === 0)
    return (
      <p className={css.note}>
        Every defined term is defined once and used, and every reference finds its clause. Checked in the text as it
        would read with all changes accepted.
      </p>
    )
  return (
    <div className={css.scroll}>
      {moved.length > 0 && (
        <section aria-label="References to clauses that moved">
          <header className={css.head}>
            <h3>References that moved</h3>
            <Button variant="default" h={26} onClick={() => update(desk, checks)}>
              Update {moved.length === 1 ? 'it' : `all ${moved.length}`}
            </Button>
          </header>
          <ul className={css.list}>
            {moved.map(({ at, before, after }) => (
              <li key={`${at.key}:${at.from}`}>
                <button type="button" onClick={() => go(at.line, at.from, at.to)}>
                  <b>
                    {before} is now {after}
                  </b>
                  <span>in {whereOf(clauses, at.line)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {broken.length > 0 && (
        <section aria-label="References that find nothing">
          <h3 className={css.head}>References that find nothing</h3>
          <ul className={css.list}>
            {broken.map(({ line, key, from, to, word, text }) => (
              <li key={`${key}:${from}`}>
                <button type="button" onClick={() => go(line, from, to)}>
                  <b>{[word, text].filter(Boolean).join(' ')}</b>
                  <span>in {whereOf(clauses, line)}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      {terms.length > 0 && (
        <section aria-label="Defined terms">
          <h3 className={css.head}>Defined terms</h3>
          <ul className={css.list}>
            {terms.map((finding) => (
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
                <Button variant="subtle" color="gray" h={24} onClick={() => ignore(finding.id)}>
                  Ignore
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
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

/** Writes the new numbers in, as one change of ours each and one undoable step together. */
function update(desk: Desk, { moved, clauses }: Checks): void {
  const { model } = desk.session
  desk.binding?.edit('references', () => ({
    // From the end on, so that what is still to be written keeps its place.
    edits: moved.toReversed().map(({ at, after }) => {
      const line = clauses.lines[at.line]!
      return replace(model, { from: placeInLine(model, line, at.from), to: placeInLine(model, line, at.to) }, after)
    }),
  }))
}

const PAUSE_MS = 400

/** Read in pieces when the hands rest; undefined until it was read once. */
function useChecks(desk: Desk, ignored: ReadonlySet<string>): Checks | undefined {
  const [checks, setChecks] = useState<Checks>()
  const work = useStore(desk.session.work)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    let idle = 0
    let steps: Generator<undefined, Checks> | undefined
    const step = () => {
      steps ??= checksOf(work.model, ignored)
      const next = steps.next()
      if (next.done) {
        steps = undefined
        setChecks(next.value)
      } else idle = requestIdleCallback(step, { timeout: 1000 })
    }
    const soon = (after: number) => {
      clearTimeout(timer)
      cancelIdleCallback(idle)
      steps = undefined
      timer = setTimeout(step, after)
    }
    const stop = work.model.onChange(() => soon(PAUSE_MS))
    soon(0)
    return () => {
      stop()
      clearTimeout(timer)
      cancelIdleCallback(idle)
    }
  }, [work, ignored])
  return checks
}
