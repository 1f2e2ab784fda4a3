import type { Change } from '../../../shared/text/changes.ts'
import type { Place } from '../../../shared/text/story.ts'

/** Whether a place comes before another. */
export const before = (a: Place, b: Place): boolean =>
  a.paragraph < b.paragraph || (a.paragraph === b.paragraph && a.offset < b.offset)

/** Changes lie in one another a few deep, never more than this. */
const DEEPEST = 40

/** The first change a place lies in; -1 for none. Asked at every key, so thousands are not looked through. */
export function changeAt(changes: readonly Change[], at: Place): number {
  let low = 0
  let high = changes.length
  while (low < high) {
    const mid = (low + high) >> 1
    if (before(at, changes[mid]!.from)) high = mid
    else low = mid + 1
  }
  let found = -1
  for (let i = low - 1; i >= 0 && i >= low - DEEPEST; i--) if (before(at, changes[i]!.to)) found = i
  return found
}
