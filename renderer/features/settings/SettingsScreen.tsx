import { AboutSettings } from './About.tsx'
import { AppearanceSettings } from './Appearance.tsx'
import { LockSettings } from './Locking.tsx'
import { ProfileSettings } from './Profile.tsx'
import type { SettingsProps } from './ports.ts'
import { StorageSettings } from './Storage.tsx'
import css from './settings.module.css'

/** Everything that can be chosen, on one page. */
export const SettingsScreen = (props: SettingsProps) => (
  <div className={css.page}>
    <div className={css.inner}>
      <h1 className={css.title}>Settings</h1>
      <ProfileSettings settings={props.settings} />
      <AppearanceSettings settings={props.settings} onAppearance={props.onAppearance} />
      <LockSettings {...props} />
      <StorageSettings info={props.info} onHelp={props.onHelp} />
      <AboutSettings info={props.info} onHelp={props.onHelp} />
    </div>
  </div>
)
