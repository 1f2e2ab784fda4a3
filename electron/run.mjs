#!/usr/bin/env node
/** `npm start` and its like: builds when dist is missing or older than the sources, then runs dist/electron/<name>.js. */
import { existsSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { ensureBuilt, root } from './build.mjs'

/** Builds if needed and becomes that entry: no process stays in between to be killed alone or to swallow a signal. */
export async function run(name, args) {
  await ensureBuilt()
  const entry = join(root, 'dist', 'electron', `${name}.js`)
  if (!existsSync(entry)) throw new Error(`There is no ${name} in this build.`)
  process.argv = [process.execPath, entry, ...args]
  await import(pathToFileURL(entry).href)
}

if (realpathSync(process.argv[1] ?? '.') === fileURLToPath(import.meta.url)) {
  const [name = 'start', ...args] = process.argv.slice(2)
  try {
    if (name === 'build') await ensureBuilt({ force: args.includes('--force') })
    else await run(name, args)
  } catch (error) {
    console.error(error.message)
    process.exitCode = 1
  }
}
