import { Suspense, useEffect, useMemo, useState } from 'react'
import { isRefusal } from '../../../shared/base/refuse.ts'
import type { ImportReport } from '../../../shared/docx/model.ts'
import { DocumentScreen } from '../../features/document/index.ts'
import { ReportDialog } from '../../features/home/index.ts'
import { useLibraryPort } from '../../features/library/index.ts'
import type { Connection } from '../../platform/bridge.ts'
import type { Card, Catalogue } from '../../platform/catalogue.ts'
import { clock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Library } from '../../platform/library.ts'
import type { Me, RegisterCommands } from '../../ui/frame-ports.ts'
import { Wait } from '../boot/Wait.tsx'
import { type Part, useApp } from '../store.ts'
import { OpeningScreen } from './OpeningScreen.tsx'
import { summaryWriter } from './summary.ts'
import { useSession } from './useSession.ts'

interface Props {
  readonly card: Card
  readonly part: Part
  readonly me: Me
  readonly connection: Connection
  readonly catalogue: Catalogue
  readonly library: Library
  readonly registerCommands: RegisterCommands
}

/** Opens a negotiation, shows the part of it that is asked for, writes its summary to the catalogue at its own pace, and shows its import report again. */
export const NegotiationHost = ({ card, part, me, connection, catalogue, library, registerCommands }: Props) => {
  const { id, title, counterparty, report: blob, fileName } = card
  const [report, setReport] = useState<ImportReport>()
  const { setStatus, setTitle, close, say } = useApp.getState()
  const summary = useMemo(() => summaryWriter((fields) => catalogue.change(id, fields)), [catalogue, id])
  useEffect(() => () => summary.flush(), [summary])

  const showReport = useMemo(() => {
    if (!blob) return undefined
    return async () => {
      const bytes = await connection.client.files.getBlob(id, blob).catch(() => undefined)
      if (!bytes || isRefusal(bytes)) return say(bytes?.say ?? 'The report could not be read just now.')
      setReport(JSON.parse(new TextDecoder().decode(bytes)) as ImportReport)
    }
  }, [blob, id, connection, say])
  useEffect(() => {
    if (!showReport) return
    return registerCommands([
      {
        id: 'document.importReport',
        label: 'What the Word file held',
        group: 'Document',
        run: () => () => void showReport(),
      },
    ])
  }, [showReport, registerCommands])

  const { port, picker } = useLibraryPort({ library, clock, newId })
  const { opened, again } = useSession(id, connection, me)
  if (opened === undefined || isRefusal(opened))
    return <OpeningScreen refused={opened} onAgain={again} onClose={() => close(id)} />
  const frame = { id, title, counterparty, ...opened, bridge: connection, registerCommands, setStatus, setTitle }
  return (
    <Suspense fallback={<Wait>Opening the document…</Wait>}>
      {part === 'document' && (
        <DocumentScreen
          {...frame}
          onClose={() => close(id)}
          onSummary={summary.write}
          library={port}
          {...(showReport && { onShowReport: () => void showReport() })}
        />
      )}
      {picker}
      {report && <ReportDialog name={fileName ?? title} report={report} onClose={() => setReport(undefined)} />}
    </Suspense>
  )
}
