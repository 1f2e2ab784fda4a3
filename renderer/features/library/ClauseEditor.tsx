import { ActionIcon, Autocomplete, Button, Menu, TagsInput, Textarea, TextInput, Tooltip } from '@mantine/core'
import { IconCopy, IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { LibraryClause } from '../../platform/library.ts'
import css from './Library.module.css'
import { asText, LICENCES, nextPosition, POSITIONS, wordCount } from './model/clause.ts'
import { CUAD_LABELS } from './model/labels.ts'
import { VariantField } from './VariantField.tsx'

interface Props {
  readonly clause: LibraryClause
  readonly readOnly: boolean
  readonly newId: () => string
  /** What stands in the corner: saved, being saved, or why not. */
  readonly state: ReactNode
  readonly onChange: (clause: LibraryClause) => void
  readonly onDuplicate: () => void
  readonly onRemove: () => void
}

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

/** The clause with its variants, kept as it is typed. Give it a `key` per clause. */
export const ClauseEditor = ({ clause: given, readOnly, newId, state, onChange, onDuplicate, onRemove }: Props) => {
  const [clause, setClause] = useState(given)
  const change = (fields: Partial<LibraryClause>) => {
    const changed = { ...clause, ...fields }
    setClause(changed)
    const variants = changed.variants.map((variant) => ({ ...variant, text: asText(variant.text) }))
    onChange({ ...changed, text: asText(changed.text), variants })
  }
  const addVariant = (name: string) => change({ variants: [...clause.variants, { id: newId(), name, text: '' }] })
  return (
    <form className={css.editor} onSubmit={(event) => event.preventDefault()} aria-label="Clause">
      <div className={css.editorHead}>
        <span className={css.state} role="status">
          {state}
        </span>
        <Tooltip label="Duplicate">
          <ActionIcon variant="subtle" size={28} aria-label="Duplicate" disabled={readOnly} onClick={onDuplicate}>
            <IconCopy {...icon} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Delete">
          <ActionIcon variant="subtle" size={28} aria-label="Delete" disabled={readOnly} onClick={onRemove}>
            <IconTrash {...icon} />
          </ActionIcon>
        </Tooltip>
      </div>
      <TextInput
        label="Title"
        size="sm"
        data-first-field
        value={clause.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
        readOnly={readOnly}
        maxLength={500}
        autoComplete="off"
        classNames={{ input: css.titleField ?? '' }}
      />
      <Textarea
        label="Text"
        description={`One paragraph per line; indent a line to put it a level lower. ${words(clause.text)}`}
        value={clause.text}
        onChange={(event) => change({ text: event.currentTarget.value })}
        readOnly={readOnly}
        autosize
        minRows={4}
        maxLength={200_000}
        classNames={{ input: css.textField ?? '' }}
      />
      <section className={css.variants} aria-label="Variants">
        <h3 className={css.sub}>Variants</h3>
        <p className={css.hint}>The same clause at other positions: what you open with, what you can live with.</p>
        {clause.variants.map((variant) => (
          <VariantField
            key={variant.id}
            variant={variant}
            readOnly={readOnly}
            onChange={(changed) =>
              change({ variants: clause.variants.map((one) => (one.id === changed.id ? changed : one)) })
            }
            onRemove={() => change({ variants: clause.variants.filter(({ id }) => id !== variant.id) })}
          />
        ))}
        <Menu position="bottom-start">
          <Menu.Target>
            <Button variant="default" disabled={readOnly} leftSection={<IconPlus {...icon} />}>
              Add a variant
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {POSITIONS.map((name) => (
              <Menu.Item key={name} onClick={() => addVariant(name)}>
                {name}
              </Menu.Item>
            ))}
            <Menu.Item
              onClick={() => addVariant(nextPosition([...clause.variants, ...POSITIONS.map((name) => ({ name }))]))}
            >
              Another
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </section>
      <TagsInput
        label="Tags"
        description="Your own words, or one of the 41 CUAD clause types offered as you type"
        value={[...clause.tags]}
        data={[...CUAD_LABELS]}
        limit={12}
        onChange={(tags) => change({ tags: tags.map((tag) => tag.slice(0, 120)).slice(0, 100) })}
        readOnly={readOnly}
        clearable={false}
      />
      <div className={css.pair}>
        <TextInput
          label="Source"
          description="The file, form book or person it comes from"
          value={clause.source}
          onChange={(event) => change({ source: event.currentTarget.value })}
          readOnly={readOnly}
          maxLength={500}
          autoComplete="off"
        />
        <Autocomplete
          label="Licence"
          description="Under what terms you may use it"
          value={clause.licence}
          data={[...LICENCES]}
          onChange={(licence) => change({ licence })}
          readOnly={readOnly}
          maxLength={500}
        />
      </div>
      <Textarea
        label="Note"
        description="When to use it, what to watch for"
        value={clause.note}
        onChange={(event) => change({ note: event.currentTarget.value })}
        readOnly={readOnly}
        autosize
        minRows={2}
        maxLength={20_000}
      />
    </form>
  )
}

const words = (text: string): string => {
  const count = wordCount(text)
  return count === 0 ? '' : count === 1 ? '1 word.' : `${count} words.`
}
