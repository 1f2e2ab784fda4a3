import { isRefusal } from '../../../shared/base/refuse.ts'
import type { SaveCode } from '../../features/vault/index.ts'
import type { Connection } from '../../platform/bridge.ts'
import { saveFile } from '../../platform/save-file.ts'

const sheet = (code: string): string =>
  `Parley recovery code

${code}

With this code anyone can open the Parley data on that computer and set a new passphrase.
Keep it away from the computer.
`

/** Writes the recovery code as a plain text file where the person chooses. */
export const codeSaver =
  ({ client }: Connection): SaveCode =>
  async (code) => {
    const outcome = await saveFile(client.files, 'Parley recovery code.txt', new TextEncoder().encode(sheet(code)))
    if (isRefusal(outcome)) return { failed: outcome.say }
    return 'saved' in outcome ? { saved: outcome.saved } : undefined
  }
