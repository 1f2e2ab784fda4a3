import { useCallback, useEffect, useState } from 'react'
import { isRefusal, type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { PartiesView } from '../../../shared/bridge/parties.ts'
import { PeopleScreen } from '../../features/people/index.ts'
import type { Connection } from '../../platform/bridge.ts'
import type { Card, Catalogue } from '../../platform/catalogue.ts'
import { fileNameFor } from '../../platform/file-name.ts'
import type { Session } from '../../session/session.ts'
import type { Wire } from '../../session/wire.ts'
import type { Me } from '../../ui/frame-ports.ts'
import { plural } from '../../ui/words.ts'
import { useApp } from '../store.ts'
import { saveWith, takeFile } from './parley-files.ts'

interface Props {
  readonly card: Card
  readonly me: Me
  readonly connection: Connection
  readonly catalogue: Catalogue
  /** Absent while the document has not come. */
  readonly open?: { readonly session: Session; readonly wire: Wire }
}

/** The people of a negotiation, with a document here or before it has come. */
export const PeopleHost = ({ card, me, connection, catalogue, open }: Props) => {
  const { client } = connection
  const { id } = card
  const [own, setOwn] = useState<PartiesView>()
  const [refused, setRefused] = useState<Refusal>()
  const wire = open?.wire
  const onView = useCallback(
    (view: PartiesView) => {
      wire?.show(view)
      setOwn(view)
      // Whoever was let in is the other side, where nobody had named it.
      if (view.them && card.counterparty === '') void catalogue.change(id, { counterparty: view.them.name })
    },
    [wire, catalogue, id, card.counterparty],
  )
  useEffect(() => {
    if (!wire) void client.parties.view(id).then((answer) => (isRefusal(answer) ? setRefused(answer) : setOwn(answer)))
    else return wire.view.subscribe((view) => setOwn(view))
  }, [wire, client, id])
  const view = own ?? wire?.view.getState()
  const seal =
    open &&
    (async () => {
      const signed = await open.wire.sign()
      if (signed) return signed
      const { fileName = '', sha256 = '' } = open.session.model.roots.origin() ?? {}
      const sealed = await client.parties.seal(id, { title: card.title, fileName, blobs: sha256 ? [sha256] : [] })
      if (isRefusal(sealed)) return sealed
      onView(sealed.view)
      return sealed.file
    })
  const takeIn = async (file: Uint8Array) => {
    const taken = await takeFile(client, catalogue, file, [me.party, ...(me.formerly ?? [])])
    if (isRefusal(taken)) return taken
    if (taken.id !== id) return { say: 'It was taken in for another negotiation, the one it belongs to.' }
    const count = open ? await open.wire.takeIn() : 1
    if (isRefusal(count)) return count
    const now = await client.parties.view(id)
    if (!isRefusal(now)) onView(now)
    if (!open) useApp.getState().go({ kind: 'negotiation', id, part: 'document' })
    return {
      say:
        count === 0
          ? 'Nothing new was in it. What they have was noted.'
          : `${plural(count, 'update')} taken in. See What changed.`,
    }
  }
  if (refused) return <p role="alert">{refused.say}</p>
  if (!view) return null
  return (
    <PeopleScreen
      id={id}
      title={fileNameFor(card.title)}
      who={{ party: me.party, person: me.name, formerly: me.formerly ?? [] }}
      view={view}
      parties={client.parties}
      save={saveWith(client.files)}
      onView={onView}
      seal={seal}
      takeIn={(file) => takeIn(file).catch(() => refuse('unreachable', "Parley's background process did not answer."))}
    />
  )
}
