/** What Home is handed. The session behind `importWord` and `createBlank` is not its business. */
import type { ReactNode } from 'react'
import type { NegotiationId } from '../../../shared/base/ids.ts'
import type { Refusal } from '../../../shared/base/refuse.ts'
import type { bridge } from '../../../shared/bridge/contract.ts'
import type { Client } from '../../../shared/bridge/define.ts'
import type { ImportProgress, ImportReport } from '../../../shared/docx/model.ts'
import type { Catalogue } from '../../platform/catalogue.ts'
import type { Clock } from '../../platform/clock.ts'
import type { RegisterCommands } from '../../ui/frame-ports.ts'

/** The reader's own phases, and those of what comes after it. */
export type Progress = Omit<ImportProgress, 'phase'> & { readonly phase: string }

export interface ImportOptions {
  readonly onProgress: (progress: Progress) => void
  /** Told as soon as the file is read, long before it is kept. */
  readonly onFirstPage: (page: ReactNode) => void
  readonly signal: AbortSignal
}

export interface Imported {
  readonly id: NegotiationId
  readonly title: string
  readonly report: ImportReport
  readonly openChanges: number
}

export interface StartPorts {
  /** Makes a negotiation out of a Word, Markdown or text file, or nothing at all. */
  readonly importWord: (
    file: { name: string; bytes: Uint8Array },
    options: ImportOptions,
  ) => Promise<Imported | Refusal>
  /** A file is being looked for: what will read it may start already. */
  readonly prepareImport: () => void
  /** Home is left: nothing need be ready any more. */
  readonly dismissImport: () => void
  readonly createBlank: (title: string, counterparty: string) => Promise<{ id: NegotiationId } | Refusal>
}

type Bridge = Client<typeof bridge>

export interface HomeProps extends StartPorts {
  readonly catalogue: Catalogue
  readonly purge: Bridge['journal']['purge']
  readonly putBlob: Bridge['files']['putBlob']
  readonly clock: Clock
  /** What the column at the right says about this computer. */
  readonly computer: {
    readonly dataFolder: string
    readonly idleMinutes: number
    readonly recoveryKept: boolean
    readonly folderWarning?: string | undefined
  }
  /** A file of Parley's own: an invitation, or a sealed file. Answers why it was not taken, in a sentence. */
  readonly onParleyFile: (file: File) => Promise<string | undefined>
  readonly onOpen: (id: NegotiationId) => void
  readonly onSettings: () => void
  readonly onHelp: (page: string) => void
  readonly registerCommands: RegisterCommands
}
