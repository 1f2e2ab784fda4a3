/** A Word file chosen on Home, in the real browser: when its first page can be read. */
import { setTimeout as wait } from 'node:timers/promises'
import { firstRun, importWord } from '../kit/ann.ts'
import { sitDownAtScreen } from '../kit/sitting.ts'
import { contract } from './contract.ts'
import { probe } from './probe.ts'
import { type FirstPage, freshWindow, goHome, importToText } from './work.ts'

export interface FirstPages {
  readonly pages: number
  readonly rounds: readonly FirstPage[]
}

export async function firstPages(sizes: readonly number[], rounds: number): Promise<FirstPages[]> {
  const contracts = await Promise.all(sizes.map(contract))
  const found = new Map<number, FirstPage[]>(sizes.map((pages) => [pages, []]))
  const ann = await sitDownAtScreen()
  try {
    await ann.page.context().addInitScript({ content: probe })
    await firstRun(ann.page)
    // The very first import of a computer's life is not what is measured.
    await importWord(ann.page, 'first.docx', (await contract(1)).bytes)
    await goHome(ann.page)
    for (let round = 0; round < rounds; round++)
      for (const one of contracts) {
        const page = await freshWindow(ann)
        found.get(one.pages)!.push(await importToText(page, one))
        await wait(1000)
        await goHome(page)
      }
  } finally {
    await ann.leave()
  }
  return [...found].map(([pages, rounds]) => ({ pages, rounds }))
}
