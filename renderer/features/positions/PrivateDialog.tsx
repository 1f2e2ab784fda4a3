import { IconLock } from '@tabler/icons-react'
import type { FormEvent, ReactNode } from 'react'
import { Dialog } from '../../ui/Dialog.tsx'
import css from './position.module.css'

interface Props {
  readonly title: string
  readonly size: number
  readonly onClose: () => void
  readonly onKeep: () => void
  readonly children: ReactNode
}

/** A form of the private plane, which says so. A click beside it does not throw away what was typed. */
export const PrivateDialog = ({ title, size, onClose, onKeep, children }: Props) => (
  <Dialog onClose={onClose} title={title} size={size} closeOnClickOutside={false}>
    <form
      className={css.form}
      data-private
      onSubmit={(event: FormEvent) => {
        event.preventDefault()
        onKeep()
      }}
    >
      <p className={css.clauseHead}>
        <IconLock size={14} stroke={1.6} aria-hidden="true" /> Private to us · never sent
      </p>
      {children}
    </form>
  </Dialog>
)
