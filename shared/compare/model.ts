/** What a comparison takes and gives: plain data, which a worker can post as it is. */

/**
 * A stretch of text: on both sides, only in the old text, or only in the new one. Offsets are UTF-16 units; for `ins`
 * `oldAt` is where it would stand in the old text, for `del` `nowAt` where it would stand in the new one.
 */
export interface Part {
  readonly op: 'same' | 'del' | 'ins'
  readonly text: string
  readonly oldAt: number
  readonly nowAt: number
}
