import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconCircleHalf2, IconLock } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useStore } from 'zustand'
import type { ClauseStatus } from '../../../../shared/text/agreement/status.ts'
import { clauseName } from '../../../../shared/text/lines.ts'
import { StatusChip } from '../../../ui/StatusChip.tsx'
import { dayOf } from '../../../ui/words.ts'
import type { Desk } from '../desk.ts'
import css from './agreement.module.css'
import { ChangedSince } from './ChangedSince.tsx'
import type { ClauseActs } from './commands.ts'
import { STATE_NAMES, whoSaid } from './words.ts'

/** The clause one is in: where it stands between the parties, and what can be said about it. */
export const ClauseCard = ({ desk, acts }: { desk: Desk; acts: ClauseActs }) => {
  const clause = useStore(desk.reading, (s) => s.clause)
  const agreement = useStore(desk.agreements.state, (s) => s.agreement)
  const [why, setWhy] = useState(false)
  const status = clause && agreement?.statuses.get(clause.key)
  const key = clause?.key
  // biome-ignore lint/correctness/useExhaustiveDependencies: another clause begins folded
  useEffect(() => setWhy(false), [key])
  if (!clause) return null
  return (
    <section className={css.card} aria-label="Clause">
      <header className={css.head}>
        <h2>{clauseName(clause)}</h2>
        {status && <StateChip status={status} />}
        <Menu position="bottom-end">
          <Menu.Target>
            <Button variant="default" h={26} rightSection={<IconChevronDown size={14} aria-hidden="true" />}>
              Clause
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => acts.principle()}>Agree in principle</Menu.Item>
            <Menu.Item onClick={() => acts.ask('agree')}>Agree clause…</Menu.Item>
            <Menu.Item onClick={() => acts.ask('record')}>Record their agreement…</Menu.Item>
            <Menu.Divider />
            <Menu.Item onClick={() => acts.ask('reopen')}>Reopen clause…</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </header>
      {status && <Words status={status} />}
      {status?.signed && status.state === 'reopened' && (
        <Button variant="default" h={26} onClick={() => setWhy(!why)} aria-expanded={why}>
          {why ? 'Hide what changed' : 'Show what changed since it was agreed'}
        </Button>
      )}
      {why && status && <ChangedSince desk={desk} status={status} />}
    </section>
  )
}

const StateChip = ({ status: { state } }: { status: ClauseStatus }) => {
  if (state === 'open' || state === 'proposed') return null
  const tone = state === 'agreed' ? 'agreed' : state === 'principle' ? 'plain' : 'attention'
  const icon = state === 'agreed' ? <IconLock /> : state === 'principle' ? <IconCircleHalf2 /> : undefined
  return (
    <StatusChip tone={tone} icon={icon}>
      {STATE_NAMES[state]}
    </StatusChip>
  )
}

/** Who said what, in words: an agreement of one side alone is not yet one. */
const Words = ({ status }: { status: ClauseStatus }) => {
  const { words, reopening, coveredBy, state, differs } = status
  if (words.length === 0 && !reopening) return null
  return (
    <ul className={css.words}>
      {coveredBy && <li>Agreed with clause {clauseName(coveredBy)}.</li>}
      {words.map((word) => (
        <li key={word.key}>
          {whoSaid(word)}, {dayOf(word.record.at)}
          {word.record.level === 'principle' ? ': in principle' : ': this text'}
        </li>
      ))}
      {reopening && (
        <li>
          Reopened by {reopening.record.by.name || reopening.record.by.party}, {dayOf(reopening.record.at)}: “
          {reopening.record.say}”
        </li>
      )}
      {differs && <li>Its text was changed after both had agreed it.</li>}
      {state === 'contested' && <li>These are agreements on different texts. Reopen it, or agree the same text.</li>}
    </ul>
  )
}
