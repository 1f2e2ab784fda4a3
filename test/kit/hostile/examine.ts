/** Everything Parley does with a file that somebody sent, done to one, and what must be true of each step. */
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import { compare, storyText } from '../../../shared/compare/index.ts'
import {
  asImported,
  compareSurroundings,
  exportDocx,
  type ImportedDocument,
  readDocx,
  readSurroundings,
  storyLines,
} from '../../../shared/docx/index.ts'
import { type RefusalCode, refusal } from '../../../shared/docx/refusals.ts'
import { makeBase } from '../../../shared/text/base.ts'
import { replace } from '../../../shared/text/edit.ts'
import { exportStory } from '../../../shared/text/export.ts'
import { textLines } from '../../../shared/text/lines.ts'
import { linesOf } from '../../../shared/text/views.ts'
import { sitDown } from '../desk.ts'

interface Found {
  readonly outcome: string
  readonly fault?: string
  readonly strayed?: string
}

/** Words typed into a file that came back elsewhere: no harm to Ann's computer, but told. */
class Stray extends Error {}

/** `steps` takes in how many milliseconds each took. */
export const examine = async (bytes: Uint8Array, steps: Record<string, number>): Promise<Found> => {
  let at = 'readDocx'
  let outcome = 'nothing'
  const step = async <T>(name: string, act: () => T | Promise<T>): Promise<T> => {
    at = name
    const began = performance.now()
    const done = await act()
    steps[name] = Math.round(performance.now() - began)
    return done
  }
  try {
    const document = await step('readDocx', () => readDocx(bytes))
    outcome = isRefusal(document) ? document.refused : 'opened'
    await step('readSurroundings', () => surroundings(bytes))
    if (isRefusal(document)) {
      must(speaks(document), `says "${document.say}"`)
      const out = await step('export of a refused file', () => exportDocx(bytes, [], { mode: 'clean' }))
      must(!isRefusal(out) || speaks(out), 'its export says something else')
    } else await opened(bytes, document, step)
    return { outcome }
  } catch (error) {
    if (error instanceof Stray) return { outcome, strayed: error.message }
    const said = error instanceof Error ? (error.stack ?? error.message) : String(error)
    return { outcome, fault: `${at}: ${said.split('\n').slice(0, 4).join(' | ').slice(0, 600)}` }
  }
}

type Step = <T>(name: string, act: () => T | Promise<T>) => Promise<T>

async function opened(bytes: Uint8Array, document: ImportedDocument, step: Step): Promise<void> {
  // The reader works in a worker: what it finds must be able to leave it.
  await step('to the page', () => structuredClone(document))
  const { numbering, styles } = document
  const [story] = document.stories
  const { model } = await step('model', () =>
    sitDown(makeBase(document, { source: 'word', fileName: '', sha256: '', numbering, styles }, 1), 7),
  )
  await step('lines', () => {
    for (const view of ['redline', 'clean', 'original'] as const) textLines(model, view)
  })
  await step('export unchanged', () => {
    same(bytes, exportDocx(bytes, [asImported(story!)], { mode: 'redline' }), 'as imported')
    same(bytes, exportDocx(bytes, [exportStory(model)], { mode: 'redline' }), 'from the model')
  })
  const clean = await step('clean copy', () => exportDocx(bytes, [exportStory(model)], { mode: 'clean' }))
  if (isRefusal(clean)) must(speaks(clean), `a clean copy says "${clean.say}"`)
  const again = isRefusal(clean) ? document : await step('clean copy again', () => readDocx(clean))
  if (isRefusal(again)) throw new Error(`the clean copy is refused as ${again.refused}`)
  await step('compare', () =>
    compare(storyText(story!, numbering).paragraphs, storyText(again.stories[0]!, again.numbering).paragraphs),
  )
  const wanted = await step('typing', () => {
    for (const paragraph of typedIn(model.story.paragraphs.length))
      if (!model.mark(paragraph).state.gone)
        replace(model, { from: { paragraph, offset: 0 }, to: { paragraph, offset: 0 } }, 'typed ')
    return linesOf(model, 'clean')
  })
  const redline = await step('redline', () => exportDocx(bytes, [exportStory(model)], { mode: 'redline' }))
  if (isRefusal(redline)) {
    must(speaks(redline), `a redline says "${redline.say}"`)
    return
  }
  const back = await step('redline again', () => readDocx(redline))
  // Noise that a typed-over paragraph loses may leave it packed too well: then only its author has lost.
  if (isRefusal(back) && back.refused === 'bomb') throw new Stray('the redline is refused as bomb')
  if (isRefusal(back)) throw new Error(`the redline is refused as ${back.refused}`)
  const got = storyLines(back.stories[0]!, 'accepted')
  const differs = wanted.findIndex((line, n) => line !== got[n])
  if (differs < 0 && got.length === wanted.length) return
  throw new Stray(
    `the redline reads "${got[differs]?.slice(0, 60)}" for "${wanted[differs]?.slice(0, 60)}" (line ${differs} of ${wanted.length}, ${got.length} came back)`,
  )
}

/** The first, the last, and some between: whatever stands behind the text is among them. */
const typedIn = (count: number): number[] =>
  [...new Set([0, 1, 2, 3, count >> 1, count - 4, count - 3, count - 2, count - 1])].filter((n) => n >= 0 && n < count)

const surroundings = (bytes: Uint8Array): void => {
  const read = readSurroundings(bytes)
  if (isRefusal(read)) must(speaks(read), `its surroundings say "${read.say}"`)
  else must(compareSurroundings(read, read).length === 0, 'its surroundings differ from themselves')
}

const same = (bytes: Uint8Array, out: Uint8Array | Refusal, which: string): void => {
  if (isRefusal(out)) throw new Error(`unchanged, ${which}, it is refused as ${out.refused}`)
  must(Buffer.compare(bytes, out) === 0, `unchanged, ${which}, it goes back with other bytes`)
}

/** A sentence of the table, with the one word that may be different in it. */
const speaks = ({ refused, say }: Refusal): boolean => {
  const [before, after] = refusal(refused as RefusalCode, '\0').say.split('\0')
  const what = say.slice(before!.length, after === undefined ? undefined : say.length - after.length)
  return (
    say.startsWith(before!) && say.endsWith(after ?? '') && (after === undefined ? what === '' : /^[\w ]+$/.test(what))
  )
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise)
}
