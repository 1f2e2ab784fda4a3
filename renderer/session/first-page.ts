/** What a first page is made of: small, and enough to read while the rest is being opened. */
import type { DirectLooks, DocumentLooks } from '../../shared/docx/looks.ts'
import type { NumberingList, ParagraphProps } from '../../shared/docx/model.ts'
import { firstLines } from '../../shared/text/lines.ts'
import type { TextModel } from '../../shared/text/model.ts'
import { picturePlaces } from '../../shared/text/pictures.ts'
import { type Piece, piecesOf } from '../../shared/text/pieces.ts'
import type { Author } from '../../shared/text/records.ts'
import type { Run } from '../../shared/text/state.ts'

/** One paragraph as it is shown until the editor is there. */
export interface PreviewLine {
  readonly number: string
  readonly props: Pick<ParagraphProps, 'role' | 'level' | 'align' | 'style' | 'indent' | 'num'>
  readonly pieces: readonly Piece[]
  /** Looks beyond its style, as indexes of text and paragraph; -1 for none. */
  readonly own?: readonly [text: number, paragraph: number]
}

export interface Preview {
  readonly lines: readonly PreviewLine[]
  /** What the file looks like, as far as a first page needs it. */
  readonly looks?: DocumentLooks
  readonly lists: readonly NumberingList[]
  /** The hash of the package, for its pictures. */
  readonly package?: string
}

/** A first screenful, so small that it is there at once, whatever the length of the contract. */
const LINES = 24

const shown = ({ role, level, align, style, indent, num }: ParagraphProps): PreviewLine['props'] => ({
  role,
  ...(level && { level }),
  ...(align && { align }),
  ...(style !== undefined && { style }),
  ...(indent && { indent }),
  ...(num && { num }),
})

/** Without what lies in the rest of the text, and is as long as it. */
const looksOf = (looks: DocumentLooks): DocumentLooks => ({
  ...looks,
  direct: { ...looks.direct, marks: [], runs: [] },
  tables: [],
})

function ownLooks({ marks }: DirectLooks, model: TextModel, last: number): PreviewLine['own'] {
  const { base } = model.overlay
  const { client, clock } = model.story.paragraphs[last]!
  if (client !== base?.client) return undefined
  for (let i = 0; i + 2 < marks.length; i += 3)
    if (marks[i] === clock - base.clock) return [marks[i + 1]! - 1, marks[i + 2]! - 1]
  return undefined
}

/** The first lines as they read now. */
export function firstPageOf(model: TextModel, me: Author): Preview {
  const { looks, numbering = [], sha256 } = model.roots.origin() ?? {}
  const { base } = model.overlay
  const places = picturePlaces(base?.objects)
  const pictureOf = ({ client, clock }: Run) => (client === base?.client ? places.get(clock - base.clock) : undefined)
  const lines = firstLines(model, LINES).map(({ number, props, runs, last }): PreviewLine => {
    const own = looks && ownLooks(looks.direct, model, last)
    return { number, props: shown(props), pieces: piecesOf(runs, me, pictureOf), ...(own && { own }) }
  })
  const used = new Set(lines.map((l) => l.props.num?.list))
  return {
    lines,
    ...(looks && { looks: looksOf(looks) }),
    ...(sha256 !== undefined && { package: sha256 }),
    lists: numbering.filter((l) => used.has(l.id)),
  }
}
