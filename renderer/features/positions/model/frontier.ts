import { type Issue, type Package, type Score, scored } from './issue.ts'

/** A package no other beats for both sides at once. */
export interface Best extends Score {
  readonly chosen: Package
}

interface Link extends Score {
  readonly option: string
  readonly issue: string
  readonly before: Link | undefined
}

/**
 * The exact frontier, best for us first: one package for each pair of points that no other package reaches or beats on
 * both sides. Issue by issue, dropping what is beaten already: since points only add up, what is beaten on some issues
 * stays beaten with any ending (spec, POS-4). With whole points never more than a hundred or so are kept.
 */
export function frontier(issues: readonly Issue[]): Best[] {
  let kept: (Link | undefined)[] = [undefined]
  for (const issue of scored(issues)) {
    const grown = kept.flatMap((before) =>
      issue.options.map(
        (option): Link => ({
          us: (before?.us ?? 0) + option.us,
          them: (before?.them ?? 0) + option.them,
          option: option.id,
          issue: issue.id,
          before,
        }),
      ),
    )
    kept = unbeaten(grown)
  }
  return kept.flatMap((link) => (link ? [{ us: link.us, them: link.them, chosen: chosenBy(link) }] : []))
}

/** Those that no other reaches or beats on both sides, best for us first. Of equals the first stays. */
export function unbeaten<S extends Score>(all: readonly S[]): S[] {
  const out: S[] = []
  for (const one of [...all].sort((a, b) => b.us - a.us || b.them - a.them))
    if (out.length === 0 || one.them > out.at(-1)!.them) out.push(one)
  return out
}

function chosenBy(link: Link): Package {
  const out: Record<string, string> = {}
  for (let at: Link | undefined = link; at; at = at.before) out[at.issue] = at.option
  return out
}
