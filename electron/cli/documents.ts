/** Documents named on the command line: Word files, or text in UTF-8. */
import { isRefusal, type Refusal, refuse } from '../../shared/base/refuse.ts'
import type { WordFile } from '../../shared/compare/index.ts'
import { readDocx } from '../../shared/docx/index.ts'
import { readInput } from './files.ts'

export const isPlain = (file: string): boolean => /\.(md|markdown|txt)$/i.test(file)

export const named = (file: string, { refused, say }: Refusal): Refusal => refuse(refused, `${file}: ${say}`)

export const readPlain = async (file: string): Promise<string | Refusal> => {
  const bytes = await readInput(file)
  if (isRefusal(bytes)) return bytes
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return named(file, refuse('not-text', 'This is not a text file in UTF-8. Save it as UTF-8 and try again.'))
  }
}

export const readWord = async (file: string): Promise<WordFile | Refusal> => {
  const bytes = await readInput(file)
  if (isRefusal(bytes)) return bytes
  const document = await readDocx(bytes)
  return isRefusal(document) ? named(file, document) : { bytes, document }
}
