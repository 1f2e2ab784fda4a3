/** What settings and help are handed. */
import type { Refusal } from '../../../shared/base/refuse.ts'
import type { AppInfo, bridge, Keychain } from '../../../shared/bridge/contract.ts'
import type { Client } from '../../../shared/bridge/define.ts'
import type { SettingsStore } from '../../platform/settings.ts'

type Vault = Client<typeof bridge>['vault']

export interface SettingsProps {
  readonly settings: SettingsStore
  readonly info: AppInfo
  readonly keychain: Keychain
  readonly vault: Pick<Vault, 'changePassphrase' | 'newRecoveryCode' | 'rememberInKeychain' | 'setIdleMinutes'>
  readonly saveCode: (code: string) => Promise<{ saved: string } | { failed: string } | undefined>
  readonly onAppearance: (appearance: 'light' | 'dark' | 'system') => void
  readonly onKeychain: (keychain: Keychain) => void
  readonly onHelp: (page: string) => void
}

export const unanswered: Refusal = {
  refused: 'unreachable',
  say: "Parley's background process did not answer. Nothing was changed.",
}
