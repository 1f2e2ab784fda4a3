/** What the library screen is handed. */
import type { Refusal } from '../../../shared/base/refuse.ts'
import type { ImportedDocument } from '../../../shared/docx/model.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Library } from '../../platform/library.ts'
import type { SaveOutcome } from '../../platform/save-file.ts'
import type { RegisterCommands, StatusSlots } from '../../ui/frame-ports.ts'

export interface LibraryProps {
  readonly library: Library
  readonly clock: Clock
  readonly newId: () => string
  /** Reads a Word file in a worker of its own. */
  readonly readWord: (
    file: { readonly name: string; readonly bytes: Uint8Array },
    signal: AbortSignal,
  ) => Promise<ImportedDocument | Refusal>
  readonly saveFile: (name: string, bytes: Uint8Array<ArrayBuffer>) => Promise<SaveOutcome>
  readonly onHelp: () => void
  readonly setStatus: (slots: StatusSlots) => void
  readonly registerCommands: RegisterCommands
}
