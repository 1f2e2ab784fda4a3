import type { Node as DocNode } from 'prosemirror-model'
import { EditorState, TextSelection, type Transaction } from 'prosemirror-state'
import { EditorView } from 'prosemirror-view'
import { remove, replace, setFormat } from '../../../../shared/text/edit.ts'
import { Held } from '../../../../shared/text/guard.ts'
import type { Edit } from '../../../../shared/text/model.ts'
import type { Place } from '../../../../shared/text/story.ts'
import type { View } from '../../../../shared/text/views.ts'
import { Arrival, atFirst } from './arrival.ts'
import type { BindingOptions } from './binding-options.ts'
import { type Ends, hideFromReact, sameEnds, selectionIn } from './dom.ts'
import { type Intent, intentBetween, intentsOf } from './intents.ts'
import { type Block, type Ground, type Layout, layOut, update } from './layout.ts'
import { after, placeOf, posOf, spotAt, spotOf } from './positions.ts'

export interface Selected {
  readonly anchor: Place
  readonly head: Place
}

/**
 * ProseMirror shows, the text model decides. A change of the view is read as an intent, carried out on the model, and
 * the view is drawn from the model again; the view's own idea of the result is never kept. So nothing can be in the
 * picture that is not in the document, and a deletion can stay in sight, struck.
 */
export class EditorBinding {
  readonly view: EditorView
  layout: Layout
  #shown: View = 'redline'
  #local = false
  readonly #o: BindingOptions
  readonly #stop: () => void
  readonly #ground: Ground
  readonly #arrival: Arrival

  constructor(place: HTMLElement, options: BindingOptions) {
    this.#o = options
    this.#ground = options
    this.layout = layOut(this.#ground, 'redline', atFirst)
    this.view = new EditorView(place, {
      state: EditorState.create({ doc: this.layout.doc, plugins: options.plugins(this) }),
      dispatchTransaction: (tr) => this.#dispatch(tr),
      editable: () => this.editable,
      nodeViews: options.pictures ? { picture: options.pictures.nodeView } : {},
      // ProseMirror takes the last of a composition from the page a moment after its end.
      handleDOMEvents: {
        // ProseMirror keeps every Enter to itself; with Ctrl it is a command of the app.
        keydown: (_, event) => event.key === 'Enter' && (event.ctrlKey || event.metaKey),
        compositionend: () => void setTimeout(() => this.#endComposition(), 50),
      },
      attributes: () => ({
        'aria-label': options.label,
        'aria-multiline': 'true',
        role: 'textbox',
        spellcheck: String(options.spelling()),
        'data-pane-start': '',
      }),
    })
    hideFromReact(this.view.dom)
    this.#arrival = new Arrival(this.#ground, {
      layout: () => this.layout,
      busy: () => this.#composedOver !== undefined || this.view.composing,
      show: (layout) => {
        this.layout = layout
        this.#show(this.#places)
      },
    })
    this.#stop = options.model.onChange(() => {
      if (!this.#local) this.draw()
    })
  }

  /** When the whole text is there: a long one arrives piece by piece. */
  complete(): Promise<void> {
    return this.#arrival.done
  }

  /** Brings the whole text in now. */
  finish(): void {
    this.#arrival.finish()
  }

  find(is: (block: Block) => boolean): Block | undefined {
    this.finish()
    return this.layout.blocks.find(is)
  }

  get editable(): boolean {
    return this.#o.editable() && this.#shown !== 'original'
  }

  get shown(): View {
    return this.#shown
  }

  get selected(): Selected {
    const { anchor, head } = this.view.state.selection
    return { anchor: this.placeAt(anchor), head: this.placeAt(head) }
  }

  /** The selection in reading order. */
  get range(): { from: Place; to: Place } {
    const { from, to } = this.view.state.selection
    return { from: this.placeAt(from), to: this.placeAt(to) }
  }

  show(view: View): void {
    const selected = this.selected
    this.finish()
    this.#shown = view
    this.layout = layOut(this.#ground, view)
    this.#show(selected)
  }

  placeAt(pos: number): Place {
    return placeOf(this.#o.model, this.layout, this.#shown, spotAt(this.view.state.doc, pos))
  }

  posAt(place: Place): number {
    return posOf(this.view.state.doc, spotOf(this.#o.model, this.layout, this.#shown, place))
  }

  /** Carries out edits as one undoable step and puts the caret where they say. */
  edit(label: string, act: () => { edits: readonly Edit[]; caret?: Place | Selected }): void {
    if (!this.editable) return
    const before = this.selected
    this.#local = true
    let done: ReturnType<typeof act> | Held
    try {
      done = this.#o.model.attempt(act)
    } finally {
      this.#local = false
    }
    if (done instanceof Held) {
      this.draw(before)
      this.#o.onHeld(done)
      return
    }
    const { edits, caret } = done
    this.#o.undo.push({ records: edits.flatMap((e) => e.records), typed: edits.flatMap((e) => e.typed) }, label)
    this.draw(caret === undefined ? before : 'anchor' in caret ? caret : { anchor: caret, head: caret }, true)
  }

  /** Deletes what lies between two positions of the view. */
  deleteBetween(from: number, to: number, forward: boolean): void {
    const range = { from: this.placeAt(from), to: this.placeAt(to) }
    this.edit(forward ? 'delete' : 'backspace', () => ({
      edits: [remove(this.#o.model, range)],
      caret: forward ? range.to : range.from,
    }))
  }

  /**
   * Takes over where the browser has put the caret. It tells of that a task later, and a fast key may come before:
   * without this, Enter would act at the old place.
   */
  catchUp(): void {
    const now = selectionIn(this.view.dom)
    if (!now || !this.view.hasFocus() || this.view.composing || sameEnds(now, this.#seen)) return
    const { state } = this.view
    const at = (node: Node, offset: number) => state.doc.resolve(this.view.posAtDOM(node, offset, -1))
    const [anchorNode, anchorOffset, focusNode, focusOffset] = now
    this.view.dispatch(
      state.tr.setSelection(TextSelection.between(at(anchorNode, anchorOffset), at(focusNode, focusOffset))),
    )
  }

  #seen: Ends | undefined

  /** The selection in the text, as of the last drawing: what the view says cannot be read once the text has moved. */
  #places: Selected = { anchor: START, head: START }

  #updateState(state: EditorState): void {
    this.view.updateState(state)
    this.#seen = selectionIn(this.view.dom)
    this.#places = this.selected
    this.#o.onSelection()
  }

  /** Draws the view from the model. Paragraphs that did not change keep their elements. */
  draw(selected: Selected = this.#places, scroll = false): void {
    if (this.#composedOver) return
    this.layout = update(this.#ground, this.layout)
    this.#show(selected, scroll)
  }

  /** Puts the layout into the view. */
  #show(selected: Selected, scroll = false): void {
    const { state } = this.view
    const tr = state.tr.replaceWith(0, state.doc.content.size, this.layout.doc.content)
    const pos = (place: Place) => posOf(tr.doc, spotOf(this.#o.model, this.layout, this.#shown, place))
    tr.setSelection(TextSelection.between(tr.doc.resolve(pos(selected.anchor)), tr.doc.resolve(pos(selected.head))))
    if (scroll) tr.scrollIntoView()
    if (state.storedMarks) tr.setStoredMarks(state.storedMarks)
    this.#updateState(state.apply(tr))
  }

  /** Draws the marks over the text anew, not the text. */
  refresh(): void {
    this.view.updateState(this.view.state)
  }

  /** What is done next is another step for undo. */
  endStep(): void {
    this.#o.undo.close()
  }

  /** Selects a stretch and brings it to the middle of the page. */
  reveal(from: Place, to: Place): void {
    if (to.paragraph > (this.layout.blocks.at(-1)?.last ?? 0)) this.finish()
    const { state } = this.view
    const select = state.tr.setSelection(
      TextSelection.between(state.doc.resolve(this.posAt(from)), state.doc.resolve(this.posAt(to))),
    )
    this.view.dispatch(select)
    const scroll = () => {
      const { node } = this.view.domAtPos(this.view.state.selection.from)
      const element = node instanceof Element ? node : node.parentElement
      element?.scrollIntoView({ block: 'center' })
    }
    scroll()
    // Sections out of sight have an estimated height; once they are laid out, the place is known exactly.
    requestAnimationFrame(scroll)
  }

  destroy(): void {
    this.#stop()
    this.#arrival.stop()
    this.view.destroy()
  }

  #dispatch(tr: Transaction): void {
    if (!tr.docChanged) {
      if (tr.selectionSet && !tr.selection.eq(this.view.state.selection)) this.#o.undo.close()
      this.#updateState(this.view.state.apply(tr))
      return
    }
    if (this.editable && (this.view.composing || this.#composedOver)) {
      this.#compose(tr)
      return
    }
    this.#carryOutAll(this.editable ? intentsOf(tr) : [])
  }

  /** The text as drawn when an input method began. While it composes the page is its own, and nothing is drawn. */
  #composedOver: DocNode | undefined

  #compose(tr: Transaction): void {
    this.#composedOver ??= this.view.state.doc
    this.#updateState(this.view.state.apply(tr))
    if (!this.view.composing) this.#endComposition()
  }

  /** What was composed becomes one edit; drawing goes on. */
  #endComposition(): void {
    const before = this.#composedOver
    if (!before || this.view.composing) return
    this.#composedOver = undefined
    const intent = intentBetween(before, this.view.state.doc)
    this.#carryOutAll(intent ? [intent] : [])
  }

  #carryOutAll(intents: readonly Intent[]): void {
    if (intents.length === 0) {
      this.draw()
      return
    }
    const typing = intents.length === 1 && intents[0]!.text.length <= 2 && !intents[0]!.text.includes('\n')
    this.edit(typing ? 'type' : 'change', () => {
      const edits: Edit[] = []
      let caret: Place | undefined
      for (const intent of intents) {
        const end = this.#carryOut(intent, edits)
        if (intent.text !== '' || caret === undefined) caret = end
      }
      return { edits, ...(caret ? { caret } : {}) }
    })
  }

  #carryOut(intent: Intent, edits: Edit[]): Place {
    const { model } = this.#o
    const place = (spot: Intent['from']) => placeOf(model, this.layout, this.#shown, spot)
    const from = place(intent.from)
    const to =
      intent.from.block === intent.to.block && intent.from.offset === intent.to.offset ? from : place(intent.to)
    if (intent.text === '') {
      edits.push(remove(model, { from, to }))
      return from
    }
    edits.push(replace(model, { from, to }, intent.text, intent.props))
    for (const f of intent.formats) {
      const range = { from: after(to, intent.text.slice(0, f.from)), to: after(to, intent.text.slice(0, f.to)) }
      edits.push(setFormat(model, range, Object.fromEntries(f.formats.map((name) => [name, true]))))
    }
    return after(to, intent.text)
  }
}

const START: Place = { paragraph: 0, offset: 0 }
