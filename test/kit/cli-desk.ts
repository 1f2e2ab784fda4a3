import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { commands } from '../../electron/cli/commands.ts'
import { isRefusal } from '../../shared/base/refuse.ts'

export interface CliDesk {
  readonly folder: string
  /** Asks as a person would on the command line; "@" stands for the folder, in the question and in a refusal. */
  readonly parley: (line: string) => Promise<string>
  readonly leave: () => void
}

/** The `parley` command beside a folder with these files in it. */
export function cliDesk(files: Readonly<Record<string, string | Uint8Array>>): CliDesk {
  const folder = mkdtempSync(join(tmpdir(), 'parley-cli-'))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return {
    folder,
    parley: async (line) => {
      const [name, ...args] = line.split(' ').map((a) => a.replace('@', `${folder}/`))
      const command = commands.find((c) => c.name === name)
      if (command === undefined) throw new Error(`no command ${name}`)
      const answer = await command.run(args)
      return isRefusal(answer) ? `REFUSED ${answer.say.replaceAll(folder, '@')}` : answer.out
    },
    leave: () => rmSync(folder, { recursive: true, force: true }),
  }
}
