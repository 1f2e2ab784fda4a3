import type { IdRange } from './ids.ts'
import type { Edit, TextModel } from './model.ts'
import type { Author } from './records.ts'
import type { Place } from './story.ts'

/** One thing said: in the imported file, or here. */
export interface Said {
  /** Key of its record; `file.<id>` for one of the imported file. */
  readonly key: string
  readonly author: Author
  /** Milliseconds since 1970; NaN where the file claims no readable date. */
  readonly at: number
  readonly text: string
}

/** A comment with what was answered to it. */
export interface Thread extends Said {
  readonly answers: readonly Said[]
  readonly resolved: boolean
  /** Came with the file: claimed, not signed. */
  readonly claimed: boolean
  /** Where it hangs now; undefined when the text it was about is gone. */
  readonly from: Place | undefined
  readonly to: Place | undefined
}

const FILE = 'file.'

/** All comments both sides read, in the order of the text; those whose text is gone come last. */
export function threadsOf(model: TextModel): Thread[] {
  const said: {
    said: Said
    parent: string | undefined
    ranges: readonly IdRange[]
    resolved: boolean
    claimed: boolean
  }[] = []
  const { base } = model.overlay
  for (const comment of base?.comments ?? []) {
    const { id, author, date, text, from, to, parent, resolved } = comment
    said.push({
      said: { key: FILE + id, author: { name: author, party: '' }, at: Date.parse(date), text },
      parent: parent === undefined ? undefined : FILE + parent,
      ranges: [[base!.client, base!.clock + from, Math.max(1, to - from)]],
      resolved: resolved === true,
      claimed: true,
    })
  }
  const done = new Map<string, { n: number; done: boolean }>()
  for (const [key, record] of model.overlay.standing()) {
    if (record.t === 'cmt') {
      const { by, at, text, parent, ranges, via } = record
      const claimed = via !== undefined
      said.push({ said: { key, author: by, at, text }, parent, ranges, resolved: false, claimed })
    } else if (record.t === 'done') {
      const last = done.get(record.comment)
      if (!last || record.n > last.n) done.set(record.comment, { n: record.n, done: record.done })
    }
  }
  const known = new Set(said.map((s) => s.said.key))
  const threads = said
    .filter(({ parent }) => parent === undefined || !known.has(parent))
    .map(({ said: first, ranges, resolved, claimed }): Thread => {
      const answers = said.filter((s) => s.parent === first.key).map((s) => s.said)
      answers.sort((a, b) => a.at - b.at)
      return { ...first, answers, claimed, resolved: done.get(first.key)?.done ?? resolved, ...placesOf(model, ranges) }
    })
  const order = (t: Thread) => (t.from ? t.from.paragraph * 1e6 + t.from.offset : Number.POSITIVE_INFINITY)
  return threads.sort((a, b) => order(a) - order(b) || a.at - b.at)
}

function placesOf(model: TextModel, ranges: readonly IdRange[]): Pick<Thread, 'from' | 'to'> {
  const [first] = ranges
  const last = ranges.at(-1)
  const from = first && model.story.placeOfId(first[0], first[1])
  const end = last && model.story.placeOfId(last[0], last[1] + last[2] - 1)
  return { from, to: end && { paragraph: end.paragraph, offset: end.offset + 1 } }
}

/** Comments on a stretch of text. Both sides read it once it is published. */
export const comment = (model: TextModel, from: Place, to: Place, text: string): Edit => {
  const ranges: IdRange[] = []
  for (let p = from.paragraph; p <= to.paragraph; p++) {
    const start = p === from.paragraph ? from.offset : 0
    const end = p === to.paragraph ? to.offset : model.story.paragraphs[p]!.length
    // With a caret alone the comment hangs at the character it stands before.
    ranges.push(...model.story.idsIn(p, start, Math.max(end, start + (from.paragraph === to.paragraph ? 1 : 0))))
  }
  return commentOn(model, ranges, text)
}

export const commentOn = (model: TextModel, ranges: readonly IdRange[], text: string): Edit =>
  model.edit((write) => {
    write({ t: 'cmt', ranges, text })
    return []
  })

export const answer = (model: TextModel, thread: Thread, text: string): Edit =>
  model.edit((write) => {
    write({ t: 'cmt', ranges: [], text, parent: thread.key })
    return []
  })

/** Resolves a thread, or opens it again. */
export const resolve = (model: TextModel, thread: Thread, done: boolean): Edit =>
  model.edit((write) => {
    write({ t: 'done', comment: thread.key, done })
    return []
  })
