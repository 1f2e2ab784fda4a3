import { ListBox } from '../../ui/ListBox.tsx'
import css from './compare.module.css'
import type { Entry } from './model/entries.ts'
import { CLASS_WORDS } from './words.ts'

interface Props {
  readonly entries: readonly Entry[]
  readonly at: number
  readonly onGo: (at: number) => void
}

/** Clauses that differ, in reading order. Arrows or J and K move. */
export const EntryList = ({ entries, at, onGo }: Props) => (
  <ListBox
    id="differs"
    label="Clauses that differ"
    count={entries.length}
    rowHeight={46}
    at={at}
    onGo={onGo}
    row={(index) => {
      const { row, number, name, what, classes } = entries[index]!
      return {
        key: row,
        className: undefined,
        children: (
          <>
            <span className={css.number}>{number}</span>
            <span className={css.words}>
              <span className={css.name}>{name || 'Before the first clause'}</span>
              <span className={css.what}>{what}</span>
            </span>
            <span className={css.class}>{classes.map((c) => CLASS_WORDS[c]).join(', ')}</span>
          </>
        ),
      }
    }}
  />
)
