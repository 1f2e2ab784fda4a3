/** What the services are handed. They read no clock, folder, keychain or randomness of their own. */
import type * as fs from 'node:fs'
import type { Refusal } from '../../shared/base/refuse.ts'
import type { AppInfo, BridgeEvent } from '../../shared/bridge/contract.ts'

/** The calls of node:fs the services make, so that a test can hand in a disk that fills up or dies half way. */
export type Disk = Pick<
  typeof fs,
  | 'chmodSync'
  | 'closeSync'
  | 'copyFileSync'
  | 'existsSync'
  | 'fdatasyncSync'
  | 'fstatSync'
  | 'fsyncSync'
  | 'ftruncateSync'
  | 'linkSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readFileSync'
  | 'readSync'
  | 'readdirSync'
  | 'renameSync'
  | 'rmSync'
  | 'unlinkSync'
  | 'writeSync'
>

export interface Clock {
  now(): number
  /** Calls `run` about every `ms`, without keeping the process alive; the answer stops it. */
  every(ms: number, run: () => void): () => void
}

export type Random = (length: number) => Uint8Array

export interface StretchParameters {
  readonly memoryKiB: number
  readonly iterations: number
  readonly parallelism: number
}

/** A slow hash of a passphrase: 32 bytes, or undefined where the memory for it is not to be had. */
export type Stretch = (
  passphrase: string,
  salt: Uint8Array,
  parameters: StretchParameters,
) => Promise<Uint8Array | undefined>

/** The system's keychain, where there is a safe one. It lives in the shell; the services only ask. */
export interface KeychainPort {
  state(): Promise<'stored' | 'offered' | 'none'>
  get(): Promise<Uint8Array | undefined>
  put(key: Uint8Array): Promise<boolean>
  remove(): Promise<void>
}

/** What only a shell can do. */
export interface ShellPort {
  newWindow(): Promise<undefined | Refusal>
  save(name: string, bytes: Uint8Array): Promise<{ saved: string } | { cancelled: true } | Refusal>
  /** Pages out of markup; `job` names it for `stopPdf`. */
  pdf(job: string, markup: Uint8Array): Promise<Uint8Array | Refusal>
  stopPdf(job: string): Promise<undefined>
}

export type LockReason = 'idle' | 'asked' | 'stopped'

export interface Deps {
  readonly folder: string
  readonly disk: Disk
  readonly clock: Clock
  readonly random: Random
  readonly stretch: Stretch
  readonly keychain: KeychainPort
  readonly shell: ShellPort
  readonly info: AppInfo
  /** Why this process starts locked. */
  readonly locked: { readonly why?: 'start' | 'idle' | 'asked'; readonly since?: string }
  /** To one window, or to all. */
  emit(to: string | undefined, event: BridgeEvent): void
  /** Ends this process, so that no key stays in memory. */
  lockDown(why: 'idle' | 'asked'): void
}
