/** `npm run bench -- --compare`: comparing alone, then in the app. */
import { ensureBuilt } from '../../electron/build.mjs'
import { compareSuite } from './compare.ts'
import { compareInApp } from './compare-app.ts'

console.log(compareSuite())
await ensureBuilt()
console.log(`\n${await compareInApp()}`)
