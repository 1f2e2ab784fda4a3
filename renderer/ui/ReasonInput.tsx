import { TextInput } from '@mantine/core'

interface Props {
  readonly value: string
  readonly onChange: (reason: string) => void
}

/** Where a dialog asks why, and says who is going to read it. It has the focus when the dialog comes. */
export const ReasonInput = ({ value, onChange }: Props) => (
  <TextInput
    label="Reason"
    description="One line. The other side reads it."
    data-autofocus
    value={value}
    maxLength={300}
    onChange={(e) => onChange(e.currentTarget.value)}
  />
)
