/** Relationship parts: who points at what, and which pointers leave the file. */

import type { Refusal } from '../base/refuse.ts'
import { refusal } from './refusals.ts'
import { attribute, elements, lookUp, type XmlElement } from './xml/tree.ts'

export interface Relation {
  readonly id: string
  /** Last word of the type, e.g. "hyperlink". */
  readonly kind: string
  readonly target: string
  readonly external: boolean
}

export const readRelations = (root: XmlElement): Relation[] =>
  elements(root)
    .filter((e) => e.name.endsWith('Relationship'))
    .map((e) => ({
      id: attribute(e, 'Id') ?? '',
      kind: (attribute(e, 'Type') ?? '').split('/').at(-1) ?? '',
      target: attribute(e, 'Target') ?? '',
      external: attribute(e, 'TargetMode')?.toLowerCase() === 'external',
    }))

/** The part a relation of `from` (a part name) points at. */
export const resolveTarget = (from: string, target: string): string => {
  if (target.startsWith('/')) return target.slice(1)
  const path = from.split('/').slice(0, -1)
  for (const step of target.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '.' && step !== '') path.push(step)
  }
  return path.join('/')
}

/** `word/_rels/document.xml.rels` speaks for `word/document.xml`. */
export const ownerOf = (relsPart: string): string => relsPart.replace(/(^|\/)_rels\/([^/]*)\.rels$/, '$1$2')

export const relsOf = (part: string): string => part.replace(/([^/]*)$/, '_rels/$1.rels')

const REMOTE_WORDS: Readonly<Record<string, string>> = {
  image: 'a linked picture',
  oleObject: 'a linked object',
  package: 'a linked object',
  subDocument: 'a subdocument',
  frame: 'a frame',
  aFChunk: 'an embedded document',
  attachedTemplate: 'a template on the web',
  video: 'a linked video',
  audio: 'a linked sound',
  externalLinkPath: 'a linked workbook',
}

/**
 * Nothing is ever fetched. Hyperlinks are ordinary, and so is the name of the template on the author's own computer,
 * which Word writes by itself; a template on the web runs what its owner puts there when Word opens the file.
 */
export const judgeRelation = (relation: Relation): Refusal | undefined => {
  const { kind, external, target } = relation
  if (kind === 'vbaProject' || kind === 'wordVbaData') return refusal('macros')
  if (kind === 'control' || kind === 'activeXControlBinary') return refusal('active', 'ActiveX')
  const leaves = external || /^[a-z][a-z0-9+.-]+:/i.test(target) || target.startsWith('//')
  if (!leaves) {
    const above = target.split('/').filter((step) => step === '..').length
    return above > 4 ? refusal('names') : undefined
  }
  if (external && kind === 'hyperlink') return undefined
  if (external && kind === 'attachedTemplate' && !/^(https?|ftp):/i.test(target)) return undefined
  return refusal('external', lookUp(REMOTE_WORDS, kind) ?? 'linked content')
}
