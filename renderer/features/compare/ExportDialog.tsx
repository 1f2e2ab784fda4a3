import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { isRefusal } from '../../../shared/base/refuse.ts'
import type { Pair } from '../../session/compare/comparer.ts'
import type { Progress } from '../../session/compare/jobs.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { ProgressWithCancel } from '../../ui/ProgressWithCancel.tsx'
import { plural } from '../../ui/words.ts'
import css from './compare.module.css'
import type { Compare } from './compare-store.ts'
import { useLate } from './useLate.ts'
import { nameOf, PHASE_WORDS } from './words.ts'

export type Save = (bytes: Uint8Array<ArrayBuffer>) => Promise<'saved' | 'cancelled' | { readonly say: string }>

interface Props {
  readonly compare: Compare
  readonly pair: Pair
  /** Who the changes are by, if nobody says otherwise. */
  readonly author: string
  readonly save: Save
  readonly onClose: () => void
}

interface Done {
  readonly left: number
  readonly exact: boolean
}

/** The comparison as a Word file with tracked changes, under a name one chooses. */
export const ExportDialog = ({ compare, pair, author, save, onClose }: Props) => {
  const [name, setName] = useState(author)
  const [busy, setBusy] = useState<{ stop: AbortController; since: number; progress: Progress }>()
  const [refused, setRefused] = useState<string>()
  const [done, setDone] = useState<Done>()
  const late = useLate(busy?.since)
  const write = async () => {
    const stop = new AbortController()
    const since = performance.now()
    setRefused(undefined)
    setBusy({ stop, since, progress: { phase: 'reading', done: 0 } })
    const by = { author: name.trim() || 'Comparison', date: `${new Date().toISOString().slice(0, 19)}Z` }
    const made = await compare.redline(by, stop.signal, (progress) => setBusy({ stop, since, progress }))
    setBusy(undefined)
    if (!made || stop.signal.aborted) return
    if (isRefusal(made)) return setRefused(made.say)
    if (!made.exact)
      return setRefused(
        'Read again, its tracked changes do not lead from the one text to the other to the letter. Print the comparison instead.',
      )
    const outcome = await save(new Uint8Array(made.bytes))
    if (outcome === 'cancelled') return
    if (outcome === 'saved') setDone(made)
    else setRefused(outcome.say)
  }
  const close = () => {
    busy?.stop.abort()
    onClose()
  }
  if (done)
    return (
      <Dialog onClose={onClose} title="The comparison is saved as a Word file" size={560}>
        <p className={css.lead}>
          Read again and checked: rejecting all its changes gives {nameOf(pair.old)}, accepting all gives{' '}
          {nameOf(pair.now)}, to the letter{done.left > 0 ? ', but for what is left out' : ''}.
        </p>
        {done.left > 0 && (
          <ErrorNote what={`${plural(done.left, 'object')} left out.`}>
            Pictures, notes and fields that only the newer text has cannot be brought along.
          </ErrorNote>
        )}
        <div className={css.act}>
          <Button onClick={onClose}>Close</Button>
        </div>
      </Dialog>
    )
  return (
    <Dialog onClose={close} title="Save the comparison as a Word file?" size={560}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void write()
        }}
      >
        <p className={css.lead}>
          The file holds {nameOf(pair.old)}, and every difference to {nameOf(pair.now)} as a tracked change, moved
          paragraphs as Word’s own moves.
        </p>
        <TextInput
          data-autofocus
          label="Changes by"
          description="Stands beside every change in Word. A comparison knows no authors: name the side whose turn it is."
          value={name}
          maxLength={80}
          onChange={(e) => setName(e.currentTarget.value)}
        />
        {refused && (
          <ErrorNote what="The Word file was not written." tone="failure">
            {refused}
          </ErrorNote>
        )}
        {busy && late && (
          <ProgressWithCancel
            phase={PHASE_WORDS[busy.progress.phase]}
            done={busy.progress.done}
            onCancel={() => busy.stop.abort()}
          />
        )}
        <div className={css.act}>
          <Button variant="default" onClick={close}>
            Not now
          </Button>
          <Button type="submit" disabled={busy !== undefined}>
            Save Word file…
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
