/** Stands in every page that is measured and notes when something was painted. Sent to the browser as text. */
import type { Page } from 'playwright-core'

const SIGNS = {
  /** The vault asks for the passphrase. */
  locked: 'input[type=password]',
  /** Home with its cards. */
  home: '[data-card]',
  /** Contract text, in the editor. */
  text: '.ProseMirror .para',
  /** The first page of a file that is being imported. */
  page: '[role=dialog] [data-page] .para',
  /** Contract text on its screen: the first page as it was kept, or the editor, whichever comes first. */
  readable: '[data-page]:not([role=dialog] *) .para',
  /** What the Word file held. */
  report: '[role=dialog] section[aria-label=Report]',
} as const
export type Sign = keyof typeof SIGNS

/** Milliseconds; moments are since 1970, so that they compare between processes. */
export interface Noted {
  readonly painted: Partial<Record<Sign, number>>
  /** From the painted text on: when the page answered two frames in a row within 50 ms each. */
  readonly ready?: number
  readonly clicked: number
  readonly chosen: number
  readonly keys: readonly number[]
  readonly longTasks: readonly number[]
}

interface Bench {
  watch(...signs: Sign[]): void
  noted(): Noted
}
declare global {
  interface Window {
    bench?: Bench
  }
}

export const probe = `(${install})(${JSON.stringify(SIGNS)})`

function install(selectors: typeof SIGNS): void {
  const at = (now = performance.now()) => performance.timeOrigin + now
  /** Behind the next frame: what was drawn is on its way to the screen. */
  const afterPaint = (act: () => void) =>
    requestAnimationFrame(() => {
      const channel = new MessageChannel()
      channel.port1.onmessage = act
      channel.port2.postMessage(0)
    })
  let painted: Partial<Record<Sign, number>> = {}
  let ready: number | undefined
  let keys: number[] = []
  let longTasks: number[] = []
  let clicked = 0
  let chosen = 0
  let wanted: Sign[] = ['locked']
  const settle = (since: number, calm: number) =>
    afterPaint(() => {
      const soon = at() - since < 50
      if (soon && calm === 1) ready = since
      else settle(at(), soon ? calm + 1 : 0)
    })
  const look = () => {
    for (const sign of wanted) {
      if (!document.querySelector(selectors[sign])?.textContent && sign !== 'locked') continue
      if (!document.querySelector(selectors[sign])) continue
      wanted = wanted.filter((other) => other !== sign)
      afterPaint(() => {
        painted[sign] = at()
        if (sign === 'text') settle(at(), 0)
      })
    }
    if (wanted.length === 0) observer.disconnect()
  }
  const observer = new MutationObserver(look)
  observer.observe(document, { childList: true, subtree: true })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) longTasks.push(entry.duration)
  }).observe({ type: 'longtask', buffered: true })
  window.addEventListener('click', (event) => (clicked = at(event.timeStamp)), true)
  window.addEventListener('change', (event) => (chosen = at(event.timeStamp)), true)
  window.addEventListener(
    'keydown',
    (event) => {
      if (event.key.length === 1) afterPaint(() => keys.push(performance.now() - event.timeStamp))
    },
    true,
  )
  window.bench = {
    watch(...signs) {
      wanted = signs
      painted = {}
      ready = undefined
      keys = []
      longTasks = []
      observer.observe(document, { childList: true, subtree: true })
      look()
    },
    noted: () => ({ painted, ...(ready === undefined ? {} : { ready }), clicked, chosen, keys, longTasks }),
  }
}

/** Forgets what was noted and waits for these. */
export const watch = (page: Page, ...signs: Sign[]): Promise<void> =>
  page.evaluate((list) => window.bench!.watch(...list), signs)

export const noted = (page: Page): Promise<Noted> => page.evaluate(() => window.bench!.noted())

/** When it was painted; waits for it. */
export async function paintedAt(page: Page, sign: Sign): Promise<number> {
  const handle = await page.waitForFunction((name) => window.bench?.noted().painted[name], sign, {
    polling: 50,
    timeout: 120_000,
  })
  return (await handle.jsonValue())!
}

/** When the page with the document first answered without delay. */
export async function readyAt(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => window.bench?.noted().ready, undefined, {
    polling: 50,
    timeout: 120_000,
  })
  return (await handle.jsonValue())!
}
