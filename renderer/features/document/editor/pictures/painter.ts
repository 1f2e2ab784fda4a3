/** Shows pictures while they are near what is seen, and lets go of their pixels when they are far. */
import { isRefusal } from '../../../../../shared/base/refuse.ts'
import type { Picture } from '../../../../../shared/docx/model.ts'
import type { PictureBook } from '../../../../session/pictures/book.ts'

interface Shown {
  readonly picture: Picture
  /** Says in words what stands here, and why it is not to be seen. */
  readonly refuse: (why: string) => void
  /** In pixels of the page, when it came near. */
  width: number
  height: number
  near: boolean
  canvas?: HTMLCanvasElement
  refused?: string
}

/** Of all pictures near what is seen: 128 megabytes. Those beyond stay empty until others are far. */
const MOST_PIXELS = 32_000_000

export class Painter {
  readonly #book: Pick<PictureBook, 'draw'>
  readonly #shown = new Map<Element, Shown>()
  readonly #observer: IntersectionObserver
  #painting = false
  #pixels = 0

  constructor(book: Pick<PictureBook, 'draw'>) {
    this.#book = book
    this.#observer = new IntersectionObserver((entries) => this.#moved(entries), NEAR)
  }

  /** Paints a picture into its frame whenever that is near. `before`: a frame this one takes the place of. */
  show(frame: HTMLElement, picture: Picture, refuse: (why: string) => void, before?: Element): void {
    const old = before && this.#shown.get(before)
    if (before) this.#forget(before)
    if (old?.refused !== undefined) {
      refuse(old.refused)
      this.#shown.set(frame, { ...old, refuse })
      return
    }
    this.#shown.set(frame, { width: 0, height: 0, near: false, ...old, picture, refuse })
    if (old?.canvas) frame.replaceChildren(old.canvas)
    this.#observer.observe(frame)
  }

  release(frame: HTMLElement): void {
    const shown = this.#shown.get(frame)
    if (shown) this.#letGo(shown)
    this.#forget(frame)
  }

  close(): void {
    this.#observer.disconnect()
    for (const shown of this.#shown.values()) this.#letGo(shown)
    this.#shown.clear()
  }

  #forget(frame: Element): void {
    this.#observer.unobserve(frame)
    this.#shown.delete(frame)
  }

  #moved(entries: readonly IntersectionObserverEntry[]): void {
    for (const { target, isIntersecting, boundingClientRect } of entries) {
      const shown = this.#shown.get(target)
      if (!shown) continue
      shown.near = isIntersecting
      if (isIntersecting) Object.assign(shown, { width: boundingClientRect.width, height: boundingClientRect.height })
      else this.#letGo(shown)
    }
    void this.#paint()
  }

  /** One after the other, those near first come first: what was scrolled past is never decoded. */
  async #paint(): Promise<void> {
    if (this.#painting) return
    this.#painting = true
    for (let next = this.#next(); next; next = this.#next()) await this.#paintOne(...next)
    this.#painting = false
  }

  #next(): [Element, Shown] | undefined {
    if (this.#pixels >= MOST_PIXELS) return undefined
    for (const [frame, shown] of this.#shown)
      if (shown.near && !shown.canvas && shown.refused === undefined && shown.width >= 1 && shown.height >= 1)
        return [frame, shown]
    return undefined
  }

  async #paintOne(frame: Element, shown: Shown): Promise<void> {
    const dense = window.devicePixelRatio
    const pixels = { width: Math.ceil(shown.width * dense), height: Math.ceil(shown.height * dense) }
    const bitmap = await this.#book.draw(shown.picture, pixels)
    if (isRefusal(bitmap)) {
      shown.refused = bitmap.say
      if (this.#shown.get(frame) === shown) shown.refuse(bitmap.say)
      return
    }
    if (this.#shown.get(frame) !== shown || !shown.near) {
      bitmap.close()
      return
    }
    const canvas = document.createElement('canvas')
    canvas.width = bitmap.width
    canvas.height = bitmap.height
    canvas.getContext('bitmaprenderer')!.transferFromImageBitmap(bitmap)
    this.#pixels += canvas.width * canvas.height
    shown.canvas = canvas
    frame.replaceChildren(canvas)
  }

  #letGo(shown: Shown): void {
    const { canvas } = shown
    if (!canvas) return
    this.#pixels -= canvas.width * canvas.height
    canvas.remove()
    canvas.width = 0
    delete shown.canvas
  }
}

/** A page above and a page below, in whatever scrolls. */
const NEAR = { rootMargin: '100% 0px', scrollMargin: '100% 0px' } satisfies IntersectionObserverInit
