import { type ReactNode, useCallback, useLayoutEffect, useState } from 'react'
import { isRefusal } from '../../../../shared/base/refuse.ts'
import type { View } from '../../../../shared/text/views.ts'
import { fileNameFor } from '../../../platform/file-name.ts'
import { maySaveNow, saveFile } from '../../../platform/save-file.ts'
import type { Session, SessionDeps } from '../../../session/session.ts'
import type { AppCommand, DocumentScreenProps } from '../../../ui/frame-ports.ts'
import type { Desk } from '../desk.ts'
import type { Kind } from '../model/print/sheet.ts'
import { Note } from '../panels/Note.tsx'
import { useWhichText } from '../publish/useWhichText.tsx'
import type { Progress } from './jobs.ts'
import { makePdf, printPages } from './make.ts'

type Screen = DocumentScreenProps<Session, SessionDeps, Pick<SessionDeps, 'client' | 'onEvent'>>

interface Asked extends Pick<Screen, 'title' | 'counterparty' | 'bridge' | 'registerCommands'> {
  readonly desk: Desk
  readonly view: View
  /** Called with nothing when the pages are there, so that an earlier refusal goes. */
  readonly onProblem: (problem?: { what: string; say: string }) => void
  readonly onPublish: () => void
}

interface Pages {
  /** Asks first whether an unpublished draft goes into the PDF. */
  readonly askPdf: (kind: Kind) => void
  /** How far the pages are, with a way to stop them. */
  readonly note: ReactNode
  readonly dialog: ReactNode
}

interface Order {
  readonly kind: Kind
  readonly to: 'pdf' | 'paper'
}

export const PDF_NAMES: Readonly<Record<Kind, string>> = {
  redline: 'PDF of the redline',
  clean: 'PDF of the clean text',
  sides: 'PDF side by side',
}

const FILE_WORDS: Readonly<Record<Kind, string>> = { redline: 'redline', clean: 'clean', sides: 'side by side' }

const PHASE_WORDS: Readonly<Record<Progress['phase'], string>> = {
  reading: 'Reading the document',
  comparing: 'Comparing the two texts',
  writing: 'Writing the pages',
  printing: 'Laying out the pages',
}

/** Pages of the open document as PDFs and on paper: what is asked, what is told meanwhile, and the commands. */
export function usePages(asked: Asked): Pages {
  const { desk, title, counterparty, bridge, registerCommands, view, onProblem, onPublish } = asked
  const [working, setWorking] = useState<{ readonly stop: AbortController; readonly progress: Progress }>()
  const [ready, setReady] = useState<{ readonly kind: Kind; readonly pdf: Uint8Array }>()
  const busy = working !== undefined
  const { files } = bridge.client
  const save = useCallback(
    async (kind: Kind, pdf: Uint8Array) => {
      setReady(undefined)
      const outcome = await saveFile(files, `${fileNameFor(title)} (${FILE_WORDS[kind]}).pdf`, new Uint8Array(pdf))
      if (isRefusal(outcome)) onProblem({ what: 'The PDF was not written.', say: outcome.say })
      else if ('saved' in outcome) onProblem()
    },
    [files, title, onProblem],
  )
  const make = useCallback(
    async ({ kind, to }: Order, of: 'draft' | 'shared') => {
      const stop = new AbortController()
      const onProgress = (progress: Progress) => setWorking({ stop, progress })
      setReady(undefined)
      onProgress({ phase: 'reading', done: 0 })
      const wanted = { kind, of, title, counterparty }
      const following = { onProgress, signal: stop.signal }
      const made = await (to === 'pdf' ? makePdf(desk, files, wanted, following) : printPages(desk, wanted, following))
      setWorking(undefined)
      if (stop.signal.aborted) return
      const what = to === 'pdf' ? 'The PDF was not written.' : 'Nothing was printed.'
      if (isRefusal(made)) return onProblem({ what, say: made.say })
      if (!made) return onProblem()
      if (maySaveNow()) await save(kind, made)
      else setReady({ kind, pdf: made })
    },
    [desk, files, title, counterparty, onProblem, save],
  )
  const which = useWhichText({ desk, make, onPublish })
  const ask = useCallback(
    (order: Order) => {
      if (busy) onProblem({ what: 'Pages are being made already.', say: 'Wait for them, or cancel them.' })
      else void which.ask(order)
    },
    [which.ask, busy, onProblem],
  )
  useLayoutEffect(
    () => registerCommands(commandsFor(ask, view === 'clean' ? 'clean' : 'redline')),
    [registerCommands, ask, view],
  )
  return {
    askPdf: useCallback((kind: Kind) => ask({ kind, to: 'pdf' }), [ask]),
    note: working ? (
      <Note what={`${wordsOf(working.progress)}…`} act="Cancel" onAct={() => working.stop.abort()} calm>
        Nothing in the document changes.
      </Note>
    ) : (
      ready && (
        <Note
          what={`The ${PDF_NAMES[ready.kind]} is ready.`}
          act="Save it…"
          onAct={() => void save(ready.kind, ready.pdf)}
          onClose={() => setReady(undefined)}
          calm
        >
          It is kept in memory until you close this note.
        </Note>
      )
    ),
    dialog: which.dialog,
  }
}

function commandsFor(ask: (order: Order) => void, shown: Kind): AppCommand[] {
  const pdf = (kind: Kind): AppCommand => ({
    id: `document.pdf.${kind}`,
    label: PDF_NAMES[kind],
    group: 'Document',
    run: () => () => ask({ kind, to: 'pdf' }),
  })
  return [
    pdf('redline'),
    pdf('clean'),
    pdf('sides'),
    // In the place of the frame's own, which would print the screen.
    {
      id: 'app.print',
      label: shown === 'clean' ? 'Print the clean text…' : 'Print the redline…',
      keys: 'Mod+P',
      group: 'Document',
      run: () => () => ask({ kind: shown, to: 'paper' }),
    },
  ]
}

/** "Writing the pages: 40 %". How long the layout takes nobody knows before. */
const wordsOf = ({ phase, done }: Progress): string =>
  phase === 'printing' || done === 0 ? PHASE_WORDS[phase] : `${PHASE_WORDS[phase]}: ${Math.round(done * 100)} %`
