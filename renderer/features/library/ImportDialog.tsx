import { Autocomplete, Button, Checkbox, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import type { Refusal } from '../../../shared/base/refuse.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx'
import css from './Library.module.css'
import { LICENCES } from './model/clause.ts'
import { type Candidate, comesAlong } from './model/from-file.ts'
import type { Reading } from './useDocumentFile.ts'

export interface Chosen {
  readonly candidates: readonly Candidate[]
  readonly source: string
  readonly licence: string
}

interface Props {
  readonly reading: Reading
  readonly onAdd: (chosen: Chosen) => Promise<Refusal | undefined>
  readonly onClose: () => void
}

/** From a document to the clauses somebody wants of it. */
export const ImportDialog = ({ reading, onAdd, onClose }: Props) => {
  if (reading.kind === 'none') return null
  if (reading.kind === 'read') return <Choose {...reading} onAdd={onAdd} onClose={onClose} />
  return (
    <Dialog
      onClose={onClose}
      size={480}
      title={reading.kind === 'reading' ? 'Reading the document' : 'No clauses from this file'}
      withCloseButton={false}
    >
      <div className={css.dialog}>
        <p className={css.hint}>{reading.name}</p>
        {reading.kind === 'reading' ? (
          <ProgressWithCancel phase="Looking for clauses" done={0.3} onCancel={onClose} />
        ) : (
          <>
            <ErrorNote what={reading.refusal.say}>The file itself was not changed.</ErrorNote>
            <div className={css.actions}>
              <Button onClick={onClose} data-autofocus>
                Close
              </Button>
            </div>
          </>
        )}
      </div>
    </Dialog>
  )
}

const Choose = ({
  name,
  candidates,
  onAdd,
  onClose,
}: { name: string; candidates: readonly Candidate[] } & Omit<Props, 'reading'>) => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [source, setSource] = useState(name)
  const [licence, setLicence] = useState('')
  const [refusal, setRefusal] = useState<Refusal>()
  const toggle = (key: string) => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  const byKey = useMemo(() => new Map(candidates.map((candidate) => [candidate.key, candidate])), [candidates])
  const added = candidates.filter((candidate) => chosen.has(candidate.key) && !comesAlong(candidate, chosen, byKey))
  const tops = candidates.filter(({ parent }) => parent === undefined)
  const all = tops.every(({ key }) => chosen.has(key))
  return (
    <Dialog onClose={onClose} size={720} title="Which clauses do you want to keep?" withCloseButton={false}>
      <form
        className={css.dialog}
        onSubmit={async (event) => {
          event.preventDefault()
          if (added.length === 0) return
          setRefusal(await onAdd({ candidates: added, source, licence }))
        }}
      >
        <Checkbox
          label={tops.length === 1 ? 'The whole document' : `All ${tops.length} clauses`}
          checked={all}
          indeterminate={!all && chosen.size > 0}
          onChange={() => setChosen(all ? new Set() : new Set(tops.map(({ key }) => key)))}
          data-autofocus
        />
        <fieldset className={css.choices}>
          <legend className="visually-hidden">Clauses of {name}</legend>
          {candidates.map((candidate) => {
            const { key, path, name: title, depth } = candidate
            const along = comesAlong(candidate, chosen, byKey)
            return (
              <Checkbox
                key={key}
                ml={depth * 20}
                label={`${path} ${title}`.trim()}
                checked={along || chosen.has(key)}
                disabled={along}
                onChange={() => toggle(key)}
              />
            )
          })}
        </fieldset>
        <p className={css.hint}>
          A clause brings everything below it along, as one clause of the library. Tracked changes in the file count as
          accepted.
        </p>
        <div className={css.pair}>
          <TextInput
            label="Source"
            value={source}
            onChange={(event) => setSource(event.currentTarget.value)}
            maxLength={500}
            autoComplete="off"
          />
          <Autocomplete
            label="Licence"
            description="Under what terms you may use this text"
            value={licence}
            data={[...LICENCES]}
            onChange={setLicence}
            maxLength={500}
          />
        </div>
        {refusal && <ErrorNote what={refusal.say}>Your choice is still here.</ErrorNote>}
        <div className={css.actions}>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" disabled={added.length === 0}>
            {added.length === 1 ? 'Add 1 clause' : `Add ${added.length} clauses`}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
