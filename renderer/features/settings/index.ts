export { HelpScreen, helpPages } from './HelpScreen.tsx'
export { SettingsScreen } from './SettingsScreen.tsx'
