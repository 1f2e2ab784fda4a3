/** Gives a file to the person: exactly where they choose, never a downloads folder they did not pick. */
import { isRefusal, type Refusal, refuse } from '../../shared/base/refuse.ts'
import type { bridge } from '../../shared/bridge/contract.ts'
import type { Client } from '../../shared/bridge/define.ts'

interface PickedFile {
  createWritable: () => Promise<{
    write: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>
    close: () => Promise<void>
  }>
}
type Picker = (options: { suggestedName: string }) => Promise<PickedFile>

/** The name where it was saved, `cancelled` when the person changed their mind, or why it was not possible. */
export type SaveOutcome = { readonly saved: string } | { readonly cancelled: true } | Refusal

const withPicker = async (picker: Picker, name: string, bytes: Uint8Array<ArrayBuffer>): Promise<SaveOutcome> => {
  try {
    const file = await picker({ suggestedName: name })
    const stream = await file.createWritable()
    await stream.write(bytes)
    await stream.close()
    return { saved: name }
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return { cancelled: true }
    return refuse('notSaved', 'The file was not written. Choose another folder, or check that the disk has room.')
  }
}

/**
 * Whether a file can be given to the person at this moment: a browser shows its picker only soon after a key or a
 * click, and what was long in the making comes too late for the one that asked for it.
 */
export const maySaveNow = (): boolean => 'parley' in globalThis || navigator.userActivation.isActive

/** Electron writes through the services; in the browser shell the browser's own picker does. */
export const saveFile = async (
  files: Pick<Client<typeof bridge>['files'], 'save'>,
  name: string,
  bytes: Uint8Array<ArrayBuffer>,
): Promise<SaveOutcome> => {
  const answer = await files
    .save(name, bytes)
    .catch(() => refuse('unreachable', "Parley's background process did not answer. The file was not written."))
  if (!isRefusal(answer) || answer.refused !== 'usePicker') return answer
  const picker = (globalThis as { showSaveFilePicker?: Picker }).showSaveFilePicker
  if (picker) return withPicker(picker, name, bytes)
  return refuse(
    'noPicker',
    'This browser cannot save a file where you choose. Start Parley with Chrome, Edge or Chromium.',
  )
}
