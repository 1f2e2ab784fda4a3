import { type ReactNode, useCallback, useState } from 'react'
import { isRefusal, type Refusal } from '../../../../shared/base/refuse.ts'
import type { CleanCopy } from '../../../../shared/docx/index.ts'
import { fileNameFor } from '../../../platform/file-name.ts'
import { type SaveOutcome, saveFile } from '../../../platform/save-file.ts'
import type { Session, SessionDeps } from '../../../session/session.ts'
import type { DocumentScreenProps } from '../../../ui/frame-ports.ts'
import type { Desk } from '../desk.ts'
import { Note } from '../panels/Note.tsx'
import { useWhichText } from '../publish/useWhichText.tsx'
import { CleanDialog } from './CleanDialog.tsx'
import { exportClean, exportRedline, type WordMode } from './export-word.ts'

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

/** A clean copy that is ready, and what it was made of. */
interface Ready {
  readonly copy: CleanCopy
  readonly of: 'draft' | 'shared'
}

/** Writing Word files from the open document: what is asked, what is told meanwhile, and the file saved. */
export function useWordExport({ desk, title, bridge, onProblem, onPublish }: Asked): WordExport {
  const [writing, setWriting] = useState<AbortController>()
  const [clean, setClean] = useState<Ready>()
  const { files } = bridge.client
  /** Runs one piece of work that can be cancelled; nothing comes back when it was. */
  const working = useCallback(async <T,>(work: (signal: AbortSignal) => Promise<T>): Promise<T | undefined> => {
    const stop = new AbortController()
    setWriting(stop)
    const done = await work(stop.signal)
    setWriting(undefined)
    return stop.signal.aborted ? undefined : done
  }, [])
  const save = useCallback(
    async (bytes: Uint8Array | Refusal, mode: WordMode) => {
      const outcome: SaveOutcome = isRefusal(bytes)
        ? bytes
        : await saveFile(files, `${fileNameFor(title)} (${mode}).docx`, new Uint8Array(bytes))
      if (isRefusal(outcome)) onProblem({ what: 'The Word file was not written.', say: outcome.say })
      else if ('saved' in outcome) onProblem()
    },
    [files, title, onProblem],
  )
  const write = useCallback(
    async (mode: WordMode, of: 'draft' | 'shared') => {
      if (mode === 'redline') {
        const bytes = await working((signal) => exportRedline(desk, of, signal))
        if (bytes) await save(bytes, mode)
        return
      }
      const copy = await working((signal) => exportClean(desk, of, 'keep', signal))
      if (copy && isRefusal(copy)) await save(copy, mode)
      else if (copy) setClean({ copy, of })
    },
    [desk, working, save],
  )
  const saveClean = async ({ copy, of }: Ready, hidden: 'keep' | 'remove') => {
    const again = hidden === 'remove' && copy.report.hidden.length > 0
    const made = again ? await working((signal) => exportClean(desk, of, hidden, signal)) : copy
    setClean(undefined)
    if (made) await save(isRefusal(made) ? made : made.bytes, 'clean')
  }
  const which = useWhichText({ desk, make: write, onPublish })
  return {
    ask: which.ask,
    write,
    note: writing && (
      <Note what="Writing the Word file…" act="Cancel" onAct={() => writing.abort()} calm>
        Nothing in the document changes.
      </Note>
    ),
    dialog:
      which.dialog ??
      (clean && (
        <CleanDialog
          report={clean.copy.report}
          busy={writing !== undefined}
          onSave={(hidden) => void saveClean(clean, hidden)}
          onClose={() => setClean(undefined)}
        />
      )),
  }
}
