/** `npm run bench -- --pace`: opening and typing alone, up to 1,000 pages, for a look while one works on them. */
import { setTimeout as wait } from 'node:timers/promises'
import { clickBehind } from '../kit/ann.ts'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { contract } from './contract.ts'
import { floors, type Subject, subject } from './floor.ts'
import { type Typed, typeKeys } from './keys.ts'
import { median, ms, times } from './stats.ts'
import { table } from './table.ts'
import { freshWindow, goHome, type Opened, open, settleIn } from './work.ts'

interface One {
  readonly open: Opened
  readonly keys: Typed
  readonly floor: number
}

export async function pace(pages: readonly number[], rounds: number): Promise<string> {
  const subjects: Subject[] = []
  for (const n of pages) subjects.push(await subject(await contract(n)))
  const ann = await sitDownAtScreen()
  try {
    await settleIn(ann, subjects)
    const found = new Map<number, One[]>(pages.map((n) => [n, []]))
    for (let round = 0; round < rounds; round++) await oneRound(ann, subjects, found)
    return shown(found)
  } finally {
    await ann.leave()
  }
}

/** The floor and every size take turns within a round, so that what else the machine does falls on all of them. */
async function oneRound(ann: Sitting, subjects: readonly Subject[], found: Map<number, One[]>): Promise<void> {
  const { keys: floor } = await floors((await freshWindow(ann)).context(), [])
  for (const { pages, title, middle } of subjects) {
    const page = await freshWindow(ann)
    const opened = await open(page, title)
    await clickBehind(page, middle)
    await wait(500)
    const keys = await typeKeys(page)
    await goHome(page)
    found.get(pages)!.push({ open: opened, keys, floor: floor.p50 })
  }
}

function shown(found: ReadonlyMap<number, readonly One[]>): string {
  const rows = [...found].map(([pages, all]) => {
    const of = (pick: (one: One) => number) => median(all.map(pick))
    return [
      `${pages}`,
      ms(of((o) => o.floor)),
      ms(of((o) => o.keys.p50)),
      ms(of((o) => o.keys.p95)),
      times(median(all.map((o) => o.keys.p50 / o.floor))),
      ms(of((o) => o.keys.longest)),
      ms(of((o) => o.open.text)),
      ms(of((o) => o.open.editable)),
      ms(of((o) => o.open.longest)),
    ]
  })
  const head = [
    'pages',
    'floor',
    'key p50',
    'key p95',
    'p50 / floor',
    'block, typing',
    'text',
    'editable',
    'block, open',
  ]
  return table(head, rows)
}
