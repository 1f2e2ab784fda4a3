import * as Y from 'yjs'
import type { Author } from '../../shared/text/records.ts'
import type { Work } from './work.ts'

/** The document's clauses and turns in plain words, for whoever must not read the document itself. */
export interface DealFacts {
  readonly clauses: readonly { readonly id: string; readonly name: string }[]
  /** Oldest first. */
  readonly turns: readonly { readonly key: string; readonly label: string; readonly by: 'us' | 'them' | undefined }[]
  /** What the wanted clauses say, as proposed: by turn key ('' as it is now, with our draft), then by clause id. */
  readonly texts: ReadonlyMap<string, ReadonlyMap<string, string>>
}

export interface FactsJob {
  readonly update: Uint8Array
  readonly me: Author
  /** Every name our party has gone by. */
  readonly ours: readonly string[]
  readonly now: number
  readonly wanted: readonly string[]
}

/** Reads them in a worker: a long contract with many turns takes longer than a frame. Answers how to stop. */
export function readFacts(
  { doc }: Pick<Work, 'doc'>,
  job: Omit<FactsJob, 'update'>,
  onFacts: (facts: DealFacts) => void,
): () => void {
  const worker = new Worker(new URL('./deal-facts.worker.ts', import.meta.url), { type: 'module' })
  worker.onmessage = ({ data }: MessageEvent<DealFacts>) => {
    worker.terminate()
    onFacts(data)
  }
  worker.postMessage({ ...job, update: Y.encodeStateAsUpdate(doc) } satisfies FactsJob)
  return () => worker.terminate()
}
