/** What a file is when it is not a zip, told from its first bytes. */
import type { RefusalCode } from './refusals.ts'

const startsWith = (bytes: Uint8Array, magic: string): boolean =>
  [...magic].every((c, n) => bytes[n] === c.charCodeAt(0))

/** Undefined for a zip; else what to refuse it as. */
export const notAZip = (bytes: Uint8Array): RefusalCode | undefined => {
  if (bytes.length === 0) return 'empty'
  if (startsWith(bytes, 'PK\x03\x04') || startsWith(bytes, 'PK\x05\x06')) return undefined
  if (startsWith(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return compoundFile(bytes)
  if (startsWith(bytes, '%PDF')) return 'pdf'
  if (startsWith(bytes, '{\\rtf')) return 'rtf'
  const head = new TextDecoder('utf-8')
    .decode(bytes.subarray(0, 512))
    .replace(/^\ufeff/, '')
    .trimStart()
  return /^(<!doctype html|<html)/i.test(head) ? 'web' : 'not-word'
}

/** Word encrypts a .docx by putting it into an OLE compound file; the old .doc is one as well. */
const compoundFile = (bytes: Uint8Array): RefusalCode => {
  if (holdsName(bytes, 'EncryptedPackage')) return 'password'
  if (holdsName(bytes, 'WordDocument')) return 'word-97'
  if (holdsName(bytes, 'Workbook')) return 'excel'
  if (holdsName(bytes, 'PowerPoint Document')) return 'powerpoint'
  return 'not-word'
}

/** Stream names stand in the compound file's directory as UTF-16. */
const holdsName = (bytes: Uint8Array, name: string): boolean => {
  const first = name.charCodeAt(0)
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    let n = 0
    while (n < name.length && bytes[at + 2 * n] === name.charCodeAt(n) && bytes[at + 2 * n + 1] === 0) n++
    if (n === name.length) return true
  }
  return false
}
