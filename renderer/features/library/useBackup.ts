import { useState } from 'react'
import { isRefusal, type Refusal, refuse } from '../../../shared/base/refuse.ts'
import { backupOf, MOST_BACKUP_BYTES, mergeBackup, readBackup } from './backup.ts'
import type { LibraryProps } from './ports.ts'

type Ports = Pick<LibraryProps, 'library' | 'saveFile' | 'clock'>

/** Saving the library as a file and adding the clauses of such a file; what came of it in a sentence. */
export const useBackup = ({ library, saveFile, clock }: Ports) => {
  const [said, setSaid] = useState<string | Refusal>()
  const [asking, setAsking] = useState(false)
  return {
    said,
    asking,
    ask: () => setAsking(true),
    forget: () => setAsking(false),
    hush: () => setSaid(undefined),
    save: async () => {
      await library.settle()
      const { rows } = library.view()
      const name = `Parley library ${clock.now().slice(0, 10)}.json`
      const outcome = await saveFile(name, backupOf(rows.values()))
      setAsking(false)
      if (isRefusal(outcome)) setSaid(outcome)
      else if ('saved' in outcome)
        setSaid(`${rows.size === 1 ? '1 clause' : `${rows.size} clauses`} saved as ${outcome.saved}.`)
    },
    restore: async (file: File) => {
      if (file.size > MOST_BACKUP_BYTES)
        return setSaid(refuse('tooLarge', 'The file is larger than any library Parley saves. Nothing was added.'))
      const text = await file.text().catch(() => undefined)
      if (text === undefined)
        return setSaid(refuse('unreadable', 'This file could not be read. It may have been moved. Nothing was added.'))
      const clauses = readBackup(text)
      if (isRefusal(clauses)) return setSaid(clauses)
      await library.settle()
      const merge = mergeBackup(library.view().rows, clauses)
      const refused = await library.putAll(merge.put)
      setSaid(
        refused ?? `${merge.added} added, ${merge.updated} updated, ${merge.kept} already here as they are or newer.`,
      )
    },
  }
}
