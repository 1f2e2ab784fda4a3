import { Suspense, useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { isRefusal, type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { PartiesView } from '../../../shared/bridge/parties.ts'
import type { ImportReport } from '../../../shared/docx/model.ts'
import { ChangesScreen, Inbox } from '../../features/changes/index.ts'
import { CompareScreen } from '../../features/compare/index.ts'
import { DocumentScreen, FirstPage } from '../../features/document/index.ts'
import { ReportDialog } from '../../features/home/index.ts'
import { IssueList, IssuesScreen } from '../../features/issues/index.ts'
import { useLibraryPort } from '../../features/library/index.ts'
import type { Connection } from '../../platform/bridge.ts'
import type { Card, Catalogue } from '../../platform/catalogue.ts'
import { clock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Ignored } from '../../platform/ignored.ts'
import type { Library } from '../../platform/library.ts'
import type { Notes } from '../../platform/notes.ts'
import { packageOf } from '../../session/pictures/book.ts'
import type { Me, NextAct, RegisterCommands } from '../../ui/frame-ports.ts'
import { Wait } from '../boot/Wait.tsx'
import { type Part, useApp } from '../store.ts'
import { HiddenScreen } from './HiddenScreen.tsx'
import { OpeningScreen } from './OpeningScreen.tsx'
import { PeopleHost } from './PeopleHost.tsx'
import { PositionHost } from './PositionHost.tsx'
import { summaryWriter } from './summary.ts'
import { UnverifiedBar } from './UnverifiedBar.tsx'
import { useCompare } from './useCompare.ts'
import { usePosition } from './usePosition.tsx'
import { useSession } from './useSession.ts'
import { useWire } from './useWire.ts'

interface Props {
  readonly card: Card
  readonly part: Part
  readonly next?: NextAct | undefined
  readonly me: Me
  readonly connection: Connection
  readonly catalogue: Catalogue
  readonly library: Library
  readonly notes: Notes
  readonly ignored: Ignored
  readonly registerCommands: RegisterCommands
}

/** Opens a negotiation, shows the part of it that is asked for, writes its summary to the catalogue at its own pace, and shows its import report again. */
export const NegotiationHost = ({
  card,
  part,
  next,
  me,
  connection,
  catalogue,
  library,
  notes,
  ignored,
  registerCommands,
}: Props) => {
  const { id, title, counterparty, report: blob, fileName } = card
  const [report, setReport] = useState<ImportReport>()
  const { setStatus, setTitle, setCounts, setBar, close, say, go } = useApp.getState()
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
  useLayoutEffect(() => {
    if (!showReport) return
    return registerCommands([
      {
        id: 'document.importReport',
        label: 'What the file held',
        group: 'Document',
        run: () => () => void showReport(),
      },
    ])
  }, [showReport, registerCommands])

  const { port, picker } = useLibraryPort({ library, clock, newId })
  const [parties, setParties] = useState<PartiesView>()
  const stranger = parties?.them && !parties.them.verifiedAt ? parties.them.name : undefined
  const held = useMemo(() => (stranger === undefined ? undefined : unverified(stranger)), [stranger])
  const { opened, again, firstPage } = useSession(id, connection, meAs(me, parties?.us?.name), held)
  const ready = opened === undefined || isRefusal(opened) ? undefined : opened
  const wire = useWire(ready?.session, connection, setParties)
  useEffect(() => {
    if (!held || part === 'people') return
    setBar(<UnverifiedBar say={held.say} onPeople={() => go({ kind: 'negotiation', id, part: 'people' })} />)
    return () => setBar(null)
  }, [held, part, id, go, setBar])
  const { compare, onCompare } = useCompare(id, ready, registerCommands)
  const hidden = useApp((app) => app.hidden)
  const { position, limits, PrivateBox } = usePosition(id, connection, part, registerCommands)
  const inbox = useMemo(() => ready && new Inbox(ready.session, ready.deps), [ready])
  const issues = useMemo(() => ready && new IssueList(ready.session, ready.deps), [ready])
  useEffect(() => {
    if (!inbox || !issues) return
    const stops = [inbox.follow(), issues.follow()]
    const count = () => {
      const { rows, states } = inbox.state.getState()
      const open = rows.filter((_, i) => states[i] === 'open')
      const unsettled = issues.state.getState().rows.filter((row) => row.open)
      setCounts({
        changes: { n: open.length, untracked: open.some((row) => row.class === 'untracked') },
        issues: { n: unsettled.length, untracked: unsettled.some((row) => row.state === 'untracked') },
      })
    }
    count()
    stops.push(inbox.state.subscribe(count), issues.state.subscribe(count))
    return () => {
      for (const stop of stops) stop()
      setCounts({})
    }
  }, [inbox, issues, setCounts])
  const inPackage = useMemo(
    () => (firstPage?.package ? packageOf(connection.client, id, firstPage.package) : undefined),
    [firstPage, connection, id],
  )
  if (opened === undefined && firstPage && part === 'document') return <FirstPage page={firstPage} file={inPackage} />
  if (!ready || !inbox || !issues)
    return <OpeningScreen refused={isRefusal(opened) ? opened : undefined} onAgain={again} onClose={() => close(id)} />
  const frame = { id, title, counterparty, ...ready, bridge: connection, registerCommands, setStatus, setTitle }
  const showPlace = (paragraph: number, offset: number) =>
    go({ kind: 'negotiation', id, part: 'document', next: { act: 'show', paragraph, offset } })
  return (
    <Suspense fallback={<Wait>Opening the document…</Wait>}>
      {part === 'document' && (
        <DocumentScreen
          {...frame}
          next={next}
          onClose={() => close(id)}
          onSummary={summary.write}
          library={port}
          onCompare={onCompare}
          notes={hidden ? undefined : notes}
          limits={limits}
          PrivateBox={PrivateBox}
          ignored={ignored}
          {...(showReport && { onShowReport: () => void showReport() })}
        />
      )}
      {picker}
      {part === 'compare' && compare && (
        <CompareScreen
          {...frame}
          compare={compare}
          next={next?.act === 'compare' ? next : undefined}
          onShow={showPlace}
          onHelp={() => go({ kind: 'help', page: 'turns' })}
        />
      )}
      {part === 'issues' && <IssuesScreen {...frame} issues={issues} onShow={showPlace} />}
      {part === 'position' && hidden && <HiddenScreen />}
      {part === 'position' && position && (
        <PositionHost
          card={card}
          me={me}
          session={ready.session}
          position={position}
          connection={connection}
          registerCommands={registerCommands}
        />
      )}
      {part === 'people' && wire && (
        <PeopleHost
          card={card}
          me={me}
          connection={connection}
          catalogue={catalogue}
          open={{ session: ready.session, wire }}
        />
      )}
      {part === 'changes' && (
        <ChangesScreen
          {...frame}
          inbox={inbox}
          onShow={showPlace}
          onPublish={() => go({ kind: 'negotiation', id, part: 'document', next: { act: 'publish' } })}
        />
      )}
      {report && <ReportDialog name={fileName ?? title} report={report} onClose={() => setReport(undefined)} />}
    </Suspense>
  )
}

/** The person under the name her party was founded with: what is signed carries that, whatever the settings say since. */
const meAs = (me: Me, party: string | undefined): Me =>
  party === undefined || party === me.party ? me : { ...me, party, formerly: [...(me.formerly ?? []), me.party] }

const unverified = (them: string): Refusal =>
  refuse(
    'unverified',
    `${them} is not verified. Read the safety number to each other before anything is agreed; it stands under People.`,
  )
