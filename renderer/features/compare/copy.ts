import type { ComparisonView, ViewPiece, ViewRow } from '../../../shared/compare/index.ts'
import type { Piece } from '../../../shared/text/pieces.ts'
import { type RedlineParagraph, redlineHtml, redlineText } from '../../../shared/text/redline-html.ts'
import { putOnClipboard } from '../../platform/clipboard.ts'

/** Copies a whole comparison as a redline for a mail or another document. */
export function copyComparison(view: ComparisonView): void {
  const paragraphs = view.rows.flatMap(paragraphsOf)
  putOnClipboard(redlineHtml(paragraphs), redlineText(paragraphs))
}

/** A row may hold several paragraphs (one that was split): each is one of its own. */
function paragraphsOf(row: ViewRow): RedlineParagraph[] {
  const { number = '', role, level } = row.now ?? row.old ?? {}
  const heading = role === 'heading' ? { level: level ?? 1 } : {}
  const lines: Piece[][] = [[]]
  for (const piece of row.edits ?? row.pieces) {
    const texts = piece.text.split('\n')
    texts.forEach((text, n) => {
      if (n > 0) lines.push([])
      if (text !== '') lines.at(-1)!.push(marked(piece, text, row.kind))
    })
  }
  return lines.map((pieces, n) => ({ number: n === 0 ? number : '', ...heading, pieces }))
}

/** Whose a difference is, a comparison does not know: what is new stands in one colour, what is gone in the other. */
function marked({ op, format }: ViewPiece, text: string, kind: ViewRow['kind']): Piece {
  const gone = op === 'del' || kind === 'movedFrom'
  const come = op === 'ins' || kind === 'movedTo'
  return {
    text,
    ...(gone ? { del: 'them' as const } : come ? { ins: 'us' as const } : {}),
    ...(format ? { format } : {}),
  }
}
