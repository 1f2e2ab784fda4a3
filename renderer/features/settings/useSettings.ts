import { useSyncExternalStore } from 'react'
import type { Settings, SettingsStore } from '../../platform/settings.ts'

/** The settings as they are now; the component draws again when they change. */
export const useSettings = (store: SettingsStore): Settings => useSyncExternalStore(store.subscribe, store.get)
