/** What the vault screens are handed. They own no state of the app and end by calling back. */
import type { Refusal } from '../../../shared/base/refuse.ts'

export interface Profile {
  readonly name: string
  readonly party: string
}

export type SaveCode = (code: string) => Promise<{ saved: string } | { failed: string } | undefined>

export interface FirstRunPorts {
  /** Makes the vault and keeps the profile in it. */
  readonly create: (passphrase: string, profile: Profile) => Promise<{ recoveryCode: string } | Refusal>
  readonly saveCode: SaveCode
  readonly dataFolder: string
  readonly folderWarning?: string | undefined
  /** The code is kept: go on into the app. */
  readonly onDone: () => void
}

export interface UnlockPorts {
  readonly unlock: (passphrase: string) => Promise<{ open: true } | Refusal>
  readonly unlockWithKeychain: () => Promise<{ open: true } | Refusal>
  readonly recover: (code: string, passphrase: string) => Promise<{ recoveryCode: string } | Refusal>
  readonly saveCode: SaveCode
  /** Why and since when it is locked, and whether this computer's keychain can open it. */
  readonly locked: { readonly since?: string; readonly why?: 'idle' | 'asked' | 'start'; readonly keychain: string }
  /** Locked by accident over work that is still on screen behind: it says so. */
  readonly stopped: boolean
  readonly dataFolder: string
  /** `recovered`: with a new code that was kept. */
  readonly onOpen: (recovered: boolean) => void
}
