/** Building dist once, however many ask for it at a time. Plain JavaScript: it runs before anything is built. */
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = join(dirname(fileURLToPath(import.meta.url)), '..')

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.json',
]
const STAMP = join(root, 'dist', '.built')
const LOCK = join(root, 'node_modules', '.cache', 'parley', 'build.lock')

/** Builds when the sources differ from those of the last build. Says so on stderr only. */
export async function ensureBuilt({ force = false } = {}) {
  if (!force && isFresh()) return
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  if (!existsSync(vite)) {
    if (existsSync(STAMP)) return
    throw new Error('Parley is not built and its build tools are not here. Run: npm ci')
  }
  await locked(async () => {
    if (!force && isFresh()) return
    const sources = fingerprint()
    rmSync(STAMP, { force: true })
    process.stderr.write('Building Parley …\n')
    await build(vite)
    writeFileSync(STAMP, sources)
  })
}

function isFresh() {
  return existsSync(STAMP) && readFileSync(STAMP, 'utf8') === fingerprint()
}

/** Names, sizes and times of every source file: also notices one that was removed or put back. */
function fingerprint() {
  const hash = createHash('sha256')
  const add = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false })
    if (stat?.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) add(`${path}/${name}`)
    } else if (stat && !/\.(test|bench)\.tsx?$/.test(path)) hash.update(`${path}|${stat.size}|${stat.mtimeMs}\n`)
  }
  for (const source of SOURCES) add(source)
  return hash.digest('hex')
}

function build(vite) {
  const args = [vite, 'build', '--app', '--logLevel', 'warn']
  // Started by a test runner it would inherit NODE_ENV=test, and leave React's development build behind in dist.
  const env = { ...process.env, NODE_ENV: 'production' }
  // Both streams to stderr: stdout may be what somebody is reading.
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 2, 2] })
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error('Building Parley failed; see above.'))))
  })
}

/** One builder at a time; a lock whose owner is dead is taken over. */
async function locked(work) {
  mkdirSync(dirname(LOCK), { recursive: true })
  for (;;) {
    try {
      writeFileSync(LOCK, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (!ownerLives()) rmSync(LOCK, { force: true })
    else await new Promise((resolve) => setTimeout(resolve, 200))
  }
  try {
    await work()
  } finally {
    rmSync(LOCK, { force: true })
  }
}

function ownerLives() {
  try {
    const pid = Number(readFileSync(LOCK, 'utf8'))
    // An empty lock is one being written this very moment, or left by a crash within it.
    if (!pid) return Date.now() - statSync(LOCK).mtimeMs < 5000
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}
