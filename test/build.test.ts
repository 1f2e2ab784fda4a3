/** `npm start` twice at once builds once; a lock whose owner died does not stop anybody. */
import { execFile } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'

const run = promisify(execFile)
let project: string
beforeAll(() => {
  project = mkdtempSync(join(tmpdir(), 'parley-build-'))
  for (const folder of ['electron', 'renderer', 'node_modules/vite/bin'])
    mkdirSync(join(project, folder), { recursive: true })
  for (const file of ['build.mjs', 'run.mjs']) copyFileSync(join('electron', file), join(project, 'electron', file))
  writeFileSync(join(project, 'renderer', 'a.ts'), '1')
  // Stands in for Vite: slow enough to meet, and it counts.
  writeFileSync(
    join(project, 'node_modules/vite/bin/vite.js'),
    `const fs = require('node:fs')
     fs.appendFileSync('built.log', 'x')
     console.log('noise on stdout')
     setTimeout(() => { fs.mkdirSync('dist/electron', { recursive: true })
       fs.writeFileSync('dist/electron/hello.js', 'console.log(process.argv.slice(2).join())') }, 400)`,
  )
})
afterAll(() => rmSync(project, { recursive: true }))

const hello = (...args: string[]) => run(process.execPath, [join(project, 'electron', 'run.mjs'), 'hello', ...args])
const builds = () => readFileSync(join(project, 'built.log'), 'utf8').length

test('builds when needed, once, and keeps stdout for what was asked', async () => {
  const both = await Promise.all([hello('a', '--b'), hello('c')])
  expect(both.map(({ stdout }) => stdout)).toEqual(['a,--b\n', 'c\n'])
  expect(builds()).toBe(1)
  await hello()
  expect(builds()).toBe(1)
  writeFileSync(join(project, 'renderer', 'a.test.ts'), 'a test changes nothing')
  await hello()
  expect(builds()).toBe(1)
  writeFileSync(join(project, 'renderer', 'b.ts'), '2')
  await hello()
  expect(builds()).toBe(2)
  rmSync(join(project, 'renderer', 'b.ts'))
  await hello()
  expect(builds()).toBe(3)
})

test('a lock left by a dead process is taken over', async () => {
  const lock = join(project, 'node_modules/.cache/parley/build.lock')
  const dead = await run(process.execPath, ['-p', 'process.pid'])
  writeFileSync(lock, dead.stdout.trim())
  writeFileSync(join(project, 'renderer', 'c.ts'), '3')
  await hello()
  expect(existsSync(lock)).toBe(false)
})
