/** What the comparing worker is asked and what it answers. */
import type { Refusal } from '../../../shared/base/refuse.ts'
import type { ComparisonProgress, ComparisonView } from '../../../shared/compare/index.ts'
import type { Attribution } from '../../../shared/docx/model.ts'

/** As somebody proposes it, everything accepted; or as it stands without what is only proposed. */
export type Reading = 'proposed' | 'before'

/** A text the worker can make: the document up to these heads, or a file it was given. */
export type Wanted =
  | { readonly from: 'text'; readonly heads: readonly (readonly [client: number, clock: number])[]; reading: Reading }
  | { readonly from: 'file'; readonly id: string }

export type CompareJob =
  /** What the document has gained since the last time, drafts included: heads say which of it counts. No answer. */
  | { readonly kind: 'document'; readonly update: Uint8Array }
  | { readonly kind: 'file'; readonly id: string; readonly name: string; readonly bytes: Uint8Array }
  | { readonly kind: 'compare'; readonly old: Wanted; readonly now: Wanted }
  | {
      readonly kind: 'redline'
      readonly old: Wanted
      readonly now: Wanted
      /** The package the negotiation was made from. */
      readonly original: Uint8Array
      readonly by: Attribution
    }

export interface Asked {
  readonly n: number
  readonly job: CompareJob
}

/** Phases of a comparison in the order they come. */
export type Phase = 'reading' | ComparisonProgress['phase'] | 'writing'

export interface Progress {
  readonly phase: Phase
  /** 0..1 within the phase. */
  readonly done: number
}

export interface Written {
  readonly bytes: Uint8Array
  readonly exact: boolean
  readonly left: number
}

/** A view without its rows: those come before it, some at a time and as text, which a page reads in no time. */
export type Rowless = Omit<ComparisonView, 'rows'>

export type CompareReply =
  | { readonly n: number; readonly kind: 'rows'; readonly json: string }
  | { readonly n: number; readonly kind: 'progress'; readonly progress: Progress }
  | { readonly n: number; readonly kind: 'done'; readonly result: Rowless | Written | Refusal | undefined }
  | { readonly n: number; readonly kind: 'failed'; readonly say: string }
