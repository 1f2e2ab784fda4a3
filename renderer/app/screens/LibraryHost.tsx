import { LibraryScreen } from '../../features/library/index.ts'
import type { Connection } from '../../platform/bridge.ts'
import { clock } from '../../platform/clock.ts'
import { newId } from '../../platform/ids.ts'
import type { Library } from '../../platform/library.ts'
import { saveFile } from '../../platform/save-file.ts'
import { readInWorker } from '../../session/docx-jobs.ts'
import type { RegisterCommands } from '../../ui/frame-ports.ts'
import { useApp } from '../store.ts'

interface Props {
  readonly connection: Connection
  readonly library: Library
  readonly registerCommands: RegisterCommands
}

/** The library with what it needs of the app: Word files are read in a worker, files saved where the person says. */
export const LibraryHost = ({ connection, library, registerCommands }: Props) => {
  const { go, setStatus } = useApp.getState()
  return (
    <LibraryScreen
      library={library}
      clock={clock}
      newId={newId}
      readWord={({ name, bytes }, signal) => readInWorker(name, bytes, () => undefined, signal)}
      saveFile={(name, bytes) => saveFile(connection.client.files, name, bytes)}
      onHelp={() => go({ kind: 'help', page: 'library' })}
      setStatus={setStatus}
      registerCommands={registerCommands}
    />
  )
}
