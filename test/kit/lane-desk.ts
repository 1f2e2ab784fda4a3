/** Ann's lane of the journal in a data folder of its own, for tests of what becomes of it on the disk. */
import * as fs from 'node:fs'
import { join } from 'node:path'
import type { NegotiationId } from '../../shared/base/ids.ts'
import { isRefusal, type Refusal } from '../../shared/base/refuse.ts'
import type { Lane, OpenedLane } from '../../shared/bridge/contract.ts'
import { newFolder, openedServices, type TestServices } from './services.ts'

export const DEAL = '11111111-2222-4333-8444-555555555555' as NegotiationId

export const LANE: Lane = `draft/${DEAL}`

export const bytes = (text: string) => Buffer.from(text)

/** The answer, or an end of the test with the reason why there is none. */
export function sure<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(answer.say)
  return answer
}

export const open = async ({ services }: TestServices, caller = 'ann', lane: Lane = LANE): Promise<OpenedLane> =>
  sure(await services.journal.open(caller, lane))

export async function write(
  { services }: TestServices,
  texts: readonly string[],
  from: number,
  caller = 'ann',
  lane: Lane = LANE,
): Promise<number> {
  return sure(await services.journal.append(caller, lane, from, texts.map(bytes))).next
}

export async function readAll({ services }: TestServices, limit = 1000): Promise<Map<number, string>> {
  const found = new Map<number, string>()
  for (let from = 0; ; ) {
    const part = sure(await services.journal.read('ann', LANE, from, limit))
    for (const { seq, bytes: record } of part.records) found.set(seq, Buffer.from(record).toString())
    if (part.next <= from || part.records.length === 0) return found
    from = part.next
  }
}

export const laneIn = (folder: string) =>
  join(folder, 'journal', fs.readdirSync(join(folder, 'journal')).find((n) => n.endsWith('.lane'))!)

/** A folder with one lane of `count` records of one entry each, closed in order. */
export async function written(count: number): Promise<string> {
  const ann = await openedServices()
  await open(ann)
  for (let i = 0; i < count; i++) await write(ann, [`record ${i} ${'·'.repeat(i % 40)}`], i)
  ann.close()
  return ann.folder
}

export const copyOf = (folder: string): string => {
  const copy = newFolder()
  fs.cpSync(folder, copy, { recursive: true })
  return copy
}
