/** What the worker that draws pictures is asked, and what it answers. */
import type { Refusal } from '../../../shared/base/refuse.ts'
import type { InlineObject, Picture } from '../../../shared/docx/model.ts'

/** In pixels of the screen. */
export interface Wanted {
  readonly width: number
  readonly height: number
}

export type PictureJob =
  /** The package; said once, before anything else. No answer. */
  | { readonly kind: 'package'; readonly bytes: Uint8Array }
  | { readonly kind: 'draw'; readonly n: number; readonly picture: Picture; readonly wanted: Wanted }
  /** The objects of the text, where the import did not read what is drawn. */
  | { readonly kind: 'list'; readonly n: number }

export type PictureReply =
  | { readonly kind: 'drawn'; readonly n: number; readonly result: ImageBitmap | Refusal }
  | { readonly kind: 'listed'; readonly n: number; readonly result: readonly InlineObject[] | Refusal }
