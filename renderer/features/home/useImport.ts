import { type ReactNode, useCallback, useRef, useState } from 'react'
import { isRefusal, type Refusal, refuse } from '../../../shared/base/refuse.ts'
import type { HomeProps, Imported, Progress } from './ports.ts'

const MOST_BYTES = 25 * 1024 * 1024

export type ImportState =
  | { readonly kind: 'none' }
  | { readonly kind: 'running'; readonly name: string; readonly progress?: Progress; readonly page?: ReactNode }
  | { readonly kind: 'refused'; readonly name: string; readonly refusal: Refusal }
  | { readonly kind: 'done'; readonly name: string; readonly imported: Imported; readonly page?: ReactNode }

/** What is wrong with the file before a byte of it is read. */
export const refuseFile = (file: { readonly size: number }): Refusal | undefined =>
  file.size > MOST_BYTES
    ? refuse(
        'tooLarge',
        `The file has ${Math.ceil(file.size / 1024 / 1024)} MB; Parley opens files up to 25 MB. Compress its pictures in Word and try again.`,
      )
    : undefined

type Ports = Pick<HomeProps, 'importWord' | 'catalogue' | 'purge' | 'putBlob' | 'clock'>

/** The import from a chosen file to a card in the catalogue: all of it, or nothing. */
export const useImport = ({ importWord, catalogue, purge, putBlob, clock }: Ports) => {
  const [state, setState] = useState<ImportState>({ kind: 'none' })
  /** The import on screen. One that was cancelled may still be taking back what it had kept. */
  const stop = useRef<AbortController>(undefined)

  const keep = useCallback(
    async (imported: Imported, fileName: string): Promise<Refusal | undefined> => {
      const bytes = new TextEncoder().encode(JSON.stringify(imported.report))
      const blob = await putBlob(imported.id, bytes).catch(() => undefined)
      const now = clock.now()
      return catalogue.add({
        id: imported.id,
        title: imported.title,
        counterparty: '',
        createdAt: now,
        editedAt: now,
        openChanges: imported.openChanges,
        source: 'word',
        fileName,
        report: blob && !isRefusal(blob) ? blob.sha256 : undefined,
      })
    },
    [catalogue, putBlob, clock],
  )

  const start = useCallback(
    async (file: File) => {
      // A second file dropped on the dialog of the first would leave the first without its way out.
      if (stop.current) return
      const { name } = file
      const tooLarge = refuseFile(file)
      if (tooLarge) return setState({ kind: 'refused', name, refusal: tooLarge })
      const controller = new AbortController()
      stop.current = controller
      setState({ kind: 'running', name })
      /** Shown with the progress told right behind it. */
      let page: ReactNode
      const work = async (): Promise<Imported | Refusal> => {
        const bytes = new Uint8Array(await file.arrayBuffer())
        const imported = await importWord(
          { name, bytes },
          {
            onProgress: (progress) => !controller.signal.aborted && setState({ kind: 'running', name, progress, page }),
            onFirstPage: (first) => {
              page = first
            },
            signal: controller.signal,
          },
        )
        if (isRefusal(imported)) return imported
        const refused = controller.signal.aborted ? refuse('cancelled', '') : await keep(imported, name)
        if (!refused) return imported
        // Without its card nobody would find it again: take the half-made thing away and say so.
        await purge(imported.id).catch(() => undefined)
        return refused
      }
      const result = await work().catch(() =>
        refuse('unreadable', 'This file could not be read. It may have been moved, or another program holds it.'),
      )
      if (stop.current !== controller) return
      stop.current = undefined
      setState(
        isRefusal(result) ? { kind: 'refused', name, refusal: result } : { kind: 'done', name, imported: result, page },
      )
    },
    [importWord, keep, purge],
  )
  return {
    state,
    start,
    cancel: () => {
      stop.current?.abort()
      stop.current = undefined
      setState({ kind: 'none' })
    },
    dismiss: () => setState({ kind: 'none' }),
  }
}
