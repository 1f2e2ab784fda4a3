/** Comments made in Parley, put beside those the file has: their part, their threads, and what the package says of them. */
import type { ExportComment } from '../model.ts'
import type { DocxPackage } from '../package.ts'
import { escapeAttribute, escapeText } from '../xml/escape.ts'
import { WORD_URI } from '../xml/names.ts'
import { attribute, elements, walk } from '../xml/tree.ts'
import type { ChangedParts } from './export.ts'
import { appended, HEAD, OFFICE, partFor, TYPE } from './new-part.ts'

const W14 = 'http://schemas.microsoft.com/office/word/2010/wordml'
const W15 = 'http://schemas.microsoft.com/office/word/2012/wordml'

interface Numbered extends ExportComment {
  readonly id: string
  /** Word joins threads by the id of the comment's paragraph. */
  readonly paragraph: string
}

/** Ids for comments: none that the file uses already. */
export function numberComments(opened: DocxPackage, comments: readonly ExportComment[]): ReadonlyMap<string, string> {
  const root = opened.related(opened.main, 'comments')?.root
  const used = elements(root).map((e) => Number(attribute(e, 'w:id') ?? -1))
  let next = Math.max(-1, ...used.filter(Number.isFinite)) + 1
  return new Map(comments.map(({ key }) => [key, String(next++)]))
}

/** Adds the comments to the package's parts. `ids`: as they are anchored in the text. */
export function addComments(
  opened: DocxPackage,
  changed: ChangedParts,
  comments: readonly ExportComment[],
  ids: ReadonlyMap<string, string>,
): void {
  const numbered = comments
    .filter(({ key }) => ids.has(key))
    .map((c, n): Numbered => ({ ...c, id: ids.get(c.key)!, paragraph: paragraphId(n) }))
  if (numbered.length === 0) return
  const part = partFor(opened, changed, 'comments', `${TYPE}.comments+xml`, `${OFFICE}/comments`)
  const before =
    changed.get(part) ?? opened.text(part)?.text ?? `${HEAD}<w:comments xmlns:w="${WORD_URI}"></w:comments>`
  changed.set(part, appended(before, 'comments', numbered.map(commentXml).join('')))
  const threads = threadsXml(opened, numbered)
  if (threads === '') return
  const extended = partFor(
    opened,
    changed,
    'commentsExtended',
    `${TYPE}.commentsExtended+xml`,
    'http://schemas.microsoft.com/office/2011/relationships/commentsExtended',
  )
  const old =
    changed.get(extended) ??
    opened.text(extended)?.text ??
    `${HEAD}<w15:commentsEx xmlns:w15="${W15}"></w15:commentsEx>`
  changed.set(extended, appended(old, 'commentsEx', threads))
}

/** Eight hex digits below 0x80000000, as Word wants them; a file's own are random, ours count from a far end. */
const paragraphId = (n: number): string => (0x7e000000 + n).toString(16).toUpperCase()

const commentXml = ({ id, author, date, text, paragraph }: Numbered): string => {
  const lines = text.split('\n')
  const when = date === '' ? '' : ` w:date="${escapeAttribute(date)}"`
  const paragraphs = lines.map(
    (line, n) =>
      `<w:p${n === lines.length - 1 ? ` xmlns:w14="${W14}" w14:paraId="${paragraph}"` : ''}><w:r><w:t xml:space="preserve">${escapeText(line)}</w:t></w:r></w:p>`,
  )
  return `<w:comment xmlns:w="${WORD_URI}" w:id="${id}" w:author="${escapeAttribute(author)}"${when} w:initials="${escapeAttribute(initials(author))}">${paragraphs.join('')}</w:comment>`
}

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => part[0] ?? '')
    .join('')
    .slice(0, 4)

/** Who answers whom. An answer to a comment of the file joins it where that has an id of its own. */
function threadsXml(opened: DocxPackage, comments: readonly Numbered[]): string {
  const known = new Map(comments.map((c) => [c.key, c.paragraph]))
  for (const comment of elements(opened.related(opened.main, 'comments')?.root)) {
    const last = [...walk(comment)].filter((e) => e.name === 'w:p').at(-1)
    const paragraph = attribute(last, 'w14:paraId')
    if (paragraph) known.set(`file.${attribute(comment, 'w:id') ?? ''}`, paragraph)
  }
  if (comments.every((c) => c.parent === undefined && !c.resolved)) return ''
  return comments
    .map(({ paragraph, parent, resolved }) => {
      const above = parent === undefined ? undefined : known.get(parent)
      const joins = above === undefined ? '' : ` w15:paraIdParent="${above}"`
      return `<w15:commentEx xmlns:w15="${W15}" w15:paraId="${paragraph}"${joins} w15:done="${resolved ? 1 : 0}"/>`
    })
    .join('')
}
