/** Ann and Bob with a contract of a few clauses, and what they say about them. */
import { createHash } from 'node:crypto'
import * as Y from 'yjs'
import { isRefusal } from '../../shared/base/refuse.ts'
import { clauseHash } from '../../shared/clauses/canonical.ts'
import { agree, type Level, reopen } from '../../shared/text/agreement/act.ts'
import { signedText } from '../../shared/text/agreement/signed.ts'
import { type Agreement, agreementOf } from '../../shared/text/agreement/status.ts'
import { makeBase } from '../../shared/text/base.ts'
import { changesOf } from '../../shared/text/changes.ts'
import { decide } from '../../shared/text/decide.ts'
import { replace } from '../../shared/text/edit.ts'
import { TextModel } from '../../shared/text/model.ts'
import type { Author } from '../../shared/text/records.ts'
import { contract } from './desk.ts'

/** As the app hashes, without its browser. */
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
export const ANN: Author = { name: 'Ann Hale', party: 'Kestrelmoor' }
export const BOB: Author = { name: 'Bob Lee', party: 'Vantaloft' }
const LINES = [
  'Licence Agreement',
  '1. Grant',
  'Vantaloft grants a licence, subject to clause 3.',
  '2. Fees',
  'The Licensee pays 30 days after invoice.',
  '2.1 Late fees. Interest runs at four per cent.',
  '3. Audit',
  'Either Party may audit once a year.',
]

/** One person's copy of the contract, and what they say about its clauses. */
export class Copy {
  readonly model: TextModel
  readonly who: Author
  readonly #options
  constructor(who: Author, doc: Y.Doc, clientId: number) {
    doc.clientID = clientId
    this.who = who
    let time = Date.UTC(2027, 9, clientId)
    this.#options = { now: () => (time += 60_000), me: () => who }
    this.model = new TextModel(doc, this.#options)
  }
  async read(): Promise<Agreement> {
    return agreementOf(this.model, changesOf(this.model), sha256)
  }
  async clause(number: string) {
    const { statuses } = await this.read()
    return [...statuses.values()].find((s) => s.clause.path === number)!
  }
  async hash(number: string): Promise<string> {
    const { accepted } = await this.read()
    const { clause } = await this.clause(number)
    return clauseHash(accepted.content(clause), sha256)
  }
  async agrees(number: string, level: Level = 'agreed') {
    const done = agree(this.model, await this.clause(number), { level, hash: await this.hash(number) })
    if (isRefusal(done)) throw new Error(done.say)
    return done
  }
  async reopens(number: string, why = 'The fee model has changed.') {
    return reopen(this.model, await this.clause(number), why)
  }
  replaces(old: string, text: string) {
    return replace(this.model, this.at(old), text)
  }
  at(words: string) {
    const paragraph = this.model.story.paragraphs.findIndex((_, i) => this.text(i).includes(words))
    const offset = this.text(paragraph).indexOf(words)
    return { from: { paragraph, offset }, to: { paragraph, offset: offset + words.length } }
  }
  text(paragraph: number): string {
    return this.model.story.paragraphs[paragraph]!.segments.map((s) => s.text).join('')
  }
  accepts() {
    return decide(this.model, changesOf(this.model), 'accept')
  }
  signed(number: string) {
    return this.clause(number).then(({ signed }) => signedText(this.model, signed!.record, this.#options, sha256))
  }
}

/** The same document on another computer. */
export const copyOf = (doc: Y.Doc): Y.Doc => {
  const copy = new Y.Doc({ gc: false })
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

/** Ann and Bob, each with a copy of one contract; `meet` brings both up to date. */
export function pair() {
  const doc = makeBase(contract(LINES), { source: 'word', fileName: '', sha256: '', numbering: [], styles: [] }, 1)
  const ann = new Copy(ANN, copyOf(doc), 7)
  const bob = new Copy(BOB, copyOf(doc), 8)
  const meet = () => {
    const [a, b] = [ann, bob].map(({ model }) => Y.encodeStateAsUpdate(model.roots.doc))
    Y.applyUpdate(ann.model.roots.doc, b!)
    Y.applyUpdate(bob.model.roots.doc, a!)
  }
  return { ann, bob, meet }
}
