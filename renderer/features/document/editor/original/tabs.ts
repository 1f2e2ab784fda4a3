/**
 * Where tabs lead. The browser knows one distance for all stops of an element, so each tab is an element of its own
 * whose distance is that of the stop it goes to. Nothing is measured: how far a line has come is reckoned from its
 * characters, which is enough to tell which stop comes next.
 */
import type { TabStop } from '../../../../../shared/docx/looks.ts'
import { bounded } from './values.ts'

export interface Ruler {
  /** Where the first line begins, and the others; twentieths of a point from the margin. */
  readonly begin: number
  readonly left: number
  /** How far an average character goes. */
  readonly step: number
  readonly tab: number
  readonly stops: readonly TabStop[]
}

/** One tab: the distance of its stop from the paragraph's left edge, and what fills the way there. */
export interface Stop {
  readonly distance: number
  readonly leader?: TabStop['leader']
}

/** What stands at the right end had better end before it than begin a line of its own. */
const ROOM = 1.2

/** Lines are no longer than any paper; what is behind is left to the browser. */
const FAR = 15_840

/** The stops of the tabs in a paragraph's text, in their order. A tab without one goes where the browser has it go. */
export function stopsOf(text: string, ruler: Ruler): (Stop | undefined)[] {
  const { left, step } = ruler
  const out: (Stop | undefined)[] = []
  let at = ruler.begin
  for (let i = 0; i < text.length; i++) {
    const ch = text[i]
    if (ch === '\v') at = left
    else if (ch !== '\t') at += step
    else if (at > FAR) out.push(undefined)
    else {
      const stop = nextStop(at, ruler)
      const behind = /^[^\t\v]*/.exec(text.slice(i + 1))![0].length * step
      const back = stop.align === 'right' ? behind * ROOM + step : stop.align === 'center' ? behind / 2 : 0
      const distance = Math.round(Math.max(at + step / 2, stop.at - back) - left)
      // Near the hanging indent the browser knows better on which side of it the line is, and stops there by itself.
      out.push(distance < ruler.tab / 2 ? undefined : { distance, ...(stop.leader && { leader: stop.leader }) })
      at = Math.max(at, stop.at - back)
    }
  }
  return out
}

function nextStop(at: number, { left, tab, stops }: Ruler): TabStop {
  const own = stops
    .map((s) => ({ ...s, at: bounded(s.at, -31_680, 31_680) ?? 0 }))
    .concat({ at: left, align: 'left' })
    .filter((s) => s.at > at)
    .sort((a, b) => a.at - b.at)[0]
  return own ?? { at: (Math.floor(at / tab) + 1) * tab, align: 'left' }
}
