/** `npm run bench -- --remote`: fifty people at once. */
import { remoteSuite } from './remote.ts'

const { text, met } = remoteSuite()
console.log(text)
if (!met) process.exitCode = 1
