/** A new document made in code: everything Word needs, nothing that names a person, a machine or a time. */
import { WORD_URI } from './xml/names.ts'
import { buildZip, packEntry } from './zip/build.ts'

export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
export const W = `xmlns:w="${WORD_URI}"`
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml'

const types = `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${WORD_TYPE}.styles+xml"/><Override PartName="/word/numbering.xml" ContentType="${WORD_TYPE}.numbering+xml"/><Override PartName="/word/settings.xml" ContentType="${WORD_TYPE}.settings+xml"/></Types>`

const packageRelations = `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`

const documentRelations = `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="rId2" Type="${OFFICE}/numbering" Target="numbering.xml"/><Relationship Id="rId3" Type="${OFFICE}/settings" Target="settings.xml"/></Relationships>`

/** The main part: A4, margins of an inch. */
const documentOf = (body: string): string =>
  `${HEAD}<w:document ${W}><w:body>${body}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1440" w:bottom="1440" w:left="1440" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>`

const settings = `${HEAD}<w:settings ${W}><w:defaultTabStop w:val="720"/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`

export const style = (id: string, name: string, properties: string): string =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/>${properties}</w:style>`

export const run = (halfPoints: number): string =>
  `<w:rPr><w:b/><w:sz w:val="${halfPoints}"/><w:szCs w:val="${halfPoints}"/></w:rPr>`

/** Clauses begin with a heading of level 1; levels below are numbered under it. */
const heading = (level: number): string =>
  style(
    `Heading${level}`,
    `heading ${level}`,
    `<w:pPr><w:keepNext/><w:numPr>${level > 1 ? `<w:ilvl w:val="${level - 1}"/>` : ''}<w:numId w:val="1"/></w:numPr><w:spacing w:before="240" w:after="120"/><w:outlineLvl w:val="${level - 1}"/></w:pPr>${run(28 - 2 * level)}`,
  )

/** The styles every document of our own has, and what comes to them. */
export const stylesOf = (headings: string): string =>
  `${HEAD}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/><w:sz w:val="22"/><w:szCs w:val="22"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style><w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>${style('Title', 'Title', `<w:pPr><w:spacing w:after="240"/><w:jc w:val="center"/></w:pPr>${run(36)}`)}${headings}</w:styles>`

/** How a contract numbers its levels, and how Markdown's nested lists are meant. */
export const LEVELS: readonly (readonly [string, string])[] = [
  ['decimal', '%1.'],
  ['decimal', '%1.%2'],
  ['lowerLetter', '(%3)'],
  ['lowerRoman', '(%4)'],
  ['upperLetter', '(%5)'],
  ['decimal', '(%6)'],
  ['lowerLetter', '%7.'],
  ['lowerRoman', '%8.'],
  ['decimal', '%9.'],
]

const level = ([format, text]: readonly [string, string], n: number): string =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${n < 3 ? `<w:pStyle w:val="Heading${n + 1}"/>` : ''}<w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="${Math.max(1, n) * 720}" w:hanging="720"/></w:pPr></w:lvl>`

const numbering = `${HEAD}<w:numbering ${W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>${LEVELS.map(level).join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>`

/** The parts of a package of our own, in order. */
export const partsOf = (
  body: string,
  styles: string,
  numbering: string,
): readonly (readonly [name: string, text: string])[] => [
  ['[Content_Types].xml', types],
  ['_rels/.rels', packageRelations],
  ['word/document.xml', documentOf(body)],
  ['word/_rels/document.xml.rels', documentRelations],
  ['word/styles.xml', styles],
  ['word/numbering.xml', numbering],
  ['word/settings.xml', settings],
]

export const packed = (parts: readonly (readonly [name: string, text: string])[]): Uint8Array => {
  const encoder = new TextEncoder()
  return buildZip(parts.map(([name, text]) => packEntry(name, encoder.encode(text))))
}

export const blankParts = partsOf('<w:p/>', stylesOf([1, 2, 3].map(heading).join('')), numbering)

/** A minimal Word package: styles Normal, Title, Heading 1–3, one legal list bound to the headings, A4. */
export const blankDocx = (): Uint8Array => packed(blankParts)
