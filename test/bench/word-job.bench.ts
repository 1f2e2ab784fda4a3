/**
 * One piece of work on a Word file in a process of its own, so that neither compiled code nor memory of another helps or
 * hinders it. Bundled; run as `node entry.mjs <job> <pages>` in the folder with the files. Libraries are loaded, and
 * files read, before the clock starts.
 */
import { readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { isRefusal, type Refusal } from '../../shared/base/refuse.ts'

type Work = () => unknown

const [job = '', pages = ''] = process.argv.slice(2)

const jobs: Readonly<Record<string, () => Promise<Work>>> = {
  nothing: async () => () => undefined,

  async 'parley-import'() {
    const { readDocx } = await import('../../shared/docx/index.ts')
    const { makeBase } = await import('../../shared/text/base.ts')
    const bytes = read('docx')
    return async () => {
      const document = done(await readDocx(bytes))
      const { numbering, styles } = document
      return makeBase(document, { source: 'word', fileName: '', sha256: '', numbering, styles }, 1)
    }
  },

  async 'mammoth-import'() {
    const { default: mammoth } = await import('mammoth')
    const buffer = Buffer.from(read('docx'))
    return () => mammoth.convertToHtml({ buffer })
  },

  /** The contract is open, as it is when a person exports it; what writes it is still cold. */
  async 'parley-export'() {
    const Y = await import('yjs')
    const { exportDocx } = await import('../../shared/docx/index.ts')
    const { exportStory } = await import('../../shared/text/export.ts')
    const { TextModel } = await import('../../shared/text/model.ts')
    const bytes = read('docx')
    const doc = new Y.Doc({ gc: false })
    Y.applyUpdate(doc, read('update'))
    const model = new TextModel(doc, { now: () => 0, me: () => ({ name: 'Ann', party: 'Kestrelmoor' }) })
    if (model.story.paragraphs.length < Number(pages)) throw new Error('the edited contract is not all there')
    return () => done(exportDocx(bytes, [exportStory(model)], { mode: 'redline' }))
  },

  async 'docx-export'() {
    const { wordFile } = await import('./contract.ts')
    return () => wordFile(Number(pages), 'Contract')
  },
}

const read = (kind: 'docx' | 'update'): Uint8Array => new Uint8Array(readFileSync(`${pages}.${kind}`))

function done<T>(result: T | Refusal): T {
  if (isRefusal(result)) throw new Error(result.say)
  return result
}

/**
 * Bytes this process held at most. What getrusage says goes over from the process that started this one, which is
 * larger; Linux also keeps a count that starts anew.
 */
function peak(): number {
  if (process.platform !== 'linux') return process.resourceUsage().maxRSS * 1024
  return Number(readFileSync('/proc/self/status', 'utf8').match(/^VmHWM:\s+(\d+) kB/m)?.[1]) * 1024
}

const work = await jobs[job]!()
const start = performance.now()
await work()
const ms = performance.now() - start
console.log(JSON.stringify({ ms, peak: peak() }))
