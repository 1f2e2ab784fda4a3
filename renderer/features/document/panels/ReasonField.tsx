import { TextInput } from '@mantine/core'
import { useState } from 'react'

interface Props {
  readonly label: string
  readonly reason: string
  readonly onReason: (say: string) => void
}

/** One line why. Kept when the field is left or by Enter, which publishes nothing; Escape leaves it as it was. */
export const ReasonField = ({ label, reason, onReason }: Props) => {
  const [text, setText] = useState(reason)
  const keep = () => {
    if (text.trim() !== reason) onReason(text.trim())
  }
  return (
    <TextInput
      size="xs"
      aria-label={label}
      placeholder="Why, in one line, sent with the change"
      maxLength={300}
      value={text}
      onChange={(e) => setText(e.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(e) => {
        if (e.key === 'Enter') {
          e.preventDefault()
          keep()
        }
        if (e.key === 'Escape' && text !== reason) {
          e.stopPropagation()
          setText(reason)
        }
      }}
    />
  )
}
