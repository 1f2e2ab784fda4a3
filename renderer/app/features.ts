/** The screens of the rail, in order. A new feature is one line here and one in Screens. */
import { IconHelp, IconHome, IconSettings } from '@tabler/icons-react'
import type { Screen } from './store.ts'

export const railFeatures = [
  { id: 'app.home', label: 'Home', icon: IconHome, screen: { kind: 'home' } as Screen },
  { id: 'app.settings', label: 'Settings', icon: IconSettings, screen: { kind: 'settings' } as Screen },
  { id: 'app.help', label: 'Help', icon: IconHelp, screen: { kind: 'help', page: 'getting-started' } as Screen },
] as const
