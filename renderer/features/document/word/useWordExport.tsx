import { type ReactNode, useCallback, useState } from 'react'
import { isRefusal } from '../../../../shared/base/refuse.ts'
import { lastTurn } from '../../../../shared/text/turns.ts'
import { type SaveOutcome, saveFile } from '../../../platform/save-file.ts'
import type { Session, SessionDeps } from '../../../session/session.ts'
import type { DocumentScreenProps } from '../../../ui/frame-ports.ts'
import type { Desk } from '../desk.ts'
import { Note } from '../panels/Note.tsx'
import { ExportDialog } from '../publish/ExportDialog.tsx'
import { exportWord, type WordMode } from './export-word.ts'

interface Asked {
  readonly desk: Desk
  readonly title: string
  readonly bridge: DocumentScreenProps<Session, SessionDeps, Pick<SessionDeps, 'client' | 'onEvent'>>['bridge']
  /** Called with nothing when the file is written, so that an earlier refusal goes. */
  readonly onProblem: (problem?: { what: string; say: string }) => void
  readonly onPublish: () => void
}

interface WordExport {
  /** Asks first whether an unpublished draft goes into the file. */
  readonly ask: (mode: WordMode) => Promise<void>
  readonly write: (mode: WordMode, of: 'draft' | 'shared') => Promise<void>
  /** That a file is being written, with a way to stop it. */
  readonly note: ReactNode
  readonly dialog: ReactNode
}

/** Writing Word files from the open document: what is asked, what is told meanwhile, and the file saved. */
export function useWordExport({ desk, title, bridge, onProblem, onPublish }: Asked): WordExport {
  const [writing, setWriting] = useState<AbortController>()
  const [asking, setAsking] = useState<WordMode>()
  const { files } = bridge.client
  const write = useCallback(
    async (mode: WordMode, of: 'draft' | 'shared') => {
      const stop = new AbortController()
      setWriting(stop)
      const bytes = await exportWord(desk, mode, of, stop.signal)
      setWriting(undefined)
      if (stop.signal.aborted) return
      const outcome: SaveOutcome = isRefusal(bytes)
        ? bytes
        : await saveFile(files, `${fileNameFor(title)} (${mode}).docx`, new Uint8Array(bytes))
      if (isRefusal(outcome)) onProblem({ what: 'The Word file was not written.', say: outcome.say })
      else if ('saved' in outcome) onProblem()
    },
    [desk, files, title, onProblem],
  )
  const ask = useCallback(
    async (mode: WordMode) => {
      if (desk.hasDraft && !desk.session.model.drafting) setAsking(mode)
      else await write(mode, 'draft')
    },
    [desk, write],
  )
  const close = () => setAsking(undefined)
  return {
    ask,
    write,
    note: writing && (
      <Note what="Writing the Word file…" act="Cancel" onAct={() => writing.abort()} calm>
        Nothing in the document changes.
      </Note>
    ),
    dialog: asking && (
      <ExportDialog
        turn={lastTurn(desk.session.model)?.label}
        onPublish={() => {
          close()
          onPublish()
        }}
        onExport={(of) => {
          close()
          void write(asking, of)
        }}
        onClose={close}
      />
    ),
  }
}

/** A name every file system takes. */
const fileNameFor = (title: string): string =>
  title
    .replace(/[\\/:*?"<>|\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 120) || 'Contract'
