/**
 * What stands beside the main text (notes, headers, text boxes) in two documents, put together. Every word processor
 * numbers and orders them anew, so they are known by what they say.
 */
import type { ComparedParagraph } from './model.ts'

export interface Beside {
  /** "footnote 3". */
  readonly name: string
  readonly text: string
}

/** "footnote 3" is a footnote, whatever its number has become. */
export const kindOf = (name: string): string => /footnote|endnote|header|footer|box/.exec(name)?.[0] ?? name

/** Which kind of note a text beside the main one is, if it is one. */
export const noteKind = (name: string): 'footnote' | 'endnote' | undefined => {
  const kind = kindOf(name)
  return kind === 'footnote' || kind === 'endnote' ? kind : undefined
}

/** Pairs of texts weighed word by word. A contract has some dozens; a file made to take long has millions. */
const MOST_WEIGHED = 250_000

/** By index of ours: first those that say the same, then those most alike, then those that go by the same name. */
export function partnersOf<T extends Beside>(ours: readonly Beside[], theirs: readonly T[]): ReadonlyMap<number, T> {
  const partners = new Map<number, T>()
  const free = new Set(theirs)
  const equal = (by: (b: Beside) => string) => {
    const waiting = new Map<string, T[]>()
    for (const b of free) {
      const same = waiting.get(by(b))
      if (same) same.push(b)
      else waiting.set(by(b), [b])
    }
    ours.forEach((a, n) => {
      // From the front: the first of equals is the first again.
      const b = partners.has(n) ? undefined : waiting.get(by(a))?.shift()
      if (b && free.delete(b)) partners.set(n, b)
    })
  }
  const pair = (alike: (a: Beside, b: Beside) => number) => {
    const likely = ours.flatMap((a, n) =>
      partners.has(n)
        ? []
        : [...free].flatMap((b) => {
            const likeness = kindOf(a.name) === kindOf(b.name) ? alike(a, b) : 0
            return likeness > 0 ? [{ n, b, likeness }] : []
          }),
    )
    for (const { n, b } of likely.sort((x, y) => y.likeness - x.likeness))
      if (!partners.has(n) && free.delete(b)) partners.set(n, b)
  }
  equal((b) => JSON.stringify([b.name, b.text]))
  equal((b) => JSON.stringify([kindOf(b.name), b.text]))
  if ((ours.length - partners.size) * free.size <= MOST_WEIGHED)
    pair((a, b) => {
      const likeness = sharedWords(a.text, b.text)
      return likeness >= 0.5 ? likeness + (a.name === b.name ? 1 : 0) : 0
    })
  equal((b) => b.name)
  return partners
}

/** 0..1: how much of both are words of both. */
const sharedWords = (a: string, b: string): number => {
  const [x, y] = [a, b].map((text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [])
  const counts = new Map<string, number>()
  for (const word of x!) counts.set(word, (counts.get(word) ?? 0) + 1)
  let both = 0
  for (const word of y!) {
    const n = counts.get(word) ?? 0
    if (n > 0) both++
    counts.set(word, n - 1)
  }
  return x!.length + y!.length === 0 ? 0 : (2 * both) / (x!.length + y!.length)
}

interface Group extends Beside {
  readonly paragraphs: readonly ComparedParagraph[]
}

/** What stands beside the main text of a document, each text as one. */
export function besideOf(paragraphs: readonly ComparedParagraph[]): Group[] {
  const groups: { name: string; paragraphs: ComparedParagraph[] }[] = []
  for (const p of paragraphs) {
    const name = p.props?.apart
    if (name === undefined) continue
    if (groups.at(-1)?.name === name) groups.at(-1)!.paragraphs.push(p)
    else groups.push({ name, paragraphs: [p] })
  }
  return groups.map((g) => ({ ...g, text: g.paragraphs.map((p) => `${p.text}\n`).join('') }))
}

export interface Alongside {
  readonly placed: readonly ComparedParagraph[]
  /** What the old text has no place for. */
  readonly left: readonly ComparedParagraph[]
  /** Names, in the new text, of what is placed. */
  readonly taken: ReadonlySet<string>
}

/**
 * The new text as it can be held against the old one: what stands beside it in the old one's order. A plain text says
 * nothing of notes and headers, so there they are as they were.
 *
 * @param fresh names of notes whose marks are new: none of the old ones is one of them
 */
export function alongside(
  old: readonly ComparedParagraph[],
  now: readonly ComparedParagraph[],
  fresh: ReadonlySet<string> = new Set(),
): Alongside {
  const ours = besideOf(old)
  const theirs = besideOf(now)
  if (ours.length === 0 && theirs.length === 0) return { placed: now, left: [], taken: new Set() }
  const main = now.filter((p) => p.props?.apart === undefined)
  if (now.every((p) => p.props === undefined))
    return { placed: [...main, ...ours.flatMap((o) => o.paragraphs)], left: [], taken: new Set() }
  const partners = partnersOf(
    ours,
    theirs.filter((t) => !fresh.has(t.name)),
  )
  const taken = new Set(partners.values())
  const placed = ours.flatMap(({ name }, n) =>
    (partners.get(n)?.paragraphs ?? []).map((p) => ({ ...p, props: { ...p.props!, apart: name } })),
  )
  return {
    placed: [...main, ...placed],
    left: theirs.filter((t) => !taken.has(t)).flatMap((t) => t.paragraphs),
    taken: new Set([...taken].map(({ name }) => name)),
  }
}
