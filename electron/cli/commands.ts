/** The commands, in the order of the help text. */
import { isRefusal, type Refusal } from '../../shared/base/refuse.ts'
import { asImported, exportDocx, storyLines, type View } from '../../shared/docx/index.ts'
import { plainLines } from '../../shared/text/plain.ts'
import { type Answer, type Command, fail, readArguments } from './command.ts'
import { compareFiles } from './compare.ts'
import { isPlain, named, readPlain, readWord } from './documents.ts'
import { writeOutput } from './files.ts'

const VIEWS: readonly View[] = ['marked', 'accepted', 'rejected']

const text: Command = {
  name: 'text',
  usage: 'text FILE --view marked|accepted|rejected [--json]',
  does: 'one paragraph per line, table cells included (.docx, .md, .txt)',
  run: async (args) => {
    const given = readArguments(args, ['--view=', '--json'])
    if (isRefusal(given)) return given
    const [file, ...more] = given.files
    if (file === undefined || more.length > 0) return fail(`Name one file: parley ${text.usage}`)
    const view = VIEWS.find((v) => v === (given.options.get('--view') ?? 'marked'))
    if (view === undefined) return fail(`--view is one of ${VIEWS.join(', ')}.`)
    const lines = await linesOf(file, view)
    if (isRefusal(lines)) return lines
    const json = given.flags.has('--json')
    return { out: json ? `${JSON.stringify({ file, view, paragraphs: lines }, null, 2)}\n` : printed(lines) }
  },
}

/** A line break within a paragraph is a space here: one paragraph, one line. */
const printed = (lines: readonly string[]): string => lines.map((l) => `${l.replace(/[\v\f\n\r]/g, ' ')}\n`).join('')

const linesOf = async (file: string, view: View): Promise<string[] | Refusal> => {
  if (isPlain(file)) {
    const text = await readPlain(file)
    return isRefusal(text) ? text : plainLines(text)
  }
  const word = await readWord(file)
  return isRefusal(word) ? word : word.document.stories.flatMap((s) => storyLines(s, view))
}

/** In and out, with the story as it was imported. */
const rewrite = (name: string, does: string, mode: 'redline' | 'clean'): Command => {
  const usage = `${name} IN.docx OUT.docx`
  const run = async (args: readonly string[]): Promise<Answer> => {
    const given = readArguments(args, [])
    if (isRefusal(given)) return given
    const [from, to, ...more] = given.files
    if (from === undefined || to === undefined || more.length > 0) return fail(`Name two files: parley ${usage}`)
    const word = await readWord(from)
    if (isRefusal(word)) return word
    const written = exportDocx(word.bytes, word.document.stories.map(asImported), { mode })
    if (isRefusal(written)) return named(from, written)
    return (await writeOutput(to, written)) ?? { out: '' }
  }
  return { name, usage, does, run }
}

const report: Command = {
  name: 'report',
  usage: 'report FILE.docx [--json]',
  does: 'what an import keeps, shows more simply, and cannot edit, with counts of tracked changes',
  run: async (args) => {
    const given = readArguments(args, ['--json'])
    if (isRefusal(given)) return given
    const [file, ...more] = given.files
    if (file === undefined || more.length > 0) return fail(`Name one file: parley ${report.usage}`)
    const word = await readWord(file)
    if (isRefusal(word)) return word
    const found = word.document.report
    if (given.flags.has('--json')) return { out: `${JSON.stringify({ file, ...found }, null, 2)}\n` }
    const part = (title: string, lines: typeof found.kept): string[] =>
      lines.length === 0 ? [] : [title, ...lines.map((l) => `  ${l.count} ${l.what}${l.where ? ` (${l.where})` : ''}`)]
    const out = [
      ...part('Kept', found.kept),
      ...part('Shown more simply', found.approximated),
      ...part('Kept, not editable here', found.keptNotEditable),
      ...part(
        'Tracked elements',
        Object.entries(found.tracked).map(([what, count]) => ({ what, count })),
      ),
    ]
    return { out: `${out.join('\n')}\n` }
  },
}

export const commands: readonly Command[] = [
  text,
  report,
  compareFiles,
  rewrite('resave', 'imports and exports with no change', 'redline'),
  rewrite('clean', 'accepts every change and takes out names, comments and history', 'clean'),
]
