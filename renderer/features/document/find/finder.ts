import type { Node } from 'prosemirror-model'
import type { Plugin } from 'prosemirror-state'
import type { TextModel } from '../../../../shared/text/model.ts'
import { writtenElsewhere } from '../../../session/refusals.ts'
import type { EditorBinding } from '../editor/binding.ts'
import type { Block } from '../editor/layout.ts'
import { placeOf, type Spot, spotAt } from '../editor/positions.ts'
import { type Hit, hitsIn } from './hits.ts'
import { hitsPlugin } from './hits-plugin.ts'
import { type FindOptions, type Matcher, matcherFor } from './match.ts'
import { replaceEach } from './replace.ts'
import { newFindState } from './state.ts'

/** A slice of searching; the page answers between two. */
const SLICE_MS = 8
/** After a change of the text; within it, what is on the screen is marked anew at once. */
const PAUSE_MS = 150

interface Match {
  readonly block: number
  readonly key: string
  readonly hit: Hit
}

interface Target {
  readonly binding: EditorBinding
  readonly model: TextModel
}

/** Finding and replacing in the open document. Survives the editor, which comes and goes. */
export class Finder {
  readonly state = newFindState()
  #target: Target | undefined
  #matcher: Matcher | undefined
  /** What a paragraph holds, for as long as it is drawn as it is. */
  #known = new WeakMap<Node, readonly Hit[]>()
  #matches: readonly Match[] = []
  #settled: Promise<void> = Promise.resolve()
  #run = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  /** Takes the editor that is there now; its text is searched from here on. */
  plugin(binding: EditorBinding, model: TextModel): Plugin {
    this.#target = { binding, model }
    this.#forget()
    return hitsPlugin(this, binding, () => {
      if (this.#target?.binding === binding) this.#target = undefined
    })
  }

  /** Opens the bar; with words selected in one line, for those. */
  open(replacing: boolean): void {
    const words = this.#selectedWords()
    const { asked, open } = this.state.getState()
    this.state.setState((s) => ({
      open: true,
      replacing: replacing || (open && s.replacing),
      said: '',
      asked: asked + 1,
    }))
    if (words) this.look({ query: words })
    else this.#search('stay')
  }

  /** Closes the bar; the caret goes to the match. */
  close(): void {
    const match = this.current
    if (match) this.#reveal(match)
    this.dismiss()
    this.#target?.binding.view.focus()
  }

  /** Closes the bar and leaves the caret where it is; false when it was not open. */
  dismiss(): boolean {
    if (!this.state.getState().open) return false
    this.state.setState({ open: false, said: '', searching: false })
    this.#run++
    this.#target?.binding.refresh()
    return true
  }

  /** Looks for something else, or otherwise. */
  look(asked: Partial<FindOptions & { query: string }>): void {
    this.state.setState({ ...asked, said: '' })
    this.#forget()
    this.#search('reveal')
  }

  /** Goes to the next (1) or previous (-1) match. */
  async step(by: 1 | -1): Promise<void> {
    const { open, query } = this.state.getState()
    if (!open || query === '') this.open(false)
    if (query === '') return
    await this.#settled
    const { count, current } = this.state.getState()
    if (count === 0) return
    const from = current >= 0 ? current : by === 1 ? -1 : 0
    this.#goTo((from + by + count) % count)
  }

  /** Replaces the match one is at, and goes on to the next. */
  async replace(): Promise<void> {
    await this.#settled
    const { current, replacement } = this.state.getState()
    const match = this.#matches[current]
    const target = this.#target
    if (!target || !match || this.#refused(target)) return
    if (match.hit.struck) {
      this.state.setState({ said: 'This match is in struck text, which stays as it is.' })
      return
    }
    const range = this.#range(target, match)
    target.binding.edit('replace', () => ({
      edits: replaceEach(target.model, [range], replacement),
      caret: { ...range.to, offset: range.to.offset + replacement.length },
    }))
    this.state.setState({ said: '' })
    this.#search('reveal')
  }

  /** Replaces every match that stands, as one step. */
  async replaceAll(): Promise<void> {
    await this.#settled
    const target = this.#target
    if (!target || this.#refused(target)) return
    const { replacement } = this.state.getState()
    const standing = this.#matches.filter((m) => !m.hit.struck)
    const left = this.#matches.length - standing.length
    const all = standing.map((m) => this.#range(target, m))
    const ranges = all.filter(({ to }) => target.model.guard?.insertion(to, 'x') === undefined)
    if (ranges.length > 0) {
      target.binding.edit('replace all', () => ({ edits: replaceEach(target.model, ranges, replacement) }))
      target.binding.endStep()
    }
    this.#search('stay')
    this.state.setState({ said: replacedWords(ranges.length, left, all.length - ranges.length) })
  }

  /** What a drawn paragraph holds. Only while the bar is open. */
  hitsOf(block: Block): readonly Hit[] {
    const { model, binding } = this.#target ?? {}
    if (!model || !binding || !this.#matcher) return []
    const known = this.#known.get(block.node)
    if (known) return known
    const found = hitsIn(model, block, binding.shown, this.#matcher)
    this.#known.set(block.node, found)
    return found
  }

  get marking(): boolean {
    return this.state.getState().open && this.#matcher !== undefined
  }

  get current(): Match | undefined {
    return this.#matches[this.state.getState().current]
  }

  /** The text is drawn otherwise now. */
  changed(): void {
    if (!this.marking) return
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => this.#search('stay'), PAUSE_MS)
  }

  #forget(): void {
    this.#matcher = matcherFor(this.state.getState().query, this.state.getState())
    this.#known = new WeakMap()
    this.#matches = []
    this.state.setState({ count: 0, current: -1 })
  }

  /** Looks the whole text over, a slice at a time. A later search ends an earlier one. */
  #search(then: 'reveal' | 'stay'): void {
    clearTimeout(this.#timer)
    const run = ++this.#run
    this.#settled = this.#searchAll(run, then)
  }

  async #searchAll(run: number, then: 'reveal' | 'stay'): Promise<void> {
    const { binding } = this.#target ?? {}
    if (!binding || !this.#matcher) {
      binding?.refresh()
      return
    }
    this.state.setState({ searching: true })
    await binding.complete()
    const from = this.#startingFrom(binding)
    const found: Match[] = []
    let until = performance.now() + SLICE_MS
    const { blocks } = binding.layout
    for (let block = 0; block < blocks.length; block++) {
      const { key } = blocks[block]!
      for (const hit of this.hitsOf(blocks[block]!)) found.push({ block, key, hit })
      if (performance.now() < until) continue
      await nextTask()
      until = performance.now() + SLICE_MS
      if (run !== this.#run) return
      // Typed into meanwhile: what is found now would stand in the wrong places.
      if (binding.layout.blocks !== blocks) return this.#searchAll(run, then)
    }
    if (run !== this.#run) return
    this.#matches = found
    const behind = found.findIndex((m) => m.block > from.block || (m.block === from.block && m.hit.from >= from.offset))
    const current = found.length === 0 ? -1 : Math.max(0, behind)
    this.state.setState({ count: found.length, current, searching: false })
    if (then === 'reveal' && current >= 0) this.#reveal(found[current]!)
    binding.refresh()
  }

  /** The place the search goes on from: where one is. */
  #startingFrom(binding: EditorBinding): Spot {
    return spotAt(binding.view.state.doc, binding.view.state.selection.from)
  }

  #goTo(index: number): void {
    this.state.setState({ current: index, said: '' })
    this.#reveal(this.#matches[index]!)
  }

  #reveal(match: Match): void {
    const target = this.#target
    if (!target) return
    const { from, to } = this.#range(target, match)
    target.binding.reveal(from, to)
  }

  #range({ binding, model }: Target, { block, hit }: Match) {
    const { layout, shown } = binding
    const from = placeOf(model, layout, shown, { block, offset: hit.from })
    return { from, to: placeOf(model, layout, shown, { block, offset: hit.to }) }
  }

  #refused({ binding }: Target): boolean {
    if (binding.editable) return false
    const said =
      binding.shown === 'original'
        ? 'The original stays as it is. Replace in the redline or the clean view.'
        : writtenElsewhere.say
    this.state.setState({ said })
    return true
  }

  #selectedWords(): string | undefined {
    const { view } = this.#target?.binding ?? {}
    if (!view) return undefined
    const { $from, from, to } = view.state.selection
    if (from === to || to > $from.end()) return undefined
    const words = view.state.doc.textBetween(from, to)
    return words.length <= 200 ? words : undefined
  }
}

const nextTask = (): Promise<void> => new Promise((done) => setTimeout(done, 0))

function replacedWords(count: number, struck: number, agreed: number): string {
  const stay = (n: number, where: string) =>
    n > 0 ? ` ${n.toLocaleString('en')} in ${where} ${n === 1 ? 'stays' : 'stay'}.` : ''
  const done = count === 0 ? 'Nothing was replaced.' : `Replaced ${count.toLocaleString('en')}.`
  return `${done}${stay(struck, 'struck text')}${stay(agreed, 'agreed clauses')}`
}
