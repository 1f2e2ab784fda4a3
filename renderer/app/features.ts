/** The screens of the rail, in order. A new feature is one line here and one in Screens. */
import {
  IconArrowsDiff,
  IconBooks,
  IconFileText,
  IconHelp,
  IconHome,
  IconInbox,
  IconList,
  IconLock,
  IconSettings,
  IconUsers,
} from '@tabler/icons-react'
import type { Part, Screen } from './store.ts'

export const railFeatures = [
  { id: 'app.home', label: 'Home', icon: IconHome, screen: { kind: 'home' } as Screen },
  { id: 'app.library', label: 'Library', icon: IconBooks, screen: { kind: 'library' } as Screen },
  { id: 'app.settings', label: 'Settings', icon: IconSettings, screen: { kind: 'settings' } as Screen },
  { id: 'app.help', label: 'Help', icon: IconHelp, screen: { kind: 'help', page: 'getting-started' } as Screen },
] as const

/** What an open negotiation is looked at through, in order. */
export const negotiationParts = [
  { part: 'changes', label: 'What changed', icon: IconInbox },
  { part: 'document', label: 'Document', icon: IconFileText },
  { part: 'compare', label: 'Compare', icon: IconArrowsDiff },
  { part: 'issues', label: 'Issues', icon: IconList },
  { part: 'people', label: 'People', icon: IconUsers },
] as const satisfies readonly { part: Part; label: string; icon: unknown }[]

/** What only we see of it. Stands apart, and is gone while the screen is shared. */
export const privateParts = [{ part: 'position', label: 'My position', icon: IconLock }] as const satisfies readonly {
  part: Part
  label: string
  icon: unknown
}[]
