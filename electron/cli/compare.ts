/** `parley compare`: what became of one document in another, to read, for a program, or as a Word file. */
import { resolve } from 'node:path'
import { isRefusal, type Refusal, refuse } from '../../shared/base/refuse.ts'
import {
  alongside,
  type ComparedParagraph,
  type Comparison,
  compare,
  plainDocx,
  plainParagraphs,
  type Redline,
  redlineDocx,
  storyText,
  type WordFile,
} from '../../shared/compare/index.ts'
import { type Answer, type Command, fail, readArguments } from './command.ts'
import { asJson, counted, told } from './differences.ts'
import { isPlain, named, readPlain, readWord } from './documents.ts'
import { writeOutput } from './files.ts'

const usage = 'compare OLD NEW [-o REDLINE.docx] [--json] [--author NAME] [--date ISO]'
const AUTHOR = 'Parley compare'

interface Given {
  readonly file: string
  readonly paragraphs: readonly ComparedParagraph[]
  readonly word?: WordFile
}

const open = async (file: string): Promise<Given | Refusal> => {
  if (isPlain(file)) {
    const text = await readPlain(file)
    return isRefusal(text) ? text : { file, paragraphs: plainParagraphs(text) }
  }
  const word = await readWord(file)
  if (isRefusal(word)) return word
  const { paragraphs } = storyText(word.document.stories[0]!, word.document.numbering)
  return { file, paragraphs, word }
}

const run = async (args: readonly string[]): Promise<Answer> => {
  const given = readArguments(args, ['-o=', '--json', '--author=', '--date='])
  if (isRefusal(given)) return given
  const [from, to, ...more] = given.files
  if (from === undefined || to === undefined || more.length > 0) return fail(`Name two files: parley ${usage}`)
  const out = given.options.get('-o')
  if (out !== undefined && !/\.docx$/i.test(out)) return fail('-o names a Word file to write: its name ends in .docx.')
  if (out !== undefined && [from, to].some((f) => resolve(f) === resolve(out)))
    return fail('-o names one of the two files compared. Choose another name, so that both stay as they are.')
  const date = dateOf(given.options.get('--date'))
  if (isRefusal(date)) return date
  const old = await open(from)
  if (isRefusal(old)) return old
  const newer = await open(to)
  if (isRefusal(newer)) return newer
  const { placed, left: besides } = alongside(old.paragraphs, newer.paragraphs)
  const now = { ...newer, paragraphs: [...placed, ...besides] }
  const comparison = compare(old.paragraphs, now.paragraphs)
  const by = { author: given.options.get('--author')?.trim() || AUTHOR, date }
  const redline = out === undefined ? undefined : await write(out, old, newer, comparison, by)
  if (isRefusal(redline)) return redline
  if (given.flags.has('--json')) return { out: `${asJson(old, now, comparison, redline)}\n` }
  if (redline === undefined) return { out: told(old.paragraphs, now.paragraphs, comparison) }
  return { out: `${counted(comparison)}\n${left(redline)}` }
}

const write = async (
  out: string,
  old: Given,
  now: Given,
  comparison: Comparison,
  by: { readonly author: string; readonly date: string },
): Promise<Redline | Refusal> => {
  const word = old.word ?? (await plainDocx(old.paragraphs))
  if (isRefusal(word)) return named(old.file, word)
  const redline = await redlineDocx(word, now.paragraphs, comparison, by)
  if (isRefusal(redline)) return named(old.file, redline)
  if (!redline.exact)
    return refuse(
      'not-exact',
      `The tracked changes would not lead from ${old.file} to ${now.file} to the letter, so nothing was written. Run it without -o to read what differs.`,
    )
  return (await writeOutput(out, redline.bytes)) ?? redline
}

const left = ({ left: n }: Redline): string =>
  n === 0
    ? ''
    : `${n} ${n === 1 ? 'object' : 'objects'} of the new file (pictures, headers, fields) could not be brought along.\n`

/** Word reads whole seconds in UTC. */
const dateOf = (given: string | undefined): string | Refusal => {
  const date = given === undefined ? new Date() : new Date(given)
  if (Number.isNaN(date.getTime())) return fail('--date is a date and time such as 2026-11-22T09:00:00Z.')
  return date.toISOString().replace(/\.\d+Z$/, 'Z')
}

export const compareFiles: Command = {
  name: 'compare',
  usage,
  does: 'what differs (.docx, .md, .txt), as text, JSON, or a Word file with tracked changes',
  run,
}
