/** Everything about Word files, one after the other: the browser first, then what runs without it. */
import { ensureBuilt } from '../../electron/build.mjs'
import { firstPages } from './first-page.ts'
import { wordFiles } from './word.ts'
import type { WordResults } from './word-report.ts'

export async function measureWord(quick: boolean): Promise<WordResults> {
  await ensureBuilt()
  const first = await firstPages(quick ? [10, 100] : [10, 100, 300], quick ? 2 : 5)
  return { first, files: await wordFiles(quick ? [10, 100] : [10, 100, 300, 1000], quick ? 1 : 3) }
}
