/** What every command of `parley` is, and how it reads its arguments. */
import { type Refusal, refuse } from '../../shared/base/refuse.ts'

export type Answer = { readonly out: string } | Refusal

export interface Command {
  readonly name: string
  readonly usage: string
  readonly does: string
  run(args: readonly string[]): Promise<Answer>
}

export const fail = (say: string): Refusal => refuse('usage', say)

export interface Arguments {
  readonly files: readonly string[]
  readonly flags: ReadonlySet<string>
  readonly options: ReadonlyMap<string, string>
}

/** `known`: flags by name, and options (which take a value) with a trailing "=". A lone "-" is a name like any other. */
export const readArguments = (args: readonly string[], known: readonly string[]): Arguments | Refusal => {
  const files: string[] = []
  const flags = new Set<string>()
  const options = new Map<string, string>()
  for (let n = 0; n < args.length; n++) {
    const arg = args[n]!
    if (!arg.startsWith('-') || arg === '-') {
      files.push(arg)
      continue
    }
    const [name = '', inline] = arg.split(/=(.*)/s)
    if (known.includes(name)) flags.add(name)
    else if (known.includes(`${name}=`)) {
      const value = inline ?? args[++n]
      if (value === undefined) return fail(`${name} needs a value. Run parley --help to see how.`)
      options.set(name, value)
    } else return fail(`There is no option “${name}” here. Run parley --help to see what there is.`)
  }
  return { files, flags, options }
}
