import { Button } from '@mantine/core'
import { type ReactNode, useRef, useState } from 'react'
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { AskDialog } from '../../ui/AskDialog.tsx'
import { ErrorNote } from '../../ui/ErrorNote.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { longDayOf, plural } from '../../ui/words.ts'
import { bytesOf, kindOf, NAMES } from './files.ts'
import css from './people.module.css'
import type { PeopleProps } from './ports.ts'
import { Steps } from './Steps.tsx'

type Asked = {
  readonly kind: 'letIn'
  readonly file: Uint8Array
  readonly party: string
  readonly person: string
  readonly safety: string
}

/** Who takes part, whether they are who they say, and the files that carry what both publish. */
export const PeopleScreen = ({ id, title, who, view, parties, save, onView, seal, takeIn }: PeopleProps) => {
  const picker = useRef<HTMLInputElement>(null)
  const [asked, setAsked] = useState<Asked>()
  const [refused, setRefused] = useState<string>()
  const [said, setSaid] = useState<string>()
  const [busy, setBusy] = useState(false)
  const { us, them } = view
  const act = async (work: () => Promise<Refusal | string | undefined>) => {
    setBusy(true)
    setRefused(undefined)
    setSaid(undefined)
    const answer = await work().catch(() => undefined)
    setBusy(false)
    if (isRefusal(answer)) setRefused(answer.say)
    else if (answer) setSaid(answer)
  }
  const shown = (answer: typeof view | Refusal): Refusal | undefined => {
    if (isRefusal(answer)) return answer
    onView(answer)
    return undefined
  }
  const invite = () =>
    act(async () => {
      const made = await parties.invite(id, who)
      if (isRefusal(made)) return made
      const refusal = await save(`${title}${NAMES.invite}`, made.letter)
      return refusal ?? shown(await parties.view(id))
    })
  const open = (file: File) =>
    act(async () => {
      const kind = await kindOf(file)
      const bytes = await bytesOf(file)
      if (kind === 'handOver') {
        const taken = await takeIn(bytes)
        return isRefusal(taken) ? taken : taken.say
      }
      if (kind !== 'reply')
        return kind === 'invite'
          ? 'An invitation is opened on Home, with “Join with an invitation”.'
          : `This is no file of Parley’s. Expected is ${them ? `one that ends in ${NAMES.handOver}` : `a reply, which ends in ${NAMES.reply}`}.`
      const read = await parties.readReply(id, bytes)
      if (isRefusal(read)) return read
      setAsked({ kind: 'letIn', file: bytes, ...read })
      return undefined
    })
  const hand = () =>
    act(async () => {
      const file = await seal?.()
      if (!file || isRefusal(file)) return file
      return save(`${title}${NAMES.handOver}`, file)
    })
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={css.screen} aria-label="People" data-pane tabIndex={0}>
      <h2 className={css.title}>People</h2>
      {refused && <ErrorNote what="It was not done.">{refused}</ErrorNote>}
      <p role="status" className={css.said}>
        {said}
      </p>
      <input
        ref={picker}
        type="file"
        hidden
        aria-label="Reply or sealed file"
        accept={`${NAMES.reply},${NAMES.handOver}`}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) void open(file)
          event.currentTarget.value = ''
        }}
      />
      <div className={css.sides}>
        <Side mark="us" name={us?.name ?? who.party} people={us?.people.map((p) => p.person) ?? [who.person]}>
          <p>Signs as this device. Its key never leaves this computer.</p>
        </Side>
        {them ? (
          <Side mark="them" name={them.name} people={them.people.map((p) => p.person)}>
            <h4>Safety number</h4>
            <p className={css.digits}>{them.safety}</p>
            {them.verifiedAt ? (
              <p>Verified on {longDayOf(them.verifiedAt)}: both sides read the same digits.</p>
            ) : (
              <>
                <p>
                  Not verified. Call {them.people[0]?.person ?? them.name} on a number you know and read these digits to
                  each other. If they differ, somebody stands between you.
                </p>
                <Button onClick={() => void act(async () => shown(await parties.verified(id)))} disabled={busy}>
                  They read the same digits
                </Button>
              </>
            )}
          </Side>
        ) : (
          <Steps
            view={view}
            busy={busy}
            onInvite={() => void invite()}
            onReply={() => picker.current?.click()}
            onWithdraw={() => void act(async () => shown(await parties.withdraw(id)))}
          />
        )}
      </div>
      {them && (
        <section className={css.box} aria-label="Hand over">
          <h3>Hand over by file</h3>
          <p>
            A sealed file carries everything you published, and only {them.name}’s devices can open it. Send it by mail
            or on a stick. Your draft and your private position are not in it.
          </p>
          <div className={css.acts}>
            {seal && (
              <Button onClick={() => void hand()} disabled={busy}>
                Save a sealed file for {them.name}…
              </Button>
            )}
            <Button variant="default" onClick={() => picker.current?.click()} disabled={busy}>
              Take in their sealed file…
            </Button>
          </div>
          <Reach view={view} />
        </section>
      )}
      {view.refused.length > 0 && (
        <ErrorNote what={`${plural(view.refused.length, 'update')} of theirs was set aside.`} tone="failure">
          {[...new Set(view.refused)].join(' ')}
        </ErrorNote>
      )}
      {view.forked && (
        <ErrorNote what="A device signed two different things at one place." tone="failure">
          Both are kept as proof and nothing more of it is taken in. Speak with the other side before you go on.
        </ErrorNote>
      )}
      {asked && (
        <AskDialog
          title={`Let ${asked.party} in?`}
          act={`Let ${asked.person} of ${asked.party} in`}
          safe="Not now"
          onSafe={() => setAsked(undefined)}
          onAct={() => {
            setAsked(undefined)
            void act(async () => shown(await parties.letIn(id, asked.file, who)))
          }}
        >
          <p>
            {asked.person} replied to your invitation for {asked.party}. The invitation is used up with this. Compare
            the digits before you agree anything: {asked.safety}
          </p>
        </AskDialog>
      )}
    </section>
  )
}

const Side = (props: { mark: 'us' | 'them'; name: string; people: readonly string[]; children: ReactNode }) => (
  <section className={css.box} aria-label={props.name}>
    <h3>
      <PartyMark party={props.mark} /> {props.name}
    </h3>
    <p className={css.people}>{props.people.join(', ')}</p>
    {props.children}
  </section>
)

/** Published, in a file, with them: three things that are never called the same. */
const Reach = ({ view }: { view: PeopleProps['view'] }) => (
  <dl className={css.reach}>
    <dt>Signed by us</dt>
    <dd>{plural(view.signed, 'batch').replace('batchs', 'batches')}</dd>
    <dt>In the last sealed file</dt>
    <dd>{view.handed ? `${view.handed.batches} of ${view.signed}, ${longDayOf(view.handed.at)}` : 'none saved yet'}</dd>
    <dt>They said they have</dt>
    <dd>
      {view.acknowledged
        ? `${view.acknowledged.batches} of ${view.signed}, ${longDayOf(view.acknowledged.at)}`
        : 'nothing heard yet'}
    </dd>
  </dl>
)
