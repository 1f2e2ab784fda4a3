import { ActionIcon, Button, Checkbox, NumberInput, Radio, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { MOST_POINTS } from './model/issue.ts'
import css from './position.module.css'
import type { IssueRow } from './rows.ts'

type Option = IssueRow['options'][number]

interface Props {
  readonly issue: IssueRow
  readonly newId: () => string
  readonly onChange: (change: Partial<IssueRow>) => void
}

/** The ways an issue may end, what each is worth, and which of them we want, begin with, may accept, leave below. */
export const OptionsEditor = ({ issue, newId, onChange }: Props) => {
  const { options, stance } = issue
  const set = (id: string, change: Partial<Option>) =>
    onChange({ options: options.map((o) => (o.id === id ? { ...o, ...change } : o)) })
  const stand = (change: Partial<IssueRow['stance']>) => onChange({ stance: { ...stance, ...change } })
  const remove = (id: string) => {
    const kept = (one: string | undefined) => (one === id ? undefined : one)
    const { target, opening, walkAway, fallbacks, ...rest } = stance
    onChange({
      options: options.filter((o) => o.id !== id),
      stance: {
        ...rest,
        target: kept(target),
        opening: kept(opening),
        walkAway: kept(walkAway),
        fallbacks: fallbacks.filter((f) => f !== id),
      },
      ...(issue.mandate?.limit === id && { mandate: undefined }),
    })
  }
  const choice = (what: 'target' | 'opening' | 'walkAway', name: string, option: Option) => (
    <td>
      <Radio
        size="xs"
        name={`${issue.id}-${what}`}
        aria-label={`${option.label || 'this option'} is our ${name}`}
        checked={stance[what] === option.id}
        onChange={() => stand({ [what]: option.id })}
        // A choice can be taken back: no stance is a stance too.
        onClick={() => stance[what] === option.id && stand({ [what]: undefined })}
      />
    </td>
  )
  return (
    <div className={css.options}>
      <table className={css.table}>
        <caption>
          The ways this may end. Write them as the clause says them and Parley reads from its text which one lies on the
          table.
        </caption>
        <thead>
          <tr>
            <th scope="col">Option</th>
            <th scope="col">To us</th>
            <th scope="col">To them, estimate</th>
            <th scope="col">Target</th>
            <th scope="col">Opening</th>
            <th scope="col">Fallback</th>
            <th scope="col">Walk away below</th>
            <th scope="col">
              <span className={css.hidden}>Delete</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {options.map((option) => (
            <tr key={option.id}>
              <td>
                <TextInput
                  size="xs"
                  aria-label="Option"
                  maxLength={200}
                  value={option.label}
                  onChange={(e) => set(option.id, { label: e.currentTarget.value })}
                />
              </td>
              {(['us', 'them'] as const).map((side) => (
                <td key={side}>
                  <NumberInput
                    size="xs"
                    w={64}
                    aria-label={`Points of ${option.label || 'this option'} to ${side}`}
                    min={0}
                    max={MOST_POINTS}
                    allowDecimal={false}
                    allowNegative={false}
                    clampBehavior="strict"
                    value={option[side]}
                    onChange={(points) => set(option.id, { [side]: Number(points) || 0 })}
                  />
                </td>
              ))}
              {choice('target', 'target', option)}
              {choice('opening', 'opening', option)}
              <td>
                <Checkbox
                  size="xs"
                  aria-label={`${option.label || 'this option'} is a fallback`}
                  checked={stance.fallbacks.includes(option.id)}
                  onChange={(e) =>
                    stand({
                      fallbacks: e.currentTarget.checked
                        ? [...stance.fallbacks, option.id]
                        : stance.fallbacks.filter((f) => f !== option.id),
                    })
                  }
                />
              </td>
              {choice('walkAway', 'walk-away', option)}
              <td>
                <ActionIcon
                  variant="subtle"
                  size={24}
                  aria-label={`Delete the option ${option.label}`}
                  onClick={() => remove(option.id)}
                >
                  <IconTrash size={14} aria-hidden="true" />
                </ActionIcon>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Button
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden="true" />}
        disabled={options.length >= 40}
        onClick={() => onChange({ options: [...options, { id: newId(), label: '', us: 0, them: 0 }] })}
      >
        Add an option
      </Button>
    </div>
  )
}
