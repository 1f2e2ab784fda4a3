import { useCallback, useEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { isRefusal, refuse } from '../../../shared/base/refuse.ts'
import { briefPage, type Facts, type Position, PositionScreen } from '../../features/positions/index.ts'
import type { Connection } from '../../platform/bridge.ts'
import type { Card } from '../../platform/catalogue.ts'
import { fileNameFor } from '../../platform/file-name.ts'
import { newId } from '../../platform/ids.ts'
import { saveFile } from '../../platform/save-file.ts'
import { type DealFacts, readFacts } from '../../session/deal-facts.ts'
import type { Session } from '../../session/session.ts'
import type { Me, RegisterCommands } from '../../ui/frame-ports.ts'
import { longDayOf } from '../../ui/words.ts'
import { useApp } from '../store.ts'

interface Props {
  readonly card: Card
  readonly me: Me
  readonly session: Session
  readonly position: Position
  readonly connection: Connection
  readonly registerCommands: RegisterCommands
}

const NOTHING: DealFacts = { clauses: [], turns: [], texts: new Map() }

/** Hands the private plane what it needs of the document, in words, and takes nothing back. */
export const PositionHost = ({ card, me, session, position, connection, registerCommands }: Props) => {
  const { files } = connection.client
  const [read, setRead] = useState(NOTHING)
  const work = useStore(session.work)
  const sheet = useStore(position.state, (s) => s.sheet)
  const wanted = JSON.stringify([...new Set(sheet.issues.flatMap((issue) => issue.clause ?? []))])
  useEffect(
    () =>
      readFacts(
        work,
        {
          me: session.model.me,
          ours: [me.party, ...(me.formerly ?? [])],
          now: Date.now(),
          wanted: JSON.parse(wanted) as string[],
        },
        setRead,
      ),
    [work, session, me, wanted],
  )
  const facts = useMemo<Facts>(
    () => ({
      clauses: read.clauses,
      turns: read.turns,
      textOf: (clause, turn) => read.texts.get(turn ?? '')?.get(clause),
    }),
    [read],
  )
  const makeBrief = useCallback(
    async (turns: Parameters<typeof briefPage>[2]) => {
      const head = {
        title: card.title,
        us: me.party || 'us',
        them: card.counterparty,
        author: me.name,
        date: longDayOf(Date.now()),
        nonce: newId(),
      }
      const page = briefPage(head, position.state.getState().sheet, turns)
      return files
        .pdf(newId(), new TextEncoder().encode(page))
        .catch(() => refuse('unreachable', "Parley's background process did not answer. No PDF was made."))
    },
    [card, me, position, files],
  )
  const saveBrief = useCallback(
    async (pdf: Uint8Array) => {
      const name = `${fileNameFor(card.title)} (private brief).pdf`
      const outcome = await saveFile(files, name, new Uint8Array(pdf))
      return isRefusal(outcome) ? outcome : undefined
    },
    [card.title, files],
  )
  return (
    <PositionScreen
      position={position}
      facts={facts}
      counterparty={card.counterparty}
      makeBrief={makeBrief}
      saveBrief={saveBrief}
      onHide={() => useApp.getState().setHidden(true)}
      registerCommands={registerCommands}
      setStatus={useApp.getState().setStatus}
    />
  )
}
