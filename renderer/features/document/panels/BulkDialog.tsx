import { Checkbox, Select } from '@mantine/core'
import { useState } from 'react'
import type { Change } from '../../../../shared/text/changes.ts'
import type { Verdict } from '../../../../shared/text/records.ts'
import { AskDialog } from '../../../ui/AskDialog.tsx'
import { chosen, type Sort, sortOf } from '../model/choose.ts'
import css from './BulkDialog.module.css'

interface Props {
  readonly verdict: Verdict
  readonly changes: readonly Change[]
  readonly isOwn: (change: Change) => boolean
  /** Whether a change lies in the clause at the caret, and that clause's name. */
  readonly isHere: (change: Change) => boolean
  readonly here: string | undefined
  readonly onAct: (changes: readonly Change[]) => void
  readonly onDone: () => void
}

const plural = (n: number): string => (n === 1 ? '1 change' : `${n} changes`)

const SORTS: Readonly<Record<Sort, string>> = { text: 'Words', move: 'Moves', look: 'Formatting' }

/** Counts before it happens: whose changes, how many, of which kind, and what stays as it is. */
export const BulkDialog = ({ verdict, changes, isOwn, isHere, here, onAct, onDone }: Props) => {
  const [who, setWho] = useState<string | null>('')
  const [sort, setSort] = useState<string | null>('')
  const [only, setOnly] = useState(false)
  const [by, name] = [who?.slice(0, 1), who?.slice(1)]
  const list = chosen(
    changes,
    {
      author: by === 'a' ? name : undefined,
      party: by === 'p' ? name : undefined,
      sort: sort ? (sort as Sort) : undefined,
      here: only,
    },
    isHere,
  )
  const own = list.filter(isOwn).length
  const decided = verdict === 'accept' ? list.length - own : list.length
  const verb = verdict === 'accept' ? 'Accept' : 'Reject'
  return (
    <AskDialog
      title={`${verb} ${plural(decided)}?`}
      act={`${verb} ${plural(decided)}`}
      safe="Keep them open"
      onAct={() => onAct(list)}
      onSafe={onDone}
      disabled={decided === 0}
    >
      <div className={css.choices}>
        <Select label="By" size="xs" allowDeselect={false} value={who} onChange={setWho} data={people(changes)} />
        <Select label="Kind" size="xs" allowDeselect={false} value={sort} onChange={setSort} data={kinds(changes)} />
      </div>
      {here && (
        <Checkbox
          mt={8}
          label={`Only in ${here}`}
          checked={only}
          onChange={(event) => setOnly(event.currentTarget.checked)}
        />
      )}
      {own > 0 && (
        <p>
          {verdict === 'accept'
            ? `Your own ${plural(own)} stay proposed: the other side accepts them.`
            : `Your own: ${plural(own)} withdrawn.`}
        </p>
      )}
      <p>This is one step; Undo brings them all back.</p>
    </AskDialog>
  )
}

/** Everybody, then each party, then each author, with how many there are. */
function people(changes: readonly Change[]): { value: string; label: string }[] {
  const counts = new Map<string, number>()
  for (const { author } of changes)
    for (const key of [`p${author.party}`, `a${author.name}`]) counts.set(key, (counts.get(key) ?? 0) + 1)
  const named = [...counts]
    .filter(([key]) => key !== 'p')
    .sort(([a], [b]) => (a[0] === b[0] ? 0 : a[0] === 'p' ? -1 : 1))
  return [
    { value: '', label: `Everybody (${changes.length})` },
    ...named.map(([value, n]) => ({ value, label: `${value.slice(1) || 'Unnamed author'} (${n})` })),
  ]
}

const kinds = (changes: readonly Change[]): { value: string; label: string }[] => [
  { value: '', label: `All kinds (${changes.length})` },
  ...(['text', 'move', 'look'] as const).map((sort) => ({
    value: sort,
    label: `${SORTS[sort]} (${changes.filter((c) => sortOf(c) === sort).length})`,
  })),
]
