import { Button, Menu } from '@mantine/core'
import { IconDots, IconFileImport, IconPlus } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { isRefusal } from '../../../shared/base/refuse.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { PlaneLabel } from '../../ui/Plane.tsx'
import { UndoToast } from '../../ui/UndoToast.tsx'
import { ClauseEditor } from './ClauseEditor.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import css from './Library.module.css'
import { newClause } from './model/clause.ts'
import { Notices } from './Notices.tsx'
import type { LibraryProps } from './ports.ts'
import { Side } from './Side.tsx'
import { useBackup } from './useBackup.ts'
import { useClauseActions } from './useClauseActions.ts'
import { useDocumentFile } from './useDocumentFile.ts'
import { useFound, useLibrary } from './useLibrary.ts'
import { useLibraryCommands } from './useLibraryCommands.ts'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const
const opening = { refused: 'opening', say: 'The library is still being opened. Try again in a moment.' }

/** Clauses worth keeping, each with the positions it can be taken at. Private to this computer. */
export const LibraryScreen = (props: LibraryProps) => {
  const { library, clock, newId, setStatus } = props
  const { view, kept } = useLibrary(library)
  const [query, setQuery] = useState('')
  const [tag, setTag] = useState<string>()
  const found = useFound(library, view.rows, query, tag)
  const actions = useClauseActions(props, view.rows)
  const file = useDocumentFile(props.readWord)
  const backup = useBackup(props)
  const searchField = useRef<HTMLInputElement>(null)
  const documentPicker = useRef<HTMLInputElement>(null)
  const backupPicker = useRef<HTMLInputElement>(null)
  const main = useRef<HTMLDivElement>(null)
  const problem = view.mode === 'writing' ? undefined : (view.problem ?? opening)

  useEffect(() => () => void library.settle(), [library])
  useEffect(() => {
    setStatus({
      plane: <PlaneLabel kind="private">Private to this computer</PlaneLabel>,
      facts: 'Nobody you negotiate with sees the library',
    })
  }, [setStatus])

  const editing = actions.clause?.id
  const focusEditor = () => setTimeout(() => main.current?.querySelector<HTMLElement>('[data-first-field]')?.focus(), 0)
  const begin = () => {
    actions.add()
    focusEditor()
  }
  const remove = (id: string) => {
    const at = found.findIndex((clause) => clause.id === id)
    void actions.remove(id, (found[at + 1] ?? found[at - 1])?.id)
  }
  useLibraryCommands(props.registerCommands, {
    problem,
    selected: editing !== undefined,
    count: view.rows.size,
    search: () => {
      searchField.current?.focus()
      searchField.current?.select()
    },
    add: begin,
    duplicate: () => void actions.duplicate(),
    remove: () => editing && remove(editing),
    importFile: () => documentPicker.current?.click(),
    save: backup.ask,
    restore: () => backupPicker.current?.click(),
    undo: actions.undoable?.undo,
  })

  const start = (
    <>
      <Button
        variant="default"
        disabled={problem !== undefined}
        leftSection={<IconFileImport {...icon} />}
        rightSection={<Kbd keys="I" />}
        onClick={() => documentPicker.current?.click()}
      >
        Import clauses
      </Button>
      <Button
        disabled={problem !== undefined}
        leftSection={<IconPlus {...icon} />}
        rightSection={<Kbd keys="N" />}
        onClick={begin}
      >
        New clause
      </Button>
    </>
  )
  const empty = view.rows.size === 0 && !actions.clause
  return (
    <div className={css.screen}>
      <div className={css.head}>
        <h1 className={css.title}>Library</h1>
        <p className={css.plane}>Private to this computer</p>
        {!empty && start}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" px={7} aria-label="More for the library">
              <IconDots {...icon} />
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={view.rows.size === 0} onClick={backup.ask}>
              Save the library as a file…
            </Menu.Item>
            <Menu.Item disabled={problem !== undefined} onClick={() => backupPicker.current?.click()}>
              Add clauses from a saved library…
            </Menu.Item>
            <Menu.Item onClick={props.onHelp}>About the library</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </div>
      <Notices view={view} library={library} refusal={actions.refusal} said={backup.said} onHush={backup.hush} />
      {empty ? (
        view.mode !== 'opening' && (
          <div className={css.empty}>
            <EmptyState title="No clauses yet" actions={start}>
              Import clauses from a document you like, or write one. Each can hold the variants you open with, fall back
              to and walk away from.
            </EmptyState>
          </div>
        )
      ) : (
        <div className={css.body}>
          <Side
            clauses={found}
            all={view.rows}
            query={query}
            tag={tag}
            selected={editing}
            field={searchField}
            onQuery={setQuery}
            onTag={setTag}
            onSelect={actions.select}
            onOpen={focusEditor}
            onDelete={remove}
          />
          <div className={css.main} ref={main} data-pane tabIndex={-1}>
            {actions.clause ? (
              <ClauseEditor
                key={actions.clause.id}
                clause={actions.clause}
                readOnly={problem !== undefined}
                newId={newId}
                state={isRefusal(kept) ? kept.say : kept === 'saving' ? 'Saving…' : 'Saved on this computer'}
                onChange={actions.change}
                onDuplicate={() => void actions.duplicate()}
                onRemove={() => actions.clause && remove(actions.clause.id)}
              />
            ) : (
              <div className={css.empty}>
                <EmptyState title="No clause chosen">Choose one at the left to read and change it.</EmptyState>
              </div>
            )}
          </div>
        </div>
      )}
      <input
        ref={documentPicker}
        type="file"
        accept=".docx,.md,.markdown,.txt"
        aria-label="Document with clauses"
        hidden
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (chosen) void file.read(chosen)
        }}
      />
      <input
        ref={backupPicker}
        type="file"
        accept=".json"
        aria-label="Saved library"
        hidden
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]
          event.currentTarget.value = ''
          if (chosen) void backup.restore(chosen)
        }}
      />
      <ImportDialog
        reading={file.reading}
        onClose={file.dismiss}
        onAdd={async ({ candidates, source, licence }) => {
          const making = { now: clock.now(), newId }
          const clauses = candidates.map(({ name, text }) => newClause(making, { title: name, text, source, licence }))
          const text = clauses.length === 1 ? 'Added 1 clause.' : `Added ${clauses.length} clauses.`
          const refused = await actions.addAll(clauses, text)
          if (!refused) file.dismiss()
          return refused
        }}
      />
      {backup.asking && (
        <AskDialog
          title="Save the library as a readable file?"
          act="Save the file"
          safe="Keep it here only"
          onAct={backup.save}
          onSafe={backup.forget}
        >
          <p>The file is not sealed: whoever has it can read every clause, variant and note in it.</p>
        </AskDialog>
      )}
      {actions.undoable && (
        <UndoToast
          key={actions.undoable.id}
          text={actions.undoable.text}
          onUndo={actions.undoable.undo}
          onGone={actions.forgetUndo}
        />
      )}
    </div>
  )
}
