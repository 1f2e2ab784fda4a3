import { isRefusal, type Refusal } from '../../../../shared/base/refuse.ts'
import type { CleanCopy } from '../../../../shared/docx/index.ts'
import type { ExportStory } from '../../../../shared/docx/model.ts'
import { docOf, sharedUpdate } from '../../../../shared/text/draft/plane.ts'
import { exportStory } from '../../../../shared/text/export.ts'
import { TextModel } from '../../../../shared/text/model.ts'
import { cleanInWorker, exportInWorker } from '../../../session/docx-jobs.ts'
import { answered } from '../../../session/draft-lane.ts'
import type { Desk } from '../desk.ts'

export type WordMode = 'redline' | 'clean'

interface Source {
  readonly bytes: Uint8Array
  readonly stories: readonly ExportStory[]
}

/** The original package and the text as it is to go into it: what is shared, or with the draft. */
async function sourceOf({ session, deps }: Desk, of: 'draft' | 'shared'): Promise<Source | Refusal> {
  const { model: all, undo, id, work } = session
  undo.close()
  const { doc, isDraft } = work.getState()
  const model = of === 'draft' ? all : new TextModel(docOf(sharedUpdate(doc, isDraft)), deps)
  const bytes = await answered(deps.client.files.getBlob(id, model.roots.origin()?.sha256 ?? ''))
  return isRefusal(bytes) ? bytes : { bytes, stories: [exportStory(model)] }
}

/** The original Word file with the changes as tracked changes. */
export async function exportRedline(
  desk: Desk,
  of: 'draft' | 'shared',
  signal: AbortSignal,
): Promise<Uint8Array | Refusal> {
  const source = await sourceOf(desk, of)
  return isRefusal(source) ? source : exportInWorker(source.bytes, source.stories, { mode: 'redline' }, signal)
}

/** A clean, scrubbed copy, with an account of what stayed behind. */
export async function exportClean(
  desk: Desk,
  of: 'draft' | 'shared',
  hidden: 'keep' | 'remove',
  signal: AbortSignal,
): Promise<CleanCopy | Refusal> {
  const source = await sourceOf(desk, of)
  return isRefusal(source) ? source : cleanInWorker(source.bytes, source.stories, hidden, signal)
}
