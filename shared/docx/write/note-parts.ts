/** Parts for notes in a package that has none: with the rules Word draws above notes, which its settings name. */
import type { ExportNote } from '../model.ts'
import type { DocxPackage } from '../package.ts'
import { resolveTarget } from '../relations.ts'
import { WORD_URI } from '../xml/names.ts'
import { parseXml } from '../xml/parse.ts'
import { elements } from '../xml/tree.ts'
import type { ChangedParts } from './export.ts'
import { Markup } from './markup.ts'
import { HEAD, OFFICE, TYPE } from './new-part.ts'

export const NOTE_PARTS = {
  footnote: { type: `${TYPE}.footnotes+xml`, relation: `${OFFICE}/footnotes` },
  endnote: { type: `${TYPE}.endnotes+xml`, relation: `${OFFICE}/endnotes` },
} as const

/** Ids of the rule above notes and of that above what goes on from the page before, as Word gives them. */
const RULES = [
  ['separator', '-1'],
  ['continuationSeparator', '0'],
] as const

/** A part of notes with no note in it. */
export const emptyNotes = (kind: ExportNote['kind']): string => {
  const rules = RULES.map(
    ([type, id]) => `<w:${kind} w:type="${type}" w:id="${id}"><w:p><w:r><w:${type}/></w:r></w:p></w:${kind}>`,
  )
  return `${HEAD}<w:${kind}s xmlns:w="${WORD_URI}">${rules.join('')}</w:${kind}s>`
}

/** What stands before the settings of notes in the order the schema wants; what is not here stands behind. */
const BEFORE = new Set(
  'writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags alwaysMergeEmptyNamespace updateFields hdrShapeDefaults'
    .split(' ')
    .map((name) => `w:${name}`),
)

/** Names the rules of a new part of notes in the settings, where there are settings. */
export const listRules = (opened: DocxPackage, changed: ChangedParts, kind: ExportNote['kind']): void => {
  const relation = opened.relations.get(opened.main)?.find((r) => r.kind === 'settings' && !r.external)
  const part = relation === undefined ? undefined : resolveTarget(opened.main, relation.target)
  const source = part === undefined ? undefined : (changed.get(part) ?? opened.text(part)?.text)
  if (part === undefined || source === undefined) return
  const root = parseXml(source)
  const name = `w:${kind}Pr`
  if (root.name !== 'w:settings' || root.closeFrom === root.to || elements(root).some((e) => e.name === name)) return
  const markup = new Markup(source, root)
  if (markup.declaration !== '') return
  const before = kind === 'footnote' ? BEFORE : new Set([...BEFORE, 'w:footnotePr'])
  const at = elements(root).findLast((e) => before.has(e.name))?.to ?? root.openEnd
  const rules = RULES.map(([, id]) => markup.empty(kind, markup.attribute('id', id)))
  const text = `${markup.open(`${kind}Pr`)}${rules.join('')}${markup.close(`${kind}Pr`)}`
  changed.set(part, source.slice(0, at) + text + source.slice(at))
}
