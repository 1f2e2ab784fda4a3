/** The `parley` command: the app's own reading and writing of files, without the app. */
import { isRefusal } from '../shared/base/refuse.ts'
import { type Answer, type Command, fail } from './cli/command.ts'
import { commands } from './cli/commands.ts'

const width = Math.max(...commands.map((c) => c.usage.length))

const help = (): string =>
  [
    'parley — read and check negotiation documents on this computer; nothing is sent anywhere',
    '',
    ...commands.map((c) => `  parley ${c.usage.padEnd(width)}  ${c.does}`),
    '',
    'Exit codes: 0 done · 2 input refused, with the reason on one line.',
    '',
  ].join('\n')

const answer = async (args: readonly string[]): Promise<Answer> => {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') return { out: help() }
  const command = commands.find((c) => c.name === name)
  if (command === undefined) return fail(`There is no command “${name}”. Run parley --help to see what there is.`)
  if (rest.includes('--help') || rest.includes('-h')) return { out: `${usageOf(command)}\n` }
  return command.run(rest)
}

const usageOf = (command: Command): string => `parley ${command.usage}\n  ${command.does}`

const main = async (args: readonly string[]): Promise<number> => {
  try {
    const result = await answer(args)
    if (isRefusal(result)) {
      process.stderr.write(`parley: ${oneLine(result.say)}\n`)
      return 2
    }
    process.stdout.write(result.out)
    return 0
  } catch (error) {
    process.stderr.write(`parley: something in Parley failed: ${oneLine(String(error))}\n`)
    return 2
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

// A reader that has seen enough (`parley text … | head`) closes the pipe: that is no failure.
process.stdout.on('error', () => process.exit(0))
process.exitCode = await main(process.argv.slice(2))
