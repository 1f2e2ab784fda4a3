/**
 * `npm run bench`: measures the real app as a person uses it. `-- --quick` for a look at small contracts, `-- --pace` for
 * opening and typing alone at every size (or the ones named: `--pace=10,300`).
 */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Sitting, sitDownAtScreen } from '../kit/sitting.ts'
import { type Cold, coldStart, type Rest } from './cold.ts'
import { contract } from './contract.ts'
import { floors, type Subject, subject } from './floor.ts'
import { machine } from './machine.ts'
import { pace } from './pace.ts'
import { type Round, report, write } from './report.ts'
import { typedUpdateBytes } from './typed.ts'
import { measureWord } from './word-run.ts'
import { freshWindow, importAgain, indexedDbBytes, settleIn, type Work, workOn } from './work.ts'

/** A round in which even an empty page answered this late says nothing about Parley. */
const WORST_FLOOR_MS = 25

const say = (text: string) => process.stderr.write(`${text}\n`)

async function bench(args: readonly string[]): Promise<void> {
  const paced = args.find((arg) => /^--pace(=|$)/.test(arg))
  if (paced) {
    const sizes = paced.split('=')[1]?.split(',').map(Number) ?? [10, 100, 300, 1000]
    console.log(await pace(sizes, 2))
    return
  }
  const quick = args.includes('--quick')
  const rounds = quick ? 2 : 5
  const sizes = quick ? [10, 100] : [10, 100, 300]
  const subjects: Subject[] = []
  for (const pages of sizes) subjects.push(await subject(await contract(pages)))
  const place = mkdtempSync(join(tmpdir(), 'parley-bench-'))
  try {
    const rest: Rest = { data: join(place, 'data'), profile: join(place, 'profile') }
    const desk = await atTheDesk(subjects, rounds, rest)
    const cold = await coldStarts(
      rest,
      subjects.filter(({ pages }) => pages <= 100),
      rounds,
    )
    const word = await measureWord(quick)
    const text = report({ ...desk, subjects, cold, machine: machine(), typed: typedUpdateBytes(), word })
    console.log(text)
    if (quick) say('A quick look: docs/benchmarks.md stays as it is.')
    else write(text)
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Everything that is measured while Parley runs. What lies on the disk afterwards is kept for the cold starts. */
async function atTheDesk(subjects: readonly Subject[], rounds: number, rest: Rest) {
  const ann = await sitDownAtScreen()
  try {
    await settleIn(ann, subjects)
    const chromium = (await ann.page.context().browser()?.version()) ?? 'unknown'
    const done = await work(ann, subjects, rounds)
    const indexedDb = indexedDbBytes(ann)
    await ann.page.context().close()
    await ann.shell.kill()
    cpSync(ann.shell.folder, rest.data, { recursive: true })
    cpSync(ann.profile, rest.profile, { recursive: true })
    return { ...done, chromium, indexedDb }
  } finally {
    await ann.leave()
  }
}

/** Floor and Parley take turns within every round, so that what else the machine does falls on both. */
async function work(ann: Sitting, subjects: readonly Subject[], wanted: number) {
  const rounds: Round[] = []
  let discarded = 0
  while (rounds.length < wanted && discarded <= wanted) {
    say(`Round ${rounds.length + 1} of ${wanted} at the desk …`)
    const floor = await floors((await freshWindow(ann)).context(), subjects)
    if (floor.keys.p99 > WORST_FLOOR_MS) {
      discarded++
      continue
    }
    const done: Work[] = []
    for (const one of subjects) done.push(await workOn(ann, one))
    const imports = new Map<number, number>()
    for (const one of subjects) imports.set(one.pages, await importAgain(ann, one))
    rounds.push({ floors: floor, work: done, imports })
  }
  await freshWindow(ann)
  if (rounds.length === 0) throw new Error('This machine is too busy to measure anything.')
  return { rounds, discarded }
}

async function coldStarts(rest: Rest, subjects: readonly Subject[], rounds: number): Promise<Cold[]> {
  const cold: Cold[] = []
  for (let round = 1; round <= rounds; round++) {
    say(`Round ${round} of ${rounds} from cold …`)
    for (const one of subjects)
      for (const from of ['snapshot', 'journal'] as const) cold.push(await coldStart(rest, one, from))
  }
  return cold
}

await bench(process.argv.slice(2))
