import { Modal, type ModalProps } from '@mantine/core'
import { useEffect } from 'react'

/**
 * A modal that exists only while it is open. The widget library gives the focus back when a modal is closed, not when
 * it is taken away, so this does.
 */
export const Dialog = (props: Omit<ModalProps, 'opened'>) => {
  useEffect(() => {
    const before = document.activeElement
    return () => {
      // After the dialog has left the page: until then it would take the focus back.
      setTimeout(() => {
        if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body)
          before.focus()
      }, 0)
    }
  }, [])
  // Its header is a heading of the dialog, not a second banner of the page.
  return (
    <Modal
      opened
      returnFocus={false}
      closeButtonProps={{ 'aria-label': 'Close' }}
      attributes={{ header: { role: 'presentation' } }}
      {...props}
    />
  )
}
