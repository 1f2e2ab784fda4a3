import { ActionIcon, Textarea, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { LibraryClause } from '../../platform/library.ts'
import css from './Library.module.css'

type Variant = LibraryClause['variants'][number]

interface Props {
  readonly variant: Variant
  readonly readOnly: boolean
  readonly onChange: (variant: Variant) => void
  readonly onRemove: () => void
}

/** One position of a clause: its name and its words. */
export const VariantField = ({ variant, readOnly, onChange, onRemove }: Props) => (
  <fieldset className={css.variant}>
    <legend className="visually-hidden">Variant {variant.name}</legend>
    <div className={css.variantHead}>
      <TextInput
        aria-label="Name of the variant"
        value={variant.name}
        onChange={(event) => onChange({ ...variant, name: event.currentTarget.value })}
        readOnly={readOnly}
        maxLength={500}
        autoComplete="off"
        className={css.grow ?? ''}
      />
      <ActionIcon
        variant="subtle"
        size={28}
        aria-label={`Remove ${variant.name}`}
        disabled={readOnly}
        onClick={onRemove}
      >
        <IconTrash size={16} stroke={1.5} aria-hidden="true" />
      </ActionIcon>
    </div>
    <Textarea
      aria-label={`Text of ${variant.name}`}
      value={variant.text}
      onChange={(event) => onChange({ ...variant, text: event.currentTarget.value })}
      readOnly={readOnly}
      autosize
      minRows={2}
      maxLength={200_000}
      classNames={{ input: css.textField ?? '' }}
    />
  </fieldset>
)
