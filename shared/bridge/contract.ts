/** Everything a window may ask of the services. Declared once; both shells bind exactly this. */
import { z } from 'zod'
import { isNegotiationId, type NegotiationId } from '../base/ids.ts'
import type { Refusal } from '../base/refuse.ts'
import { call } from './define.ts'
import type { ArrivedUpdate, HandedOver, PartiesView } from './parties.ts'

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
const passphrase = z.string().min(1).max(1024)
const negotiation = z.custom<NegotiationId>(isNegotiationId)
/** Lane names: a negotiation's document with our draft, our private position in it, or one of the app-wide logs. */
const lane = z
  .string()
  .regex(
    /^(catalogue|settings|library|notes|ignored|(draft|position)\/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/,
  )
const seq = z.number().int().min(0)
const storeName = z.enum(['carrier', 'catalogue', 'settings', 'library', 'notes', 'ignored'])
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const job = z.uuid()
/** A letter or a sealed file, as somebody sent it. */
const sent = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= 128 * 1024 * 1024)
const label = z.string().min(1).max(200)
const who = z.strictObject({ party: label, person: label, formerly: z.array(z.string().max(200)).max(100).readonly() })
const count = z
  .number()
  .int()
  .min(0)
  .max(2 ** 32)
/** Client id, first clock, clock after the last. */
const written = z.array(z.tuple([count, count, count])).max(4096)
const has = z.array(z.tuple([count, count])).max(100_000)
const labels = z.strictObject({
  title: z.string().max(300),
  fileName: z.string().max(300),
  blobs: z.array(sha256).max(8),
})

/** Bounds of what is printed and of the PDF it becomes. A contract of a thousand pages takes a fifth of either. */
export const MAX_MARKUP = 40 * 1024 * 1024
export const MAX_PDF = 40 * 1024 * 1024
const markup = z.custom<Uint8Array>((value) => value instanceof Uint8Array && value.length <= MAX_MARKUP)

export interface AppInfo {
  readonly shell: 'electron' | 'browser'
  readonly version: string
  readonly platform: string
  /** Where everything lies on this computer. */
  readonly dataFolder: string
  /** A sentence when the folder looks synced or networked, so that counsel can move it. */
  readonly folderWarning?: string
}

export type VaultState =
  | { readonly kind: 'new' }
  | {
      readonly kind: 'locked'
      readonly since?: string
      /** Absent when the process that held the keys ended by itself and a fresh one took its place. */
      readonly why?: 'idle' | 'asked' | 'start'
      readonly keychain: Keychain
    }
  | { readonly kind: 'open'; readonly idleMinutes: number; readonly keychain: Keychain }

/** `stored`: this computer's keychain can open the vault; `offered`: it could; `none`: no safe keychain here. */
export type Keychain = 'stored' | 'offered' | 'none'

export type Lane = z.output<typeof lane>

/** What reading a lane's files showed. Nothing is ever overwritten: the damaged file is kept beside under `keptAs`. */
export interface Damage {
  /** Records from here on (until `until`, exclusive) could not be read. */
  readonly from: number
  readonly until?: number
  readonly keptAs: string
  readonly say: string
}

export interface OpenedLane {
  /** The sequence number the next record will get. */
  readonly next: number
  readonly damage: readonly Damage[]
  /** The journal is shorter than it once was (rolled back, or a file removed): said, never hidden. */
  readonly missingSince?: number
}

export interface JournalRecord {
  readonly seq: number
  readonly bytes: Uint8Array
}

export const bridge = {
  app: {
    info: call().returns<AppInfo>(),
    /** Another window on the same data. */
    newWindow: call().returns<undefined | Refusal>(),
  },
  vault: {
    state: call().returns<VaultState>(),
    /** First run: makes the vault. The recovery code is shown once and never stored. */
    create: call(passphrase).returns<{ recoveryCode: string } | Refusal>(),
    unlock: call(passphrase).returns<{ open: true } | Refusal>(),
    unlockWithKeychain: call().returns<{ open: true } | Refusal>(),
    /** Forgotten passphrase: the printed code sets a new one; the old recovery code stops working. */
    recover: call(z.string().max(100), passphrase).returns<{ recoveryCode: string } | Refusal>(),
    changePassphrase: call(passphrase, passphrase).returns<{ changed: true } | Refusal>(),
    newRecoveryCode: call(passphrase).returns<{ recoveryCode: string } | Refusal>(),
    /** Electron only: a third copy of the key under the system keychain, for convenience. */
    rememberInKeychain: call(z.boolean()).returns<{ keychain: Keychain } | Refusal>(),
    lock: call().returns<undefined>(),
    /** The person is at the keyboard: restarts the idle clock. */
    activity: call().returns<undefined>(),
    setIdleMinutes: call(z.number().int().min(1).max(240)).returns<undefined>(),
    /** A 32-byte key for one browser store (HKDF per store and document). `document` is '' for app-wide stores. */
    storeKey: call(storeName, z.union([negotiation, z.literal('')])).returns<Uint8Array | Refusal>(),
  },
  journal: {
    /** Opens a lane for writing by this window. Another window holding it is named as refusal `held`. */
    open: call(lane).returns<OpenedLane | Refusal>(),
    /** Takes a lane from another window, which gets the event `laneTaken`. */
    takeOver: call(lane).returns<OpenedLane | Refusal>(),
    /** Up to `limit` bytes of records from `from`; `next` is where to go on, equal to the lane's end when done. */
    read: call(lane, seq, z.number().int().min(1)).returns<{ records: JournalRecord[]; next: number } | Refusal>(),
    /** Answers after fdatasync: that answer is the acknowledgement. `expected` fences a window that lost the lane. */
    append: call(lane, seq, z.array(bytes).min(1).max(4096)).returns<{ next: number } | Refusal>(),
    close: call(lane).returns<undefined>(),
    /** Destroys a negotiation's key and files: nothing can bring it back. */
    purge: call(negotiation).returns<{ purged: true } | Refusal>(),
  },
  parties: {
    view: call(negotiation).returns<PartiesView | Refusal>(),
    /** An invitation to be sent to the other side. It holds no word of the deal. */
    invite: call(negotiation, who).returns<{ letter: Uint8Array; until: number } | Refusal>(),
    withdraw: call(negotiation).returns<PartiesView | Refusal>(),
    /** Who invites; keeps nothing. */
    readInvite: call(sent).returns<
      { negotiation: NegotiationId; party: string; person: string; known: boolean } | Refusal
    >(),
    /** Takes part; the reply is to be sent back. */
    join: call(sent, who).returns<{ negotiation: NegotiationId; reply: Uint8Array } | Refusal>(),
    /** Who replied; keeps nothing. */
    readReply: call(negotiation, sent).returns<{ party: string; person: string; safety: string } | Refusal>(),
    letIn: call(negotiation, sent, who).returns<PartiesView | Refusal>(),
    /** Both sides have read the same digits to each other. */
    verified: call(negotiation).returns<PartiesView | Refusal>(),
    /** How far each Yjs client is signed for. */
    clocks: call(negotiation).returns<[number, number][] | Refusal>(),
    /** Signs what was published. In the journal when it answers. */
    publish: call(negotiation, z.strictObject({ clients: written, update: bytes })).returns<
      { batches: number } | Refusal
    >(),
    /** Signed updates that go beyond what the document has. */
    arrivals: call(negotiation, has).returns<ArrivedUpdate[] | Refusal>(),
    /** Sets an update aside for good. */
    quarantine: call(negotiation, sha256, z.string().max(1000)).returns<PartiesView | Refusal>(),
    /** A file sealed for the other side's devices. */
    seal: call(negotiation, labels).returns<{ file: Uint8Array; view: PartiesView } | Refusal>(),
    /** Takes their file in. */
    open: call(sent).returns<HandedOver | Refusal>(),
  },
  files: {
    /** Keeps bytes sealed beside the journal, by hash (the original Word package). */
    putBlob: call(negotiation, bytes).returns<{ sha256: string } | Refusal>(),
    getBlob: call(negotiation, sha256).returns<Uint8Array | Refusal>(),
    /** Electron: the system's save dialog, then an atomic write. The browser shell answers `usePicker`. */
    save: call(z.string().min(1).max(200), bytes).returns<{ saved: string } | { cancelled: true } | Refusal>(),
    /** Pages (one self-contained HTML document) as a PDF. The shell runs and fetches nothing for it. One at a time. */
    pdf: call(job, markup).returns<Uint8Array | Refusal>(),
    /** Stops a PDF this window asked for: its call answers `cancelled`. */
    stopPdf: call(job).returns<undefined>(),
  },
} as const

/** What the services tell a window unasked. */
export type BridgeEvent =
  /** `stopped`: the process that held the keys ended by itself; a fresh, locked one took its place. */
  | { readonly kind: 'locked'; readonly why: 'idle' | 'asked' | 'stopped' }
  | { readonly kind: 'laneTaken'; readonly lane: Lane }
  | { readonly kind: 'menu'; readonly command: string }
