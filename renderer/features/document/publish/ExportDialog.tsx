import { Button } from '@mantine/core'
import { Dialog } from '../../../ui/Dialog.tsx'
import css from './publish.module.css'

interface Props {
  /** The last turn, if there is one. */
  readonly turn: string | undefined
  readonly onPublish: () => void
  readonly onExport: (of: 'draft' | 'shared') => void
  readonly onClose: () => void
}

/** What is not published is not sent by mistake, and what comes back can only be compared with a turn. */
export const ExportDialog = ({ turn, onPublish, onExport, onClose }: Props) => (
  <Dialog onClose={onClose} title="Your draft is not published. Which text goes into the file?" size={560}>
    <p className={css.lead}>
      To send the file to the other side, publish first: what they return is compared with a turn you have sent.
    </p>
    <div className={css.choices}>
      <Button onClick={onPublish}>Publish first…</Button>
      <Button variant="default" onClick={() => onExport('shared')}>
        {turn ? `Turn ${turn}, without your draft` : 'Without your draft'}
      </Button>
      <Button variant="default" onClick={() => onExport('draft')}>
        With your draft, for your own side
      </Button>
    </div>
  </Dialog>
)
