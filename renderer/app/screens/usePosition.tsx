import { type FunctionComponent, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { useStore } from 'zustand'
import { createStore } from 'zustand/vanilla'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { ClausePosition, limitsCrossed, Position } from '../../features/positions/index.ts'
import type { Connection } from '../../platform/bridge.ts'
import { newId } from '../../platform/ids.ts'
import type { LimitsPort, LimitWarning, PrivateBoxProps, RegisterCommands } from '../../ui/frame-ports.ts'
import { type Part, useApp } from '../store.ts'

export interface PrivatePlane {
  /** Absent while it is opened, and while the screen is shared. */
  readonly position: Position | undefined
  readonly limits: LimitsPort | undefined
  readonly PrivateBox: FunctionComponent<PrivateBoxProps> | undefined
}

/** Our private position in an open negotiation, for as long as it may be seen. Hiding closes it: nothing stays in memory. */
export function usePosition(
  id: NegotiationId,
  connection: Connection,
  part: Part,
  registerCommands: RegisterCommands,
): PrivatePlane {
  const hidden = useApp((app) => app.hidden)
  const [position, setPosition] = useState<Position>()
  const [asked] = useState(() => createStore(() => ({ now: false })))
  useEffect(() => {
    if (hidden) return
    const { journal } = connection.client
    const opened = new Position(id, { journal, newId, now: Date.now })
    void opened.open()
    setPosition(opened)
    const stops = [
      connection.onEvent((event) => {
        if (event.kind === 'laneTaken' && event.lane === opened.lane) opened.lost()
      }),
      connection.onConnection((up) => {
        if (up) void opened.open()
      }),
    ]
    return () => {
      for (const stop of stops) stop()
      setPosition(undefined)
      void opened.close()
    }
  }, [id, connection, hidden])
  useLayoutEffect(() => {
    if (!position) return
    const show = () => {
      if (part === 'document') asked.setState({ now: true })
      else useApp.getState().go({ kind: 'negotiation', id, part: 'position' })
    }
    return registerCommands([
      {
        id: 'negotiation.position',
        label: 'My position (on this clause)',
        keys: 'Mod+Shift+K',
        group: 'Negotiation',
        run: () => show,
      },
    ])
  }, [position, part, id, asked, registerCommands])
  return useMemo(() => {
    if (!position) return { position, limits: undefined, PrivateBox: undefined }
    const answered = () => asked.setState({ now: false })
    const PrivateBox = ({ clause }: PrivateBoxProps) => (
      <ClausePosition
        position={position}
        clause={clause}
        clauses={clause ? [clause] : []}
        asked={useStore(asked, (s) => s.now)}
        onAnswered={answered}
      />
    )
    return { position, limits: limitsOf(position), PrivateBox }
  }, [position, asked])
}

const limitsOf = (position: Position): LimitsPort => ({
  crossed: (texts) => limitsCrossed(position.state.getState().sheet, texts),
  published: (warnings, turn, leave) => {
    const crossed = warnings.filter(({ kind }) => kind !== 'unread')
    if (crossed.length === 0) return
    void position.put({
      kind: 'note',
      id: newId(),
      at: new Date().toISOString(),
      text: `Published as R${turn} beyond our limits: ${crossed.map(said).join('; ')}.${leave ? ` Allowed by ${leave}.` : ''}`,
      privileged: false,
    })
  },
})

const said = ({ title, offered, limit }: LimitWarning): string => `${title} ${offered} (limit ${limit})`
