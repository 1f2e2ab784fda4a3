#!/usr/bin/env node
/** The `parley` command. Its stdout belongs to what was asked for; everything else goes to stderr. */
import { run } from './run.mjs'

try {
  await run('cli', process.argv.slice(2))
} catch (error) {
  console.error(error.message)
  process.exitCode = 1
}
