import { type ReactNode, useCallback, useState } from 'react'
import { isRefusal } from '../../../shared/base/refuse.ts'
import { bytesOf, JoinDialog, kindOf } from '../../features/people/index.ts'
import type { Connection } from '../../platform/bridge.ts'
import type { Catalogue } from '../../platform/catalogue.ts'
import { clock } from '../../platform/clock.ts'
import type { Settings } from '../../platform/settings.ts'
import { useApp } from '../store.ts'
import { saveWith, takeFile } from './parley-files.ts'

/** Invitations and sealed files, opened on Home. Answers why one was not taken, in a sentence. */
export function useParleyFiles(
  { client }: Connection,
  catalogue: Catalogue,
  me: Settings,
): { open: (file: File) => Promise<string | undefined>; dialog: ReactNode } {
  const [letter, setLetter] = useState<Uint8Array>()
  const open = useCallback(
    async (file: File) => {
      const kind = await kindOf(file)
      if (kind === 'invite') {
        setLetter(await bytesOf(file))
        return undefined
      }
      if (kind === 'reply')
        return 'This is a reply to an invitation of yours. Open it under People, in the negotiation it is about.'
      if (kind !== 'handOver') return 'This is no file of Parley’s, or it is damaged.'
      const taken = await takeFile(client, catalogue, await bytesOf(file), [me.party, ...me.formerParties]).catch(
        () => undefined,
      )
      if (!taken) return "Parley's background process did not answer. Nothing was taken in."
      if (isRefusal(taken)) return taken.say
      useApp.getState().go({ kind: 'negotiation', id: taken.id, part: 'changes' })
      return undefined
    },
    [client, catalogue, me.party, me.formerParties],
  )
  return {
    open,
    dialog: letter && (
      <JoinDialog
        letter={letter}
        who={{ party: me.party, person: me.name, formerly: me.formerParties }}
        parties={client.parties}
        save={saveWith(client.files)}
        onJoined={(id, inviter) => {
          const at = clock.now()
          const names = { title: `With ${inviter}`, counterparty: inviter, source: 'joined' as const }
          return catalogue.add({ id, ...names, createdAt: at, editedAt: at, openChanges: 0 })
        }}
        onClose={() => setLetter(undefined)}
      />
    ),
  }
}
