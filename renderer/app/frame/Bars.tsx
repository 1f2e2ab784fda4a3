import { IconCheck, IconEye, IconPlugConnectedX } from '@tabler/icons-react'
import type { Card } from '../../platform/catalogue.ts'
import type { Settings } from '../../platform/settings.ts'
import { Kbd } from '../../ui/Kbd.tsx'
import { PartyMark } from '../../ui/PartyMark.tsx'
import { PlaneLabel } from '../../ui/Plane.tsx'
import { StatusBar } from '../../ui/StatusBar.tsx'
import { StatusChip } from '../../ui/StatusChip.tsx'
import { TitleBar } from '../../ui/TitleBar.tsx'
import css from '../app.module.css'
import { useApp } from '../store.ts'

/** How this window stands to the journal. */
export type Mode = 'opening' | 'writing' | 'reading' | 'down'

const Where = ({ mode }: { mode: Mode }) => {
  if (mode === 'opening') return null
  if (mode === 'writing') return <StatusChip icon={<IconCheck stroke={1.6} />}>Saved on this computer</StatusChip>
  return (
    <StatusChip
      tone="attention"
      icon={mode === 'down' ? <IconPlugConnectedX stroke={1.6} /> : <IconEye stroke={1.6} />}
    >
      {mode === 'down' ? 'Not connected' : 'Only reading here'}
    </StatusChip>
  )
}

/** What is open, between whom; the document fills the right side itself. */
export const Title = ({ me, card, mode }: { me: Settings; card: Card | undefined; mode: Mode }) => {
  const slots = useApp((app) => app.title)
  if (card)
    return (
      <TitleBar
        name={card.title}
        detail={
          <>
            <PartyMark party="us" /> <span className={css.us}>{me.party}</span>
            {card.counterparty && (
              <>
                <span aria-hidden="true">⇄</span> <PartyMark party="them" />{' '}
                <span className={css.them}>{card.counterparty}</span>
              </>
            )}
          </>
        }
        right={slots.right}
      />
    )
  return (
    <TitleBar
      name="Parley"
      detail={me.name && `${me.party}, ${me.name}`}
      right={slots.right ?? <Where mode={mode} />}
    />
  )
}

/** Plane, facts, and the two keys worth knowing. A refused key is explained where the facts stand. */
export const Status = () => {
  const { plane, facts, right } = useApp((app) => app.status)
  const notice = useApp((app) => app.notice)
  const home = useApp((app) => app.screen.kind === 'home')
  return (
    <StatusBar
      plane={plane ?? <PlaneLabel kind="computer">On this computer only</PlaneLabel>}
      facts={
        <>
          <span role="status">{notice}</span>
          {notice ? null : (facts ?? (home ? 'Everything on this page is read from this computer' : ''))}
        </>
      }
      right={
        right ?? (
          <>
            <button type="button" className={css.hintButton} onClick={() => useApp.getState().showPalette(true)}>
              Go to <Kbd keys="Mod+K" />
            </button>
            <button type="button" className={css.hintButton} onClick={() => useApp.getState().showAllKeys(true)}>
              Shortcuts <Kbd keys="Mod+/" />
            </button>
          </>
        )
      }
    />
  )
}
