import { useStore } from 'zustand'
import type { ComparisonView, DifferenceClass } from '../../../shared/compare/index.ts'
import css from './compare.module.css'
import type { Compare } from './compare-store.ts'
import { CLASS_WORDS, CLASSES, namesOf, sentenceOf } from './words.ts'

/** What it comes to, and which kinds are shown. What is filtered out keeps its number. */
export const Summary = ({ compare, view }: { compare: Compare; view: ComparisonView }) => {
  const { shown, of } = useStore(compare.state)
  const toggle = (kind: DifferenceClass) => {
    const next = new Set(shown)
    if (!next.delete(kind)) next.add(kind)
    compare.set({ shown: next, at: 0 })
  }
  const present = CLASSES.filter((kind) => view.totals.classes[kind] > 0)
  return (
    <header className={css.summary}>
      <h2>{of && namesOf(of)}</h2>
      <p role="status">{sentenceOf(view.totals)}</p>
      {present.length > 0 && (
        <fieldset className={css.filter}>
          <legend className="visually-hidden">Kinds of difference shown</legend>
          {present.map((kind) => (
            <button
              key={kind}
              type="button"
              className={css.kind}
              aria-pressed={shown.has(kind)}
              onClick={() => toggle(kind)}
            >
              {CLASS_WORDS[kind]} <b>{view.totals.classes[kind].toLocaleString()}</b>
            </button>
          ))}
        </fieldset>
      )}
    </header>
  )
}
