import { Button, TextInput } from '@mantine/core'
import { useEffect, useState } from 'react'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { Who } from '../../../shared/bridge/parties.ts'
import { Dialog } from '../../ui/Dialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { Kbd } from '../../ui/Kbd.tsx'
import { NAMES } from './files.ts'
import css from './people.module.css'
import type { PartiesPort } from './ports.ts'

interface Props {
  readonly letter: Uint8Array
  readonly who: Who
  readonly parties: PartiesPort
  readonly save: (name: string, bytes: Uint8Array) => Promise<Refusal | undefined>
  /** They take part: a card for it. */
  readonly onJoined: (id: NegotiationId, inviter: string) => Promise<Refusal | undefined>
  readonly onClose: () => void
}

type Read = {
  readonly negotiation: NegotiationId
  readonly party: string
  readonly person: string
  readonly known: boolean
}

/** Shows who invites before anything is kept, and makes the reply. Never joins by itself. */
export const JoinDialog = ({ letter, who, parties, save, onJoined, onClose }: Props) => {
  const [read, setRead] = useState<Read>()
  const [refused, setRefused] = useState<string>()
  const [party, setParty] = useState(who.party)
  const [reply, setReply] = useState<Uint8Array>()
  useEffect(() => {
    void parties.readInvite(letter).then((answer) => {
      if (isRefusal(answer)) setRefused(answer.say)
      else setRead(answer)
    })
  }, [parties, letter])
  const same = read !== undefined && party.trim().toLowerCase() === read.party.toLowerCase()
  const join = async () => {
    if (!read) return
    const joined = await parties.join(letter, { ...who, party: party.trim() })
    if (isRefusal(joined)) return setRefused(joined.say)
    const carded = read.known ? undefined : await onJoined(joined.negotiation, read.party)
    if (carded) return setRefused(carded.say)
    setReply(joined.reply)
  }
  const keep = async () => {
    if (!reply || !read) return
    const refusal = await save(`Reply to ${read.party}${NAMES.reply}`, reply)
    if (refusal) setRefused(refusal.say)
    else onClose()
  }
  return (
    <Dialog onClose={onClose} title={read ? `${read.party} invites you to negotiate` : 'An invitation'} size={560}>
      <form
        className={css.form}
        onSubmit={(event) => {
          event.preventDefault()
          void (reply ? keep() : join())
        }}
      >
        {refused && <ErrorNote what="This invitation cannot be used.">{refused}</ErrorNote>}
        {read && !reply && (
          <>
            <p>
              {read.person} of {read.party} made this invitation. Taking part makes a key for you in this negotiation
              and a reply to send back. Nothing else leaves this computer.
            </p>
            <TextInput
              label="Your party"
              value={party}
              maxLength={200}
              error={same ? 'That is the name of the other side.' : undefined}
              onChange={(e) => setParty(e.currentTarget.value)}
            />
          </>
        )}
        {reply && (
          <p>
            You take part. Save the reply and send it to {read?.person}. When they have let you in they send you a
            sealed file with the document: open it on Home.
          </p>
        )}
        <div className={css.acts}>
          <Button variant="default" onClick={onClose} rightSection={<Kbd keys="Escape" />}>
            {reply ? 'Later' : 'Leave it'}
          </Button>
          {read && (
            <Button type="submit" disabled={!reply && (party.trim() === '' || same)}>
              {reply ? 'Save the reply…' : `Take part as ${party.trim() || '…'}`}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
