import { type ReactNode, useState } from 'react'
import { useStore } from 'zustand'
import type { Session } from '../../../session/session.ts'
import { Note } from './Note.tsx'

/** What was not done, and why. */
export interface Problem {
  readonly what: string
  readonly say: string
}

interface Props {
  readonly session: Session
  /** Nothing was published yet: there is no text to redline against. */
  readonly drafting: boolean
  readonly problem: Problem | undefined
  readonly onProblem: (problem: Problem | undefined) => void
  /** A turn just published that nobody has been given yet. */
  readonly handed: number | undefined
  readonly onHanded: (how: 'save' | 'close') => void
  readonly onPublish: () => void
  /** What is being made from the text just now. */
  readonly children: ReactNode
}

/** What is to be told above the page, the most pressing first. */
export const PageNotes = ({ session, drafting, problem, onProblem, handed, onHanded, onPublish, children }: Props) => {
  const elsewhere = useStore(session.status, (s) => s.elsewhere)
  const [warned, setWarned] = useState(true)
  return (
    <>
      {elsewhere && (
        <Note
          what="This negotiation is being written in another window."
          act="Work on it here"
          onAct={async () => {
            const refused = await session.takeBack()
            onProblem(refused && { what: 'It could not be taken back yet.', say: refused.say })
          }}
        >
          Here you can read it. Nothing you typed is lost.
        </Note>
      )}
      {warned && session.warnings.length > 0 && (
        <Note what="Not everything on the disk could be read." act="I have seen this" onAct={() => setWarned(false)}>
          {session.warnings.join(' ')}
        </Note>
      )}
      {children}
      {problem && (
        <Note what={problem.what} act="Close" onAct={() => onProblem(undefined)}>
          {problem.say}
        </Note>
      )}
      {handed !== undefined && (
        <Note
          what={`Turn R${handed} is published on this computer. It has not been sent.`}
          act="Save the Word file to send"
          onAct={() => onHanded('save')}
          onClose={() => onHanded('close')}
          calm
        >
          What they return is compared with it.
        </Note>
      )}
      {drafting && (
        <Note what="First text: edits are plain." act="Start redlining" onAct={onPublish} calm>
          From then on every edit shows as a change against this text.
        </Note>
      )}
    </>
  )
}
