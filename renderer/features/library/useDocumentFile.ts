import { useRef, useState } from 'react'
import { isRefusal, type Refusal, refuse } from '../../../shared/base/refuse.ts'
import { type Candidate, candidatesOf, textLines, wordLines } from './model/from-file.ts'
import type { LibraryProps } from './ports.ts'

const MOST_TEXT_BYTES = 8 * 1024 * 1024
const MOST_WORD_BYTES = 25 * 1024 * 1024

export type Reading =
  | { readonly kind: 'none' }
  | { readonly kind: 'reading'; readonly name: string }
  | { readonly kind: 'refused'; readonly name: string; readonly refusal: Refusal }
  | { readonly kind: 'read'; readonly name: string; readonly candidates: readonly Candidate[] }

/** Reads a chosen document and finds the clauses in it. */
export const useDocumentFile = (readWord: LibraryProps['readWord']) => {
  const [reading, setReading] = useState<Reading>({ kind: 'none' })
  const stop = useRef<AbortController>(undefined)
  const candidates = async (file: File, signal: AbortSignal): Promise<readonly Candidate[] | Refusal> => {
    const word = /\.docx$/i.test(file.name)
    if (file.size > (word ? MOST_WORD_BYTES : MOST_TEXT_BYTES))
      return refuse('tooLarge', `The file is too large: up to ${word ? '25 MB of Word' : '8 MB of text'} can be read.`)
    const bytes = new Uint8Array(await file.arrayBuffer())
    if (!word) return candidatesOf(textLines(file.name, new TextDecoder().decode(bytes)))
    const document = await readWord({ name: file.name, bytes }, signal)
    return isRefusal(document) ? document : candidatesOf(wordLines(document))
  }
  const dismiss = () => {
    stop.current?.abort()
    stop.current = undefined
    setReading({ kind: 'none' })
  }
  return {
    reading,
    dismiss,
    read: async (file: File) => {
      dismiss()
      const controller = new AbortController()
      stop.current = controller
      const { name } = file
      setReading({ kind: 'reading', name })
      const found = await candidates(file, controller.signal).catch(() =>
        refuse('unreadable', 'This file could not be read. It may have been moved, or another program holds it.'),
      )
      if (stop.current !== controller) return
      if (isRefusal(found)) setReading({ kind: 'refused', name, refusal: found })
      else if (found.length > 0) setReading({ kind: 'read', name, candidates: found })
      else {
        const say = 'No clauses were found in this document: it has neither headings nor numbers to cut it by.'
        setReading({ kind: 'refused', name, refusal: refuse('noClauses', say) })
      }
    },
  }
}
