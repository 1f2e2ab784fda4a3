/** The system's save dialog, then a write that leaves the old file or the new one, never half of either. */
import * as disk from 'node:fs'
import { basename, join } from 'node:path'
import { app, type BrowserWindow, dialog } from 'electron'
import { type Refusal, refuse } from '../../shared/base/refuse.ts'
import { writeAtomic } from '../services/disk.ts'

export async function save(
  window: BrowserWindow | undefined,
  name: string,
  bytes: Uint8Array,
): Promise<{ saved: string } | { cancelled: true } | Refusal> {
  const options = { defaultPath: join(app.getPath('documents'), safeName(name)) }
  const { canceled, filePath } = await (window
    ? dialog.showSaveDialog(window, options)
    : dialog.showSaveDialog(options))
  if (canceled || !filePath) return { cancelled: true }
  try {
    writeAtomic(disk, filePath, bytes)
    return { saved: basename(filePath) }
  } catch {
    return refuse('notSaved', 'The file was not written. Choose another folder, or check that the disk has room.')
  }
}

/** A suggestion comes from a contract's title: no path, no name a system reserves. */
function safeName(name: string): string {
  const plain = [...basename(name.replaceAll('\\', '/'))].filter((c) => c >= ' ' && !'<>:"/|?*'.includes(c)).join('')
  return plain.replace(/^\.+/, '').trim() || 'Untitled'
}
