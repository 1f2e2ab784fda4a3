import type { Node } from 'prosemirror-model'
import type { NodeView } from 'prosemirror-view'
import { isRefusal } from '../../../../../shared/base/refuse.ts'
import type { TextModel } from '../../../../../shared/text/model.ts'
import { isUnpictured, type PicturePlaces, picturePlaces } from '../../../../../shared/text/pictures.ts'
import { type PackageSource, PictureBook } from '../../../../session/pictures/book.ts'
import type { PictureSpots } from '../nodes.ts'
import { box, fill } from './frame.ts'
import { Painter } from './painter.ts'

/** The pictures of the text that is open: where they stand, and what draws them. Nothing of them is written anywhere. */
export class Pictures implements PictureSpots {
  readonly painter: Painter
  readonly #book: PictureBook
  readonly #client: number
  readonly #clock: number
  /** Each picture stands in one place. */
  readonly #frames = new Map<number, HTMLElement>()
  /** Drawn before it was known what they are drawn from. */
  readonly #unknown = new Map<HTMLElement, Node>()
  #places: PicturePlaces

  constructor(model: TextModel, source: PackageSource) {
    const { base } = model.overlay
    this.#client = base?.client ?? -1
    this.#clock = base?.clock ?? 0
    this.#places = picturePlaces(base?.objects)
    this.#book = new PictureBook(source)
    this.painter = new Painter(this.#book)
    if (isUnpictured(model)) void this.#learn()
  }

  spot(client: number, clock: number): number | undefined {
    const at = clock - this.#clock
    return client === this.#client && this.#places.has(at) ? at : undefined
  }

  /**
   * Its element stays whatever is typed beside it. Where the paragraph is drawn anew, because its bar changes, what was
   * painted goes over into the new element: no key paints a picture.
   */
  readonly nodeView = (node: Node): NodeView => {
    const at = Number(node.attrs.at)
    const dom = document.createElement('span')
    dom.contentEditable = 'false'
    this.#show(dom, node)
    this.#frames.set(at, dom)
    return {
      dom,
      ignoreMutation: () => true,
      destroy: () => {
        this.#unknown.delete(dom)
        this.painter.release(dom)
        if (this.#frames.get(at) === dom) this.#frames.delete(at)
      },
    }
  }

  close(): void {
    this.painter.close()
    this.#book.close()
    this.#unknown.clear()
  }

  #show(dom: HTMLElement, node: Node): void {
    const label = String(node.attrs.label)
    const at = Number(node.attrs.at)
    const picture = this.#places.get(at)
    if (picture) fill(dom, this.painter, picture, label, this.#frames.get(at))
    else {
      box(dom, label)
      this.#unknown.set(dom, node)
    }
  }

  async #learn(): Promise<void> {
    const objects = await this.#book.list()
    if (isRefusal(objects)) return
    this.#places = picturePlaces(objects)
    const waiting = [...this.#unknown]
    this.#unknown.clear()
    for (const [dom, node] of waiting) this.#show(dom, node)
  }
}
