import { Button, Checkbox, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { Refusal } from '../../../shared/base/refuse.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import type { Facts } from './model/table.ts'
import { OptionsEditor } from './OptionsEditor.tsx'
import { PrivateDialog } from './PrivateDialog.tsx'
import css from './position.module.css'
import type { IssueRow } from './rows.ts'
import { useKeeping } from './useKeeping.ts'

interface Props {
  readonly issue: IssueRow
  /** It is not in the list yet. */
  readonly fresh: boolean
  readonly clauses: Facts['clauses']
  readonly newId: () => string
  readonly onKeep: (issue: IssueRow) => Promise<Refusal | undefined>
  readonly onDelete: () => Promise<Refusal | undefined>
  readonly onClose: () => void
}

/** One issue: what it may come to, what that is worth, how far we go, and why. */
export const IssueDialog = ({ issue: given, fresh, clauses, newId, onKeep, onDelete, onClose }: Props) => {
  const [issue, setIssue] = useState(given)
  const { refused, done } = useKeeping(onClose)
  const change = (part: Partial<IssueRow>) => setIssue((now) => ({ ...now, ...part }))
  const unnamed = issue.options.some((option) => option.label.trim() === '')
  const options = [{ value: '', label: 'None' }, ...issue.options.map(({ id, label }) => ({ value: id, label }))]
  return (
    <PrivateDialog
      onClose={onClose}
      title={fresh ? 'A new issue' : `Position on ${given.title}`}
      size={820}
      onKeep={() => void done(onKeep({ ...issue, title: issue.title.trim() }))}
    >
      <div className={css.two}>
        <TextInput
          label="Issue"
          required
          withAsterisk={false}
          maxLength={200}
          data-autofocus
          value={issue.title}
          onChange={(e) => change({ title: e.currentTarget.value })}
        />
        <NativeSelect
          label="Clause it is about"
          value={issue.clause ?? ''}
          data={[{ value: '', label: 'None' }, ...clauses.map(({ id, name }) => ({ value: id, label: name }))]}
          onChange={(e) => change({ clause: e.currentTarget.value || undefined })}
        />
      </div>
      <OptionsEditor issue={issue} newId={newId} onChange={change} />
      <div className={css.three}>
        <NativeSelect
          label="Mandate: least we may publish"
          description="Publishing less asks for this limit by name."
          value={issue.mandate?.limit ?? ''}
          data={options}
          onChange={(e) =>
            change({
              mandate: e.currentTarget.value
                ? { ...issue.mandate, limit: e.currentTarget.value, approver: issue.mandate?.approver ?? '' }
                : undefined,
            })
          }
        />
        <TextInput
          label="Who may allow more"
          description="Named in the warning."
          maxLength={200}
          disabled={!issue.mandate}
          value={issue.mandate?.approver ?? ''}
          onChange={(e) => issue.mandate && change({ mandate: { ...issue.mandate, approver: e.currentTarget.value } })}
        />
        <NumberInput
          label="Our estimate may be off by ±"
          description="Points to them."
          min={0}
          max={100}
          allowDecimal={false}
          clampBehavior="strict"
          value={issue.spread}
          onChange={(points) => change({ spread: Number(points) || 0 })}
        />
      </div>
      <Textarea
        label="Without an agreement on this (BATNA)"
        autosize
        minRows={1}
        maxRows={5}
        maxLength={20_000}
        value={issue.batna}
        onChange={(e) => change({ batna: e.currentTarget.value })}
      />
      <Textarea
        label="Why"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={20_000}
        value={issue.rationale}
        onChange={(e) => change({ rationale: e.currentTarget.value })}
      />
      <Checkbox
        label="Privileged"
        description="Written by or for counsel. A mark is not enough by itself: what it says decides."
        checked={issue.privileged}
        onChange={(e) => change({ privileged: e.currentTarget.checked })}
      />
      {refused && (
        <ErrorNote what="It was not kept." tone="failure">
          {refused}
        </ErrorNote>
      )}
      <div className={css.foot}>
        {!fresh && (
          <Button variant="subtle" color="gray" onClick={() => void done(onDelete())}>
            Delete this issue
          </Button>
        )}
        <span className={css.grow} />
        <Button variant="default" onClick={onClose} rightSection={<Kbd keys="Escape" />}>
          Leave as it was
        </Button>
        <Button
          type="submit"
          disabled={issue.title.trim() === '' || unnamed}
          title={unnamed ? 'An option has no name yet.' : undefined}
        >
          Keep
        </Button>
      </div>
    </PrivateDialog>
  )
}
