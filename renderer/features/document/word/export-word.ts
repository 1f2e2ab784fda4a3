import { isRefusal, type Refusal } from '../../../../shared/base/refuse.ts'
import { docOf, sharedUpdate } from '../../../../shared/text/draft/plane.ts'
import { exportStory } from '../../../../shared/text/export.ts'
import { TextModel } from '../../../../shared/text/model.ts'
import { exportInWorker } from '../../../session/docx-jobs.ts'
import { answered } from '../../../session/draft-lane.ts'
import type { Desk } from '../desk.ts'

export type WordMode = 'redline' | 'clean'

/**
 * The Word file, of what is shared or with the draft: the original package with the changes as tracked changes, or
 * clean and scrubbed.
 */
export async function exportWord(
  { session, deps }: Desk,
  mode: WordMode,
  of: 'draft' | 'shared',
  signal: AbortSignal,
): Promise<Uint8Array | Refusal> {
  const { model: all, undo, id, work } = session
  undo.close()
  const { doc, isDraft } = work.getState()
  const model = of === 'draft' ? all : new TextModel(docOf(sharedUpdate(doc, isDraft)), deps)
  const origin = model.roots.origin()
  const bytes = await answered(deps.client.files.getBlob(id, origin?.sha256 ?? ''))
  if (isRefusal(bytes)) return bytes
  return exportInWorker(bytes, [exportStory(model)], { mode }, signal)
}
