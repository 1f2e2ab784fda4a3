/** Namespaces to short names, so that the rest of the code reads `w:p` whatever prefix or edition a file uses. */

const PREFIXES: readonly (readonly [string, string])[] = [
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/math', 'm'],
  ['http://purl.oclc.org/ooxml/officeDocument/math', 'm'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing', 'wp'],
  ['http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing', 'wp'],
  ['http://schemas.openxmlformats.org/drawingml/2006/main', 'a'],
  ['http://purl.oclc.org/ooxml/drawingml/main', 'a'],
  ['http://schemas.openxmlformats.org/drawingml/2006/picture', 'pic'],
  ['http://purl.oclc.org/ooxml/drawingml/picture', 'pic'],
  ['http://schemas.openxmlformats.org/drawingml/2006/chart', 'c'],
  ['http://schemas.openxmlformats.org/drawingml/2006/diagram', 'dgm'],
  ['http://schemas.microsoft.com/office/word/2010/wordprocessingShape', 'wps'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['urn:schemas-microsoft-com:vml', 'v'],
  ['urn:schemas-microsoft-com:office:office', 'o'],
  ['http://www.w3.org/XML/1998/namespace', 'xml'],
  ['http://www.w3.org/2000/xmlns/', 'xmlns'],
]

const BY_URI = new Map(PREFIXES)

/** Names are asked for once per element of a large file: building each string once is worth a map. */
const made = new Map<string, Map<string, string>>()

/** `w:p` for the namespace it means; a name in a namespace nobody here knows keeps it in braces. */
export const shortName = (uri: string, local: string): string => {
  if (uri === '') return local
  let ofUri = made.get(uri)
  if (ofUri === undefined) {
    ofUri = new Map()
    made.set(uri, ofUri)
  }
  let name = ofUri.get(local)
  if (name === undefined) {
    const prefix = BY_URI.get(uri)
    // An endless namespace must not be copied into every name; that it is none of ours shows at its beginning.
    name = prefix === undefined ? `{${uri.slice(0, 200)}}${local}` : `${prefix}:${local}`
    // A hostile file must not fill memory through this cache.
    if (ofUri.size < 2000 && made.size < 200) ofUri.set(local, name)
  }
  return name
}

export const WORD_URI = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
export const STRICT_WORD_URI = 'http://purl.oclc.org/ooxml/wordprocessingml/main'
