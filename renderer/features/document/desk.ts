import { TextSelection } from 'prosemirror-state'
import { createStore } from 'zustand/vanilla'
import type { Refusal } from '../../../shared/base/refuse.ts'
import type { Change } from '../../../shared/text/changes.ts'
import { comment, type Thread } from '../../../shared/text/comments.ts'
import { isOwn } from '../../../shared/text/decide.ts'
import { draftActs } from '../../../shared/text/draft/acts.ts'
import type { Held } from '../../../shared/text/guard.ts'
import type { Edit } from '../../../shared/text/model.ts'
import { sideOfLayer } from '../../../shared/text/pieces.ts'
import { hasApart } from '../../../shared/text/receive/apart.ts'
import type { Place } from '../../../shared/text/story.ts'
import { checkSpelling, checksSpelling } from '../../platform/spelling.ts'
import { packageOf } from '../../session/pictures/book.ts'
import { writtenElsewhere } from '../../session/refusals.ts'
import type { Session, SessionDeps } from '../../session/session.ts'
import { Agreements } from './agreement/agreements.ts'
import { lockPlugin } from './agreement/lock-plugin.ts'
import { before, changeAt } from './change-at.ts'
import { currentChange } from './current-change.ts'
import { EditorBinding } from './editor/binding.ts'
import { clipboard } from './editor/clipboard/plugin.ts'
import { editorKeys, type FormatName, toggleFormat } from './editor/keys.ts'
import { blockAt } from './editor/layout.ts'
import { sideFor } from './editor/nodes.ts'
import { Original } from './editor/original/original.ts'
import { showOriginal, showsOriginal, type Worn, wear } from './editor/original/wear.ts'
import { Pictures } from './editor/pictures/pictures.ts'
import { spotOf } from './editor/positions.ts'
import { Finder } from './find/finder.ts'
import { type Clause, clauseAt } from './model/outline.ts'
import { noteMarks } from './note-marks.ts'
import { styleAt } from './paragraph-acts.ts'
import { isDraftChange } from './publish/draft.ts'
import { keepReading, newReading, type Reading } from './reading.ts'
import { addRow, isInTable } from './table-acts.ts'

/** Everything one can do with the open document; panels, keys and the palette all go through here. */
export class Desk {
  readonly reading: Reading = newReading()
  readonly find = new Finder()
  /** Where the clauses stand, and the lock on those that are agreed. */
  readonly agreements: Agreements
  /** What the editor has to say: what was not pasted, and why. */
  readonly told = createStore<{ readonly refusal?: Refusal; readonly what?: string }>(() => ({}))
  readonly session: Session
  readonly deps: SessionDeps
  #binding: EditorBinding | undefined
  #worn: Worn | undefined
  #left: { anchor: number; head: number } | undefined

  constructor(session: Session, deps: SessionDeps) {
    this.session = session
    this.deps = deps
    this.agreements = new Agreements(session, deps, this.reading)
  }

  get binding(): EditorBinding | undefined {
    return this.#binding
  }

  /** Puts the editor into its place on the page. Answers how to take it away. */
  mount(place: HTMLElement, label: string, onRead: () => void): () => void {
    const { model, undo, status } = this.session
    const { numbering: lists = [], styles = [], looks, sha256 = '' } = model.roots.origin() ?? {}
    const say = (refusal: Refusal) => this.told.setState({ refusal }, true)
    const pictures = new Pictures(model, packageOf(this.deps.client, this.session.id, sha256))
    const binding = new EditorBinding(place, {
      model,
      undo,
      lists,
      sideOf: sideFor(model.me, this.session.work.getState().isDraft),
      original: looks && new Original(looks, lists, model.overlay.base),
      pictures,
      plugins: (b) => [
        ...editorKeys(model, undo, b, () => {
          const refused = addRow(this, 'below')
          if (refused) this.tell('The table stays as it is.', refused.say)
        }),
        clipboard(b, { model, styles, lists, say }),
        currentChange(this.reading, () => this.#binding),
        this.find.plugin(b, model),
        lockPlugin(this.agreements, b),
        noteMarks((name) => this.#goToApart(name)),
      ],
      editable: () => !status.getState().elsewhere,
      label,
      spelling: checksSpelling,
      onSelection: () => this.#selectionMoved(),
      onHeld: (held) => void this.askToReopen(held),
    })
    this.#binding = binding
    this.#worn = looks && wear(place, looks, hasApart(model), pictures.painter)
    void binding.complete().then(() => this.#goBack())
    const source = {
      model,
      undo,
      layout: () => binding.layout,
      whole: () => binding.complete(),
      side: (c: Change) => this.sideOf(c),
      isDraft: (c: Change) => this.isDraft(c),
      acts: () => draftActs(model, this.session.work.getState().isDraft).length,
    }
    const stopReading = keepReading(this.reading, source, onRead)
    const stopAgreements = this.agreements.follow(
      () => binding.refresh(),
      (paragraph) => blockAt(binding.layout.blocks, paragraph),
    )
    // Whether one may write here is asked again when another window takes or gives back the pen.
    const stopStatus = status.subscribe((now, then) => {
      if (now.elsewhere !== then.elsewhere) binding.draw()
    })
    return () => {
      this.#rememberPlace()
      stopReading()
      stopAgreements()
      stopStatus()
      binding.destroy()
      this.#worn?.takeOff()
      pictures.close()
      this.#binding = undefined
    }
  }

  /** A published draft is drawn from another document that reads the same: the caret stays where it was. */
  #rememberPlace(): void {
    const { view } = this.#binding!
    const { anchor, head } = view.state.selection
    this.#left = { anchor, head }
  }

  #goBack(): void {
    const left = this.#left
    const view = this.#binding?.view
    if (!left || !view) return
    this.#left = undefined
    const { doc, tr } = view.state
    const at = (pos: number) => doc.resolve(Math.min(pos, doc.content.size))
    view.dispatch(tr.setSelection(TextSelection.between(at(left.anchor), at(left.head))))
    const { from, to } = this.#binding!.range
    this.#binding!.reveal(from, to)
  }

  isOwn(change: Change): boolean {
    return isOwn(change, this.session.model.me)
  }

  /** Whether anything was written since the last publishing, be it taken back again. */
  get hasDraft(): boolean {
    const { doc, isDraft } = this.session.work.getState()
    return [...doc.store.clients.keys()].some(isDraft)
  }

  /** Whether a change lies in a clause, or in one below it. */
  isIn(clause: Clause | undefined, change: Change): boolean {
    const block = clause && this.#binding?.layout.blocks
    if (!clause || !block) return false
    const first = block[clause.at]?.first ?? 0
    const last = block[clause.last]?.last ?? 0
    return first <= change.from.paragraph && change.from.paragraph <= last
  }

  /** Whether a change is still only ours, or a part of it. */
  isDraft(change: Change): boolean {
    return isDraftChange(change, this.session.work.getState().isDraft)
  }

  sideOf(change: Change): 'us' | 'them' {
    return change.parts[0] ? sideOfLayer(change.parts[0].layer, this.session.model.me) : 'us'
  }

  /** Goes to the next (1) or previous (-1) change from where the caret is. */
  step(by: 1 | -1): void {
    const { changes, current } = this.reading.getState()
    if (changes.length === 0) return
    const at = this.#binding?.range
    let next: number
    if (current >= 0) next = (current + by + changes.length) % changes.length
    else {
      const behind = changes.findIndex((c) => at && !before(c.from, at.to))
      next = by === 1 ? Math.max(0, behind) : (behind < 0 ? changes.length : behind) - 1
    }
    this.goTo((next + changes.length) % changes.length)
  }

  goTo(index: number): void {
    const change = this.reading.getState().changes[index]
    if (!change || !this.#binding) return
    this.#binding.reveal(change.from, change.to)
    this.reading.setState({ current: index })
  }

  /** Says something above the page. */
  tell(what: string, say: string): void {
    this.told.setState({ refusal: { refused: 'told', say }, what })
  }

  /** An agreed clause held an edit: asks whether to reopen it, or says why that cannot be asked. */
  async askToReopen({ clause }: Held): Promise<void> {
    const refused = await this.agreements.askToReopen(clause)
    if (refused) this.tell('The clause stays as it is.', refused.say)
  }

  /** Puts the caret there, once the text is drawn. */
  async showPlace(place: Place): Promise<void> {
    const binding = this.#binding
    await binding?.complete()
    if (!binding || binding !== this.#binding) return
    binding.reveal(place, place)
    binding.view.focus()
  }

  #goToApart(name: string): boolean {
    const block = this.#binding?.find((b) => b.props.apart === name)
    if (block) this.goToClause(block.key)
    return block !== undefined
  }

  /** Back to the text, when a dialog has gone. */
  focus(): void {
    setTimeout(() => this.#binding?.view.focus(), 0)
  }

  goToThread({ from, to }: Thread): void {
    if (from && to) this.#binding?.reveal(from, to)
  }

  /** Says something about the selected text, to both sides, once it is published. */
  comment(text: string): void {
    const range = this.#binding?.range
    if (range) this.act('comment', () => comment(this.session.model, range.from, range.to, text))
  }

  /** One undoable step of the draft that is not typing. */
  act(label: string, write: () => Edit): void {
    const { undo, status } = this.session
    if (status.getState().elsewhere) this.tell('Nothing was written.', writtenElsewhere.say)
    else {
      undo.push(write(), label)
      undo.close()
    }
  }

  goToClause(key: string): void {
    const block = this.#binding?.find((b) => b.key === key)
    if (!block || !this.#binding) return
    const start = { paragraph: block.first, offset: 0 }
    this.#binding.reveal(start, start)
    this.#binding.view.focus()
  }

  /** The changes the selection touches; with a caret alone, the one it stands in. */
  selectedChanges(): Change[] {
    const range = this.#binding?.range
    const { changes, current } = this.reading.getState()
    if (!range) return []
    const touched = changes.filter((c) => !before(c.to, range.from) && !before(range.to, c.from))
    const one = changes[current]
    return touched.length > 0 ? touched : one ? [one] : []
  }

  /** Whether words are looked up while one types. */
  toggleSpelling(): void {
    checkSpelling(!checksSpelling())
    this.#binding?.refresh()
  }

  /** The page as the file has it, or in the type that is made for reading. */
  toggleLook(): Refusal | (() => void) {
    const worn = this.#worn
    if (!worn) return { refused: 'none', say: 'This text came from no Word file, or Parley did not keep its look.' }
    return () => {
      showOriginal(!showsOriginal())
      worn.choose()
    }
  }

  format(name: FormatName): void {
    if (this.#binding) toggleFormat(this.session.model, this.#binding, name)
    this.#binding?.view.focus()
  }

  #selectionMoved(): void {
    const binding = this.#binding
    if (!binding) return
    const { changes, clauses, current, clause } = this.reading.getState()
    const { from } = binding.range
    const held = changes[current]
    const at = held && !before(from, held.from) && !before(held.to, from) ? current : changeAt(changes, from)
    const line = spotOf(this.session.model, binding.layout, binding.shown, from).block
    const now = clauseAt(clauses, line)
    const next = { current: at, clause: now, style: styleAt(this), inTable: isInTable(this) }
    const known = this.reading.getState()
    if (at !== current || now !== clause || next.style !== known.style || next.inTable !== known.inTable)
      this.reading.setState(next)
  }
}
