import { SegmentedControl } from '@mantine/core'
import css from './SegmentedChoice.module.css'

interface Props<V extends string> {
  readonly label: string
  readonly value: V
  readonly options: readonly { readonly value: V; readonly label: string }[]
  readonly onChange: (value: V) => void
  readonly disabled?: boolean
}

/** A few choices of one thing, all on screen. */
export const SegmentedChoice = <V extends string>({ label, value, options, onChange, disabled = false }: Props<V>) => (
  <SegmentedControl
    aria-label={label}
    value={value}
    data={options.map((option) => ({ ...option }))}
    onChange={(chosen) => onChange(options.find((option) => option.value === chosen)?.value ?? value)}
    disabled={disabled}
    transitionDuration={0}
    classNames={{
      root: css.root ?? '',
      label: css.label ?? '',
      indicator: css.indicator ?? '',
      control: css.control ?? '',
    }}
  />
)
