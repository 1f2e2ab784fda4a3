import { extend, type Ground, type Layout } from './layout.ts'

/** As many paragraphs as fill a tall screen. */
const FIRST = 50
/** A piece is drawn well within a frame. */
const PIECE = 120

export const atFirst = (blocks: number): boolean => blocks >= FIRST

interface Shown {
  readonly layout: () => Layout
  /** Nothing may be drawn now. */
  readonly busy: () => boolean
  readonly show: (layout: Layout) => void
}

/**
 * Brings in the rest of a long text while the first of it can already be read and edited: a piece whenever the browser
 * has nothing better to do. Each is drawn from the text as it then is, so what is typed meanwhile is neither lost nor
 * moved.
 */
export class Arrival {
  readonly done: Promise<void>
  readonly #ground: Ground
  readonly #shown: Shown
  #over: () => void = () => undefined
  #idle = 0
  readonly #print = () => this.finish()

  constructor(ground: Ground, shown: Shown) {
    this.#ground = ground
    this.#shown = shown
    this.done = new Promise((resolve) => {
      this.#over = resolve
    })
    window.addEventListener('beforeprint', this.#print)
    if (shown.layout().complete) this.#end()
    else this.#next()
  }

  /** Everything that is missing, at once: somebody is going there. */
  finish(): void {
    const layout = this.#shown.layout()
    if (layout.complete || this.#shown.busy()) return
    this.#shown.show(extend(this.#ground, layout, () => false))
    this.#end()
  }

  stop(): void {
    this.#end()
  }

  #next(): void {
    this.#idle = requestIdleCallback(() => this.#piece(), { timeout: 100 })
  }

  #piece(): void {
    if (!this.#shown.busy()) this.#shown.show(extend(this.#ground, this.#shown.layout(), (blocks) => blocks >= PIECE))
    if (this.#shown.layout().complete) this.#end()
    else this.#next()
  }

  #end(): void {
    cancelIdleCallback(this.#idle)
    window.removeEventListener('beforeprint', this.#print)
    this.#over()
  }
}
