/** comments.xml and what later editions of Word keep beside it: who answers whom, what is resolved. */
import type { ImportedComment } from '../model.ts'
import type { DocxPackage } from '../package.ts'
import { attribute, elements, textOf, walk, type XmlElement } from '../xml/tree.ts'
import { claimOf } from './attribution.ts'
import type { CommentMark } from './item.ts'
import { modelText } from './text.ts'

export const readComments = (opened: DocxPackage, marks: readonly CommentMark[]): ImportedComment[] => {
  const root = opened.related(opened.main, 'comments')?.root
  if (root === undefined) return []
  const extended = opened.related(opened.main, 'commentsExtended')?.root
  const threads = new Map(elements(extended).map((e) => [attribute(e, 'w15:paraId') ?? '', e]))
  const found = elements(root).filter((e) => e.name === 'w:comment')
  // A thread is told by the id of the comment's last paragraph.
  const byParagraph = new Map(
    found.flatMap((c) => paragraphIds(c).map((p) => [p, attribute(c, 'w:id') ?? ''] as const)),
  )
  return found.flatMap((comment) => {
    const id = attribute(comment, 'w:id') ?? ''
    const range = anchorOf(id, marks)
    if (range === undefined) return []
    const thread = threads.get(paragraphIds(comment).at(-1) ?? '')
    const parent = byParagraph.get(attribute(thread, 'w15:paraIdParent') ?? '')
    const done = attribute(thread, 'w15:done')
    return [
      {
        id,
        ...claimOf(comment),
        text: commentText(comment),
        ...range,
        ...(parent !== undefined && parent !== id && { parent }),
        ...(done !== undefined && { resolved: done === '1' || done === 'true' }),
      },
    ]
  })
}

const anchorOf = (id: string, marks: readonly CommentMark[]): { from: number; to: number } | undefined => {
  const at = (kind: CommentMark['kind']) => marks.find((m) => m.id === id && m.kind === kind)?.at
  const reference = at('reference')
  const from = at('start') ?? reference
  const to = at('end') ?? reference
  if (from === undefined && to === undefined) return undefined
  const start = from ?? to!
  return { from: start, to: Math.max(start, to ?? start) }
}

const paragraphIds = (comment: XmlElement): string[] =>
  elements(comment)
    .filter((e) => e.name === 'w:p')
    .flatMap((p) => attribute(p, 'w14:paraId') ?? [])

const commentText = (comment: XmlElement): string =>
  [...walk(comment)]
    .filter((e) => e.name === 'w:p')
    .map((p) => [...walk(p)].map(characters).join(''))
    .join('\n')

const characters = (element: XmlElement): string => {
  if (element.name === 'w:t') return modelText(textOf(element))
  if (element.name === 'w:tab') return '\t'
  return element.name === 'w:br' || element.name === 'w:cr' ? '\n' : ''
}
