import { Button } from '@mantine/core'
import { IconFileText, IconMailOpened, IconPlus } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { UndoToast } from '../../ui/UndoToast.tsx'
import { Aside } from './Aside.tsx'
import { CardList } from './CardList.tsx'
import { EmptyHome } from './EmptyHome.tsx'
import css from './Home.module.css'
import { ImportDialog } from './ImportDialog.tsx'
import type { Shelf } from './model/select.ts'
import { NameDialog } from './NameDialog.tsx'
import { Notices } from './Notices.tsx'
import type { HomeProps } from './ports.ts'
import { Shelves } from './Shelves.tsx'
import { useCardActions } from './useCardActions.ts'
import { useCards } from './useCards.ts'
import { useFileDrop } from './useFileDrop.ts'
import { useHomeCommands } from './useHomeCommands.ts'
import { useImport } from './useImport.ts'

const icon = { size: 16, stroke: 1.5, 'aria-hidden': true } as const

const PARLEY = /\.parley-(invite|reply|sync)$/

const NOTHING: Readonly<Record<Shelf, string>> = {
  current: 'All your negotiations are archived or deleted. Look on the other shelves, or start a new one.',
  archived: 'Nothing is archived. Archive a negotiation from its menu to keep it out of the way.',
  deleted: 'Nothing is deleted. What you delete waits here until you delete it for good.',
}

/** Every negotiation on this computer, and the ways to start another. */
export const Home = (props: HomeProps) => {
  const { catalogue, clock, prepareImport, dismissImport, onParleyFile } = props
  const [shelf, setShelf] = useState<Shelf>('current')
  const [search, setSearch] = useState('')
  const [naming, setNaming] = useState(false)
  const [dropped, setDropped] = useState<string>()
  const picker = useRef<HTMLInputElement>(null)
  const letters = useRef<HTMLInputElement>(null)
  const searchField = useRef<HTMLInputElement>(null)
  const { view, shown, counts } = useCards(catalogue, shelf, search)
  const importing = useImport(props)
  const cards = useCardActions(props)
  const problem: Refusal | undefined =
    view.mode === 'writing'
      ? undefined
      : (view.problem ?? { refused: 'opening', say: 'The list is still being opened. Try again in a moment.' })

  const choose = () => {
    prepareImport()
    picker.current?.click()
  }
  useEffect(() => dismissImport, [dismissImport])
  const { start } = importing
  const take = useCallback(
    (files: File[]) => {
      const [file] = files
      if (file && files.length === 1 && PARLEY.test(file.name)) return void onParleyFile(file).then(setDropped)
      setDropped(
        files.length > 1 ? 'One file at a time, so that you see what each held. Drop them one by one.' : undefined,
      )
      if (file && files.length === 1 && !problem) void start(file)
    },
    [start, problem, onParleyFile],
  )
  const over = useFileDrop(take, prepareImport)
  useHomeCommands(props.registerCommands, {
    problem,
    chooseWord: choose,
    askBlank: () => setNaming(true),
    join: () => letters.current?.click(),
    search: () => searchField.current?.focus(),
    undo: cards.lastUndo,
  })

  const createBlank = async (title: string, counterparty: string) => {
    const made = await props.createBlank(title, counterparty)
    if (isRefusal(made)) return made
    const now = clock.now()
    const card = {
      id: made.id,
      title,
      counterparty,
      createdAt: now,
      editedAt: now,
      openChanges: 0,
      source: 'blank' as const,
    }
    const refused = await catalogue.add(card)
    if (!refused) props.onOpen(made.id)
    return refused
  }
  const openImported = async (counterparty: string) => {
    if (importing.state.kind !== 'done') return
    const { id } = importing.state.imported
    if (counterparty) await catalogue.change(id, { counterparty })
    props.onOpen(id)
  }

  const empty = view.mode !== 'opening' && view.rows.size === 0
  return (
    <div className={css.home}>
      <Notices view={view} catalogue={catalogue} />
      {dropped && (
        <div className={css.notices}>
          <ErrorNote what={dropped} />
        </div>
      )}
      {empty ? (
        <EmptyHome
          onWord={choose}
          onBlank={() => setNaming(true)}
          onJoin={() => letters.current?.click()}
          onHelp={props.onHelp}
        />
      ) : (
        <>
          <header className={css.head}>
            <h1 className={css.title}>Negotiations</h1>
            <Button
              variant="default"
              leftSection={<IconFileText {...icon} />}
              rightSection={<Kbd keys="O" />}
              onClick={choose}
              disabled={problem !== undefined}
              aria-keyshortcuts="O"
            >
              New from a file
            </Button>
            <Button
              variant="default"
              leftSection={<IconMailOpened {...icon} />}
              rightSection={<Kbd keys="J" />}
              onClick={() => letters.current?.click()}
              disabled={problem !== undefined}
              aria-keyshortcuts="J"
            >
              Join, or open a sealed file
            </Button>
            <Button
              leftSection={<IconPlus {...icon} />}
              rightSection={<Kbd keys="N" onFill />}
              onClick={() => setNaming(true)}
              disabled={problem !== undefined}
              aria-keyshortcuts="N"
            >
              New blank
            </Button>
          </header>
          <div className={css.wrap}>
            <section className={css.main} aria-label="Negotiations">
              <Shelves
                shelf={shelf}
                counts={counts}
                search={search}
                field={searchField}
                onShelf={setShelf}
                onSearch={setSearch}
                found={shown.length}
              />
              {cards.refusal && <ErrorNote what={cards.refusal.say}>The list shows what is true. Try again.</ErrorNote>}
              {shown.length > 0 ? (
                <CardList key={shelf} cards={shown} shelf={shelf} now={clock.now()} actions={cards.actions} />
              ) : view.mode !== 'opening' ? (
                <EmptyState title={search ? `Nothing matches “${search}”` : 'Nothing here'}>
                  {search
                    ? 'Names, other parties and file names are searched. The text of documents is not.'
                    : NOTHING[shelf]}
                </EmptyState>
              ) : null}
            </section>
            <Aside computer={props.computer} onSettings={props.onSettings} onHelp={props.onHelp} />
          </div>
        </>
      )}

      <input
        ref={picker}
        type="file"
        accept=".docx,.md,.markdown,.txt,application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        hidden
        aria-label="Word, Markdown or text file"
        onChange={(event) => {
          take([...(event.currentTarget.files ?? [])])
          // So that choosing the same file again is a change again.
          event.currentTarget.value = ''
        }}
      />
      <input
        ref={letters}
        type="file"
        accept=".parley-invite,.parley-sync"
        hidden
        aria-label="Invitation or sealed file"
        onChange={(event) => {
          take([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      {over && (
        <div className={css.drop}>
          {problem
            ? problem.say
            : 'Drop the Word, Markdown or text file to open it in Parley. It stays on this computer.'}
        </div>
      )}
      <ImportDialog
        state={importing.state}
        onCancel={importing.cancel}
        onDismiss={importing.dismiss}
        onAnother={() => {
          importing.dismiss()
          choose()
        }}
        onOpen={(counterparty) => void openImported(counterparty)}
      />
      {naming && (
        <NameDialog
          title="What do you negotiate?"
          act="Start writing"
          initial={{ title: '', counterparty: '' }}
          onAct={createBlank}
          onClose={() => setNaming(false)}
        />
      )}
      {cards.asked?.kind === 'rename' && (
        <NameDialog
          title="Rename the negotiation"
          act="Rename"
          initial={cards.asked.card}
          onAct={(title, counterparty) =>
            cards.asked ? cards.rename(cards.asked.card, title, counterparty) : Promise.resolve(undefined)
          }
          onClose={cards.dismiss}
        />
      )}
      {cards.asked?.kind === 'purge' && (
        <AskDialog
          title={`Delete “${cards.asked.card.title}” for good?`}
          act="Delete for good"
          safe="Keep it"
          onAct={() => (cards.asked ? cards.purgeForGood(cards.asked.card) : undefined)}
          onSafe={cards.dismiss}
        >
          <p>
            Its key on this computer is destroyed: the document, its changes and the file it came from cannot be opened
            again, by you or by anyone.
          </p>
          <p>Files you exported elsewhere stay. Copies of the data folder you made yourself may still hold it.</p>
        </AskDialog>
      )}
      {cards.undoable && (
        <UndoToast
          key={cards.undoable.id}
          text={cards.undoable.text}
          onUndo={cards.undoable.undo}
          onGone={cards.forgetUndo}
        />
      )}
    </div>
  )
}
