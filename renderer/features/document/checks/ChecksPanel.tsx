import { Button } from '@mantine/core'
import { useStore } from 'zustand'
import { replace } from '../../../../shared/text/edit.ts'
import type { Ignored } from '../../../platform/ignored.ts'
import type { Desk } from '../desk.ts'
import css from './checks.module.css'
import { type Checks, placeInLine, whereOf } from './checks.ts'
import { defineTerm } from './define.ts'
import { TermList } from './TermList.tsx'
import { useChecks } from './useChecks.ts'
import { useIgnored } from './useIgnored.ts'

/** Defined terms and cross-references of the text as it would be with everything accepted. */
export const ChecksPanel = ({ desk, ignored }: { desk: Desk; ignored: Ignored }) => {
  const checks = useChecks(desk)
  const left = useIgnored(desk, ignored)
  const elsewhere = useStore(desk.session.status, (s) => s.elsewhere)
  if (!checks) return <p className={css.note}>Reading terms and references…</p>
  const { terms, moved, broken, clauses } = checks
  const go = (line: number, from: number, to: number) => {
    const { model } = desk.session
    const at = clauses.lines[line]
    if (at) desk.binding?.reveal(placeInLine(model, at, from), placeInLine(model, at, to))
  }
  const open = terms.filter((finding) => !left.has(finding))
  return (
    <div className={css.scroll}>
      {open.length + moved.length + broken.length === 0 && (
        <p className={css.note}>
          {terms.length > 0 && 'But for what you ignored: '}Every defined term is defined once and used, and every
          reference finds its clause. Checked in the text as it would read with all changes accepted.
        </p>
      )}
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
      <TermList
        checks={checks}
        ignored={left}
        go={go}
        define={elsewhere ? undefined : (term) => defineTerm(desk, term)}
      />
    </div>
  )
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
