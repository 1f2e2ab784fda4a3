import { useMediaQuery } from '@mantine/hooks'
import { IconFileText } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Card } from '../../platform/catalogue.ts'
import type { Settings } from '../../platform/settings.ts'
import { Rail, type RailGroup } from '../../ui/Rail.tsx'
import css from '../app.module.css'
import { negotiationParts, privateParts, railFeatures } from '../features.ts'
import { useApp } from '../store.ts'
import { type Mode, Status, Title } from './Bars.tsx'

interface Props {
  readonly me: Settings
  readonly cards: ReadonlyMap<string, Card>
  readonly mode: Mode
  /** Persistent bars between the title and the screen. */
  readonly bars: ReactNode
  readonly children: ReactNode
}

/** Title bar, rail, the screen, status bar. The rail is slim in a document and below 1360 px. */
export const Layout = ({ me, cards, mode, bars, children }: Props) => {
  const screen = useApp((app) => app.screen)
  const opened = useApp((app) => app.opened)
  const go = useApp((app) => app.go)
  const counts = useApp((app) => app.counts)
  const bar = useApp((app) => app.bar)
  const hidden = useApp((app) => app.hidden)
  const narrow = useMediaQuery('(max-width: 1359px)', false, { getInitialValueInEffect: false })
  const groups: RailGroup[] = [
    {
      items: railFeatures.map(({ id, label, icon, screen: to }) => ({
        id,
        label,
        icon,
        current: screen.kind === to.kind,
        onOpen: () => go(to),
      })),
    },
  ]
  const here = screen.kind === 'negotiation' ? cards.get(screen.id) : undefined
  if (here)
    groups.push({
      title: here.title,
      items: negotiationParts.map(({ part, label, icon }) => ({
        id: `negotiation.${part}`,
        label,
        icon,
        current: screen.kind === 'negotiation' && screen.part === part,
        count: counts[part],
        onOpen: () => go({ kind: 'negotiation', id: here.id, part }),
      })),
    })
  if (here && !hidden)
    groups.push({
      title: 'Private to us',
      items: privateParts.map(({ part, label, icon }) => ({
        id: `negotiation.${part}`,
        label,
        icon,
        plane: 'private',
        current: screen.kind === 'negotiation' && screen.part === part,
        onOpen: () => go({ kind: 'negotiation', id: here.id, part }),
      })),
    })
  const open = opened.flatMap((id) => (id === here?.id ? [] : (cards.get(id) ?? [])))
  if (open.length > 0)
    groups.push({
      title: 'Open',
      items: open.map((card) => ({
        id: card.id,
        label: card.title,
        icon: IconFileText,
        current: screen.kind === 'negotiation' && screen.id === card.id,
        onOpen: () => go({ kind: 'negotiation', id: card.id, part: 'document' }),
      })),
    })
  return (
    <div className={css.frame}>
      <Title me={me} card={screen.kind === 'negotiation' ? cards.get(screen.id) : undefined} mode={mode} />
      <div>
        {bars}
        {bar}
      </div>
      <div className={css.body}>
        <Rail groups={groups} slim={narrow || (screen.kind === 'negotiation' && screen.part === 'document')} />
        <main className={css.main} data-pane tabIndex={-1}>
          {children}
        </main>
      </div>
      <Status />
    </div>
  )
}
