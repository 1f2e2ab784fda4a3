import { Button, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import type { ImportReport } from '../../../shared/docx/model.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { BESIDE_PAGE, BesidePage } from './BesidePage.tsx'
import css from './Report.module.css'
import { ReportBody } from './ReportBody.tsx'

interface Props {
  readonly name: string
  readonly report: ImportReport
  /** The file's first page, right after an import. */
  readonly page?: ReactNode
  readonly onClose: () => void
  /** Right after an import: asks who the other party is and opens the document. */
  readonly onOpen?: (counterparty: string) => void
}

/** What was kept, what was approximated and every tracked change found; shown after an import and again on demand. */
export const ReportDialog = ({ name, report, page, onClose, onOpen }: Props) => {
  const [counterparty, setCounterparty] = useState('')
  return (
    <Dialog
      onClose={onClose}
      size={page ? BESIDE_PAGE : 720}
      title={onOpen ? 'The file is in. Here is what it held' : 'What the file held'}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (onOpen) onOpen(counterparty.trim())
          else onClose()
        }}
      >
        <BesidePage page={page} words="The first page, saved on this computer.">
          <p className={css.name}>{name}</p>
          {/* Scrolls by itself, so that the way on is always on screen. */}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keys */}
          <section className={css.body} aria-label="Report" tabIndex={0}>
            <ReportBody report={report} />
          </section>
          {onOpen && (
            <TextInput
              className={css.party ?? ''}
              label="Who is the other party? (optional)"
              description="Shown on the card and beside their changes. You can add it later."
              value={counterparty}
              onChange={(event) => setCounterparty(event.currentTarget.value)}
              maxLength={120}
              autoComplete="off"
              size="sm"
            />
          )}
          <div className={css.actions}>
            {onOpen && (
              <Button variant="default" onClick={onClose}>
                Stay on Home
              </Button>
            )}
            <Button type="submit" data-autofocus>
              {onOpen ? 'Open the document' : 'Close'}
            </Button>
          </div>
        </BesidePage>
      </form>
    </Dialog>
  )
}
