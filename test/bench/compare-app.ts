/** Comparing two texts of an open contract as a person does it: the key, the worker, the page with its first rows. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { firstRun, importWord } from '../kit/ann.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { contract } from './contract.ts'
import { noted, probe, watch } from './probe.ts'
import { median, ms } from './stats.ts'
import { table } from './table.ts'
import { freshWindow, goHome, open } from './work.ts'

const PAGES = 300
const ROUNDS = 3
const SWAPS = 4

interface Took {
  readonly ms: number
  /** The longest block of the page over 50 ms; 0 when there was none. */
  readonly longest: number
}

/** The first text without and with all that is proposed in it: nine paragraphs of ten differ. */
export async function compareInApp(): Promise<string> {
  const { title, bytes } = await contract(PAGES)
  const ann = await sitDownAtScreen()
  const cold: Took[] = []
  const warm: Took[] = []
  let counted = ''
  try {
    await ann.page.context().addInitScript({ content: probe })
    await firstRun(ann.page)
    await importWord(ann.page, 'contract.docx', bytes)
    await goHome(ann.page)
    for (let round = 0; round < ROUNDS; round++) {
      const page = await come(ann, title)
      cold.push(await timed(page, 'Control+Shift+d'))
      counted = await page.getByText(/^[\d,]+ changes\./).innerText()
      for (let swap = 0; swap < SWAPS; swap++) warm.push(await timed(page, 'x'))
    }
  } finally {
    await ann.leave()
  }
  const row = (name: string, all: readonly Took[]) => [
    name,
    ms(median(all.map((t) => t.ms))),
    ms(Math.max(...all.map((t) => t.longest))),
  ]
  return [
    `## Compare in the app, ${PAGES} pages, from the key to the first rows on the page`,
    '',
    counted,
    '',
    table(['', 'ms', 'longest block of the page'], [row('first in a window', cold), row('the other way round', warm)]),
  ].join('\n')
}

/** The contract open, and the page of it left: what leaving costs is not comparing. */
async function come(ann: Sitting, title: string): Promise<Page> {
  const page = await freshWindow(ann)
  await open(page, title)
  await page.getByRole('button', { name: /^Issues/ }).click()
  await wait(3000)
  return page
}

async function timed(page: Page, key: string): Promise<Took> {
  await watch(page)
  await page.evaluate(watchResult)
  await page.keyboard.press(key)
  const took = await page.evaluate(() => (window as unknown as { compared: Promise<number> }).compared)
  await wait(1000)
  const { longTasks } = await noted(page)
  return { ms: took, longest: Math.max(0, ...longTasks) }
}

/** In the page: from the next key until another pair of texts heads the list and a frame later. */
function watchResult(): void {
  const head = () => document.querySelector('section[aria-label="What differs"] h2')?.textContent ?? ''
  const before = head()
  Object.assign(window, {
    compared: new Promise<number>((resolve) => {
      const from = (event: KeyboardEvent) => {
        const look = () => {
          if (head() !== before && document.getElementById('differs-0'))
            requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp)))
          else requestAnimationFrame(look)
        }
        look()
      }
      window.addEventListener('keydown', from, { once: true, capture: true })
    }),
  })
}
