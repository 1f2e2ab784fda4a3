import { Button, Radio } from '@mantine/core'
import { useState } from 'react'
import type { CleanReport, Removed } from '../../../../shared/docx/index.ts'
import { Dialog } from '../../../ui/Dialog.tsx'
import css from './CleanDialog.module.css'

interface Props {
  readonly report: CleanReport
  readonly busy: boolean
  readonly onSave: (hidden: 'keep' | 'remove') => void
  readonly onClose: () => void
}

/** What a clean copy leaves behind, measured on the file itself, before it is saved. Hidden text is asked about. */
export const CleanDialog = ({ report, busy, onSave, onClose }: Props) => {
  const { removed, stillNamed, hidden } = report
  const [choice, setChoice] = useState<'keep' | 'remove' | ''>(hidden.length > 0 ? '' : 'keep')
  return (
    <Dialog onClose={onClose} title="Clean copy: what stays behind" size={600}>
      {removed.length === 0 ? (
        <p>The file holds no change, comment or name that would have to stay behind.</p>
      ) : (
        <ul className={css.list}>
          {removed.map(({ what, count, which }) => (
            <li key={what}>
              {which ? `${WORDS[what][1]}:` : `${count.toLocaleString()} ${WORDS[what][count === 1 ? 0 : 1]}`}
              {which && <span className={css.which}>{which.join(' · ')}</span>}
            </li>
          ))}
        </ul>
      )}
      {stillNamed.length > 0 && (
        <p className={css.note}>
          These names stand in the text of the contract and stay:{' '}
          {stillNamed.map(({ name, count }) => (count > 1 ? `${name} (${count} times)` : name)).join(', ')}.
        </p>
      )}
      {hidden.length > 0 && (
        <ul className={css.hiddenText} aria-label="Hidden text">
          {hidden.slice(0, 5).map((text, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list does not change
            <li key={i}>“{text}”</li>
          ))}
          {hidden.length > 5 && <li>and {hidden.length - 5} more</li>}
        </ul>
      )}
      {hidden.length > 0 && (
        <Radio.Group
          className={css.hidden ?? ''}
          label={`${hidden.length === 1 ? 'This passage is' : `These ${hidden.length} passages are`} in the file, and Word does not show ${hidden.length === 1 ? 'it' : 'them'}`}
          value={choice}
          onChange={(value) => setChoice(value as 'keep' | 'remove')}
        >
          <Radio value="remove" label={hidden.length === 1 ? 'Leave it out' : 'Leave them out'} mt={8} />
          <Radio value="keep" label="Keep: whoever has the file can make it visible" mt={6} />
        </Radio.Group>
      )}
      <div className={css.acts}>
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button disabled={choice === '' || busy} onClick={() => choice !== '' && onSave(choice)}>
          Save the clean copy
        </Button>
      </div>
    </Dialog>
  )
}

const WORDS: Readonly<Record<Removed['what'], readonly [one: string, many: string]>> = {
  changes: ['tracked change, accepted', 'tracked changes, all accepted'],
  comments: ['comment', 'comments'],
  names: ['Name', 'Names of people'],
  properties: ['Document property', 'Document properties'],
  revisions: ['revision mark that tells who wrote when', 'revision marks that tell who wrote when'],
  data: ['Attached data', 'Attached data'],
  notes: ['note whose mark is gone, with its words', 'notes whose marks are gone, with their words'],
  hidden: ['passage of hidden text', 'passages of hidden text'],
}
