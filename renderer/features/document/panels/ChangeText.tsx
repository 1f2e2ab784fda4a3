import type { Change } from '../../../../shared/text/changes.ts'
import css from './ChangeCard.module.css'
import { describeChange, excerpt } from './describe.ts'

/** What a change does, as on the page: struck and inserted words, or in words what the redline itself does not show. */
export const ChangeText = ({ change, side }: { change: Change; side: 'us' | 'them' }) => {
  const mark = change.whole ? '|' : undefined
  return (
    <>
      <span className={css.kind}>{describeChange(change)}</span>
      {change.deleted && <del className={side}>{excerpt(change.deleted, mark)}</del>}{' '}
      {change.inserted &&
        (change.kind === 'format' || change.kind === 'paragraph' ? (
          <span>{excerpt(change.inserted)}</span>
        ) : (
          <ins className={side}>{excerpt(change.inserted, mark)}</ins>
        ))}
    </>
  )
}
