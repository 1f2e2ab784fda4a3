import { Button, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { Refusal } from '../../../shared/base/refuse.ts'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { type Issue, type Package, scoreOf } from './model/issue.ts'
import { crossedBy } from './model/mandate.ts'
import { PrivateDialog } from './PrivateDialog.tsx'
import css from './position.module.css'
import { useKeeping } from './useKeeping.ts'
import { pair } from './words.ts'

interface Props {
  readonly title: string
  readonly lead: ReactNode
  readonly issues: readonly Issue[]
  readonly chosen: Package
  /** Words beside an issue: where its value comes from. */
  readonly hint?: (issue: Issue) => string
  /** What an offer has besides; absent for a turn. */
  readonly offer?: { readonly name: string; readonly note: string; readonly expires: string }
  readonly onKeep: (
    chosen: Package,
    offer: { name: string; note: string; expires: string },
  ) => Promise<Refusal | undefined>
  readonly onDelete?: () => Promise<Refusal | undefined>
  readonly onClose: () => void
}

/** One option of every issue, with what they come to: an offer being made up, or what lay on the table in a turn. */
export const PackageDialog = (props: Props) => {
  const { title, lead, issues, hint, onKeep, onDelete, onClose } = props
  const [chosen, setChosen] = useState<Package>(props.chosen)
  const [offer, setOffer] = useState(props.offer)
  const { refused, done } = useKeeping(onClose)
  const crossed = offer ? crossedBy(issues, chosen) : []
  const pick = (issue: string, option: string) => {
    const { [issue]: _, ...rest } = chosen
    setChosen(option ? { ...rest, [issue]: option } : rest)
  }
  return (
    <PrivateDialog
      onClose={onClose}
      title={title}
      size={560}
      onKeep={() => void done(onKeep(chosen, offer ?? { name: '', note: '', expires: '' }))}
    >
      <p className={css.hint}>{lead}</p>
      {offer && (
        <TextInput
          label="Name"
          required
          withAsterisk={false}
          maxLength={200}
          data-autofocus
          value={offer.name}
          onChange={(e) => setOffer({ ...offer, name: e.currentTarget.value })}
        />
      )}
      {issues.map((issue) => (
        <NativeSelect
          key={issue.id}
          label={issue.title}
          description={hint?.(issue)}
          value={chosen[issue.id] ?? ''}
          data={[
            { value: '', label: 'Not settled' },
            ...issue.options.map((o) => ({ value: o.id, label: `${o.label} (${o.us} / ${o.them})` })),
          ]}
          onChange={(e) => pick(issue.id, e.currentTarget.value)}
        />
      ))}
      {offer && (
        <div className={css.two}>
          <TextInput
            label="Holds until"
            type="date"
            value={offer.expires}
            onChange={(e) => setOffer({ ...offer, expires: e.currentTarget.value })}
          />
          <Textarea
            label="Conditions and notes"
            autosize
            minRows={1}
            maxRows={6}
            maxLength={20_000}
            value={offer.note}
            onChange={(e) => setOffer({ ...offer, note: e.currentTarget.value })}
          />
        </div>
      )}
      {crossed.length > 0 && (
        <p className={css.beyond} role="status">
          Beyond our limits:{' '}
          {crossed
            .map((c) => `${c.title} ${c.offered}, limit ${c.limit}${c.approver ? ` (${c.approver})` : ''}`)
            .join('; ')}
        </p>
      )}
      {refused && (
        <ErrorNote what="It was not kept." tone="failure">
          {refused}
        </ErrorNote>
      )}
      <div className={css.foot}>
        <strong aria-live="polite">{pair(scoreOf(issues, chosen))}</strong>
        <span className={css.muted}>us / them, our estimate</span>
        <span className={css.grow} />
        {onDelete && (
          <Button variant="subtle" color="gray" onClick={() => void done(onDelete())}>
            {offer ? 'Delete' : 'Read from the text again'}
          </Button>
        )}
        <Button variant="default" onClick={onClose} rightSection={<Kbd keys="Escape" />}>
          Leave as it was
        </Button>
        <Button type="submit" disabled={offer?.name.trim() === ''}>
          Keep
        </Button>
      </div>
    </PrivateDialog>
  )
}
