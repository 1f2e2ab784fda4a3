/**
 * Word files read and written by Parley, mammoth, `docx` and LibreOffice, taking turns within every round; each piece of
 * work in a fresh process.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import * as Y from 'yjs'
import { isRefusal } from '../../shared/base/refuse.ts'
import { blankDocx, readDocx } from '../../shared/docx/index.ts'
import { makeBase } from '../../shared/text/base.ts'
import { replace } from '../../shared/text/edit.ts'
import { bundle } from '../kit/bundle.ts'
import { sitDown } from '../kit/desk.ts'
import { wordFile } from './contract.ts'
import { convert, officeVersion } from './office.ts'

export interface Run {
  /** The work alone; of LibreOffice only the whole is known. */
  readonly ms: number
  /** From the start of the process to its end. */
  readonly whole: number
  /** Bytes the process held at most; NaN where the system does not tell. */
  readonly peak: number
}

/** One size in one round. */
export interface WordRound {
  readonly pages: number
  readonly import: Readonly<Record<'parley' | 'mammoth' | 'office', Run>>
  readonly export: Readonly<Record<'parley' | 'docx' | 'office', Run>>
  /** LibreOffice with a blank page; Node with nothing to do. */
  readonly start: Readonly<Record<'node' | 'office', Run>>
}

export interface WordFiles {
  readonly rounds: readonly WordRound[]
  readonly office: string | undefined
}

const ABSENT: Run = { ms: Number.NaN, whole: Number.NaN, peak: Number.NaN }
/** LibreOffice takes minutes over longer ones: it takes part in the first round alone. */
const OFFICE_OFTEN = 300
/** A person's negotiation: something changed in every tenth paragraph. */
const EDITED_EACH = 10

const say = (text: string) => process.stderr.write(`${text}\n`)

export async function wordFiles(sizes: readonly number[], wanted: number): Promise<WordFiles> {
  const folder = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  const entry = await bundle('test/bench/word-job.bench.ts')
  const office = officeVersion()
  try {
    for (const pages of sizes) await prepare(pages, folder)
    writeFileSync(join(folder, 'blank.docx'), blankDocx())
    // The first start makes the profile, which nobody waits for twice.
    if (office) convert(join(folder, 'blank.docx'), 'docx', folder)
    const rounds: WordRound[] = []
    for (let round = 1; round <= wanted; round++) {
      say(`Round ${round} of ${wanted} with Word files …`)
      for (const pages of sizes) {
        const takesPart = office !== undefined && (round === 1 || pages <= OFFICE_OFTEN)
        rounds.push(oneRound({ entry, folder, office: takesPart }, pages))
      }
    }
    return { rounds, office }
  } finally {
    rmSync(folder, { recursive: true, force: true })
    rmSync(dirname(entry), { recursive: true, force: true })
  }
}

/** The contract as a Word file, and the document it became after it was edited. */
async function prepare(pages: number, folder: string): Promise<void> {
  const bytes = await wordFile(pages, `Contract of ${pages} pages`)
  writeFileSync(join(folder, `${pages}.docx`), bytes)
  const read = await readDocx(bytes)
  if (isRefusal(read)) throw new Error(read.say)
  const { numbering, styles } = read
  const origin = { source: 'word', fileName: '', sha256: '', numbering, styles } as const
  const { doc, model } = sitDown(makeBase(read, origin, 1), 7)
  const { length } = model.story.paragraphs
  for (let paragraph = 2; paragraph < length; paragraph += EDITED_EACH)
    replace(model, { from: { paragraph, offset: 4 }, to: { paragraph, offset: 12 } }, 'as agreed ')
  writeFileSync(join(folder, `${pages}.update`), Y.encodeStateAsUpdate(doc))
}

interface Place {
  readonly entry: string
  readonly folder: string
  readonly office: boolean
}

function oneRound({ entry, folder, office }: Place, pages: number): WordRound {
  const run = (job: string): Run => {
    const start = performance.now()
    const said = execFileSync(process.execPath, [entry, job, String(pages)], { cwd: folder, encoding: 'utf8' })
    return { ...JSON.parse(said), whole: performance.now() - start }
  }
  const converted = (file: string, to: 'txt:Text' | 'docx'): Run =>
    office ? convert(join(folder, file), to, folder) : ABSENT
  const file = `${pages}.docx`
  return {
    pages,
    import: { parley: run('parley-import'), mammoth: run('mammoth-import'), office: converted(file, 'txt:Text') },
    export: { parley: run('parley-export'), docx: run('docx-export'), office: converted(file, 'docx') },
    start: { node: run('nothing'), office: converted('blank.docx', 'docx') },
  }
}
