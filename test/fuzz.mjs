/**
 * `npm run fuzz -- --seeds 10000 --from 1 [--only three-peers]`: the seeded flows, as many seeds as wanted. With
 * `--hostile` it is files that mean harm instead, with `--guard` a peer's updates with something else in them (twenty a
 * seed), and what they took is told. The last line is "N seeds, F failures"; what failed is named with the command that plays it again.
 */
import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const FLOWS = ['three-peers', 'honest-audit', 'publish', 'returned-file', 'lone-redline']
const HOSTILE = ['hostile-files']
const GUARD = ['guard-fuzz']
// A hostile file takes a process of its own, so a report of fewer comes sooner.
const hostile = process.argv.includes('--hostile')
const guard = process.argv.includes('--guard')
/** Longer than this no update may take, on any machine this is played on. */
const LONGEST = 2000
const AT_ONCE = hostile ? 50 : 250

const option = (name, otherwise) => {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? otherwise : process.argv[at + 1]
}
const seeds = Number(option('seeds', 1000))
const from = Number(option('from', 1))
const only = option('only', '')
const flows = (hostile ? HOSTILE : guard ? GUARD : FLOWS).filter((flow) => flow.includes(only))
if (!(seeds > 0 && Number.isInteger(seeds) && Number.isInteger(from) && flows.length > 0)) {
  console.error(`Usage: npm run fuzz -- --seeds N --from S [--hostile | --guard] [--only ${FLOWS.join('|')}]`)
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'parley-fuzz-'))
const failures = []
const reports = []

/** Plays seeds of every flow; a run that ends without a report has failed as a whole. */
async function play(first, count) {
  const report = join(folder, `${first}.json`)
  const files = flows.map((flow) => `test/${hostile ? 'formats' : 'flows'}/${flow}.test.ts`)
  const child = spawn(
    process.execPath,
    [
      'node_modules/vitest/vitest.mjs',
      'run',
      '--project',
      'unit',
      '--reporter=json',
      `--outputFile=${report}`,
      ...files,
    ],
    { env: { ...process.env, PARLEY_SEED: `${first}`, PARLEY_SEEDS: `${count}` }, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let said = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  await new Promise((done) => child.on('close', done))
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'))
    for (const { name, message, assertionResults } of testResults) {
      const flow = flows.find((f) => name.endsWith(`${f}.test.ts`))
      if (assertionResults.length === 0) fail(flow, first, message)
      for (const test of assertionResults) {
        const told = test.meta?.hostile ?? test.meta?.guard
        if (told) reports.push(told)
        const seed = Number(/\d+/.exec(test.title)?.[0] ?? first)
        if (guard && told?.slowest > LONGEST) fail(flow, seed, `an update took ${told.slowest} ms`)
        if (test.status !== 'passed') fail(flow, seed, test.failureMessages[0])
      }
    }
  } catch {
    fail('vitest', first, said)
  }
  rmSync(report, { force: true })
}

function fail(flow, seed, message = '') {
  failures.push({ flow, seed })
  console.log(`${flow} seed ${seed}: ${message.split('\n')[0]}`)
  console.log(
    `  npm run fuzz -- --seeds 1 --from ${seed} ${hostile ? '--hostile' : guard ? '--guard' : `--only ${flow}`}`,
  )
}

/** What hostile files took at most, and what became of them. */
function tellHostile() {
  const most = (key) => reports.reduce((a, b) => (b[key] > (a?.[key] ?? -1) ? b : a), undefined)
  const count = (holds) => reports.filter(holds).length
  const [slow, large] = [most('wait'), most('megabytes')]
  console.log(`opened ${count((r) => r.outcome === 'opened')}, refused ${count((r) => r.outcome !== 'opened')}`)
  console.log(`longest wait ${slow?.wait} ms (${slow?.name}), most memory ${large?.megabytes} MB (${large?.name})`)
  console.log(`typed words that came back elsewhere: ${count((r) => r.strayed)} files`)
}

/** What became of updates, why, and what they took at most. */
function tellGuard() {
  const sum = (key) => reports.reduce((n, r) => n + r[key], 0)
  const most = (key) => reports.reduce((n, r) => Math.max(n, r[key]), 0)
  const why = new Map()
  for (const report of reports)
    for (const [name, n] of Object.entries(report.why)) why.set(name, (why.get(name) ?? 0) + n)
  console.log(`refused ${sum('refused')}, passed and harmless ${sum('passed')}`)
  console.log(
    [...why]
      .sort((a, b) => b[1] - a[1])
      .map(([name, n]) => `${name} ${n}`)
      .join(', '),
  )
  console.log(`longest ${most('slowest')} ms, most memory ${most('megabytes')} MB`)
}

const began = Date.now()
for (let done = 0; done < seeds; ) {
  const count = Math.min(AT_ONCE, seeds - done)
  await play(from + done, count)
  done += count
  const each = ((Date.now() - began) / done).toFixed(1)
  console.log(`${done} of ${seeds}, ${failures.length} failures, ${each} ms a seed`)
}
rmSync(folder, { recursive: true, force: true })
if (hostile) tellHostile()
if (guard) tellGuard()
console.log(`${seeds} seeds, ${failures.length} failures`)
process.exitCode = failures.length > 0 ? 1 : 0
