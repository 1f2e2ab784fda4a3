/** Typing at a person's pace, and what it cost. */
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { noted, watch } from './probe.ts'
import { quantile } from './stats.ts'

const TEXT = 'save as expressly set out below and not otherwise '
export const PACE_MS = 80
/** After every tenth key a person looks up; then the panels beside the text are brought up to date. */
const PAUSE_MS = 400

export interface Typed {
  readonly count: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Blocks of the page over 50 ms; 0 when there was none. */
  readonly longest: number
}

export const KEYS = TEXT.length

/** Types into whatever has the caret. */
export async function typeKeys(page: Page): Promise<Typed> {
  await watch(page)
  for (const [i, key] of [...TEXT].entries()) {
    const until = performance.now() + (i % 10 === 9 ? PAUSE_MS : PACE_MS)
    await page.keyboard.press(key)
    await wait(Math.max(0, until - performance.now()))
  }
  await wait(800)
  const { keys, longTasks } = await noted(page)
  if (keys.length !== KEYS) throw new Error(`${KEYS} keys were pressed, ${keys.length} came to the page`)
  return {
    count: keys.length,
    p50: quantile(keys, 0.5),
    p95: quantile(keys, 0.95),
    p99: quantile(keys, 0.99),
    longest: Math.max(0, ...longTasks),
  }
}
