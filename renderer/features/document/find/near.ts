import type { EditorView } from 'prosemirror-view'

/**
 * Knows which sections are on or near the screen, without asking for their places at every key: the browser tells.
 * `onChange` when others are.
 */
export class NearSections {
  readonly #near = new Set<Element>()
  readonly #watched = new Set<Element>()
  readonly #observer: IntersectionObserver
  readonly #view: EditorView

  constructor(view: EditorView, onChange: () => void) {
    this.#view = view
    this.#observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) this.#near.add(target)
          else this.#near.delete(target)
        onChange()
      },
      { root: view.dom.closest('.desk'), rootMargin: '50% 0px' },
    )
    this.watch()
  }

  /** Takes in the sections that are there now. */
  watch(): void {
    const now = new Set<Element>(this.#view.dom.children)
    for (const old of this.#watched)
      if (!now.has(old)) {
        this.#observer.unobserve(old)
        this.#watched.delete(old)
        this.#near.delete(old)
      }
    for (const element of now)
      if (!this.#watched.has(element)) {
        this.#watched.add(element)
        this.#observer.observe(element)
      }
  }

  /** Indexes among the sections. */
  indexes(): number[] {
    const out: number[] = []
    if (this.#near.size > 0)
      [...this.#view.dom.children].forEach((element, i) => {
        if (this.#near.has(element)) out.push(i)
      })
    return out
  }

  destroy(): void {
    this.#observer.disconnect()
  }
}
