/** `npm run bench -- --compare`: comparing alone, without a browser. */
import { compareSuite } from './compare.ts'

console.log(compareSuite())
