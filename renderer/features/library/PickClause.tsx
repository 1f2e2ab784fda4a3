import { Button, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import type { Library, LibraryClause } from '../../platform/library.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import type { PickedClause } from '../../ui/frame-ports.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { SegmentedChoice } from '../../ui/SegmentedChoice.tsx'
import { ClauseList } from './ClauseList.tsx'
import css from './Library.module.css'
import { nameOf, paragraphsOf } from './model/clause.ts'
import { useFound, useLibrary } from './useLibrary.ts'

interface Props {
  readonly library: Library
  /** Undefined when nothing was chosen. */
  readonly onDone: (picked: PickedClause | undefined) => void
}

const OWN = 'own'

/** Search, look, insert: Enter takes what is shown. */
export const PickClause = ({ library, onDone }: Props) => {
  const { view } = useLibrary(library)
  const [query, setQuery] = useState('')
  const [chosen, setChosen] = useState<string>()
  const [position, setPosition] = useState(OWN)
  const found = useFound(library, view.rows, query)
  const clause = found.find(({ id }) => id === chosen) ?? found[0]
  const variant = clause?.variants.find(({ id }) => id === position)
  const insert = () => {
    if (!clause) return
    const text = (variant ?? clause).text
    onDone({
      text,
      libraryId: clause.id,
      title: nameOf(clause),
      variant: variant?.name ?? '',
      source: clause.source,
      licence: clause.licence,
    })
  }
  const choose = (id: string) => {
    setChosen(id)
    setPosition(OWN)
  }
  return (
    <Dialog
      onClose={() => onDone(undefined)}
      title="Which clause do you want to insert?"
      size={720}
      withCloseButton={false}
    >
      <form
        className={css.dialog}
        onSubmit={(event) => {
          event.preventDefault()
          insert()
        }}
      >
        <TextInput
          aria-label="Search the library"
          placeholder="Search words, tags, sources"
          leftSection={<IconSearch size={14} stroke={1.6} aria-hidden="true" />}
          value={query}
          onChange={(event) => {
            setQuery(event.currentTarget.value)
            setChosen(undefined)
            setPosition(OWN)
          }}
          onKeyDown={(event) => {
            const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
            const next = found[(clause ? found.indexOf(clause) : -1) + step]
            if (step === 0 || !next) return
            event.preventDefault()
            choose(next.id)
          }}
          autoComplete="off"
          spellCheck={false}
          data-autofocus
        />
        {found.length === 0 ? (
          <p className={css.hint} role="status">
            {view.mode === 'opening'
              ? 'Opening the library…'
              : view.rows.size === 0
                ? 'The library is empty. Import clauses from a document you like, on the Library screen.'
                : `Nothing contains “${query}”.`}
          </p>
        ) : (
          <div className={css.pick}>
            <div className={css.pickSide}>
              <ClauseList clauses={found} selected={clause?.id} label="Clauses" onSelect={choose} onOpen={insert} />
            </div>
            {clause && <Preview clause={clause} position={position} onPosition={setPosition} />}
          </div>
        )}
        <div className={css.actions}>
          <Button variant="default" onClick={() => onDone(undefined)} rightSection={<Kbd keys="Escape" />}>
            Cancel
          </Button>
          <Button type="submit" disabled={!clause} rightSection={<Kbd keys="Enter" />}>
            Insert
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

interface PreviewProps {
  readonly clause: LibraryClause
  readonly position: string
  readonly onPosition: (position: string) => void
}

const Preview = ({ clause, position, onPosition }: PreviewProps) => {
  const shown = clause.variants.find(({ id }) => id === position)?.text ?? clause.text
  const facts = [clause.source, clause.licence].filter(Boolean).join(' · ')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached with the keyboard
    <section className={css.preview} aria-label={nameOf(clause)} tabIndex={0}>
      {clause.variants.length > 0 && (
        <SegmentedChoice
          label="Which variant"
          value={position}
          options={[
            { value: OWN, label: 'Main text' },
            ...clause.variants.map(({ id, name }) => ({ value: id, label: name || 'Variant' })),
          ]}
          onChange={onPosition}
        />
      )}
      <div className={css.words}>
        {paragraphsOf(shown).map(({ level, text }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs have no other name and do not move
          <p key={index} style={{ marginLeft: level * 20 }}>
            {text}
          </p>
        ))}
      </div>
      {facts && <p className={css.hint}>{facts}</p>}
    </section>
  )
}
