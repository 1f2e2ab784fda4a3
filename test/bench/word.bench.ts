/** `npm run bench -- --word`: Word files beside mammoth, `docx` and LibreOffice. With `--quick`, small ones. */
import { machine } from './machine.ts'
import { FIRST_PAGE_MS, firstPage, wordSection } from './word-report.ts'
import { measureWord } from './word-run.ts'

const results = await measureWord(process.argv.includes('--quick'))
const { date, commit, cores, system, load } = machine()
console.log(`${wordSection(results)}\n\n${date}, commit ${commit}; ${cores}; ${system}; load ${load} at the end`)
if (!(firstPage(results).ms < FIRST_PAGE_MS)) process.exitCode = 1
