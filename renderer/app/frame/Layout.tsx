import { useMediaQuery } from '@mantine/hooks'
import { IconFileText } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Card } from '../../platform/catalogue.ts'
import type { Settings } from '../../platform/settings.ts'
import { Rail, type RailGroup } from '../../ui/Rail.tsx'
import css from '../app.module.css'
import { railFeatures } from '../features.ts'
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
  const open = opened.flatMap((id) => cards.get(id) ?? [])
  if (open.length > 0)
    groups.push({
      title: 'Open',
      items: open.map((card) => ({
        id: card.id,
        label: card.title,
        icon: IconFileText,
        current: screen.kind === 'document' && screen.id === card.id,
        onOpen: () => go({ kind: 'document', id: card.id }),
      })),
    })
  return (
    <div className={css.frame}>
      <Title me={me} card={screen.kind === 'document' ? cards.get(screen.id) : undefined} mode={mode} />
      <div>{bars}</div>
      <div className={css.body}>
        <Rail groups={groups} slim={narrow || screen.kind === 'document'} />
        <main className={css.main} data-pane tabIndex={-1}>
          {children}
        </main>
      </div>
      <Status />
    </div>
  )
}
