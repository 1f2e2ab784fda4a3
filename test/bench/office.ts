/** LibreOffice without a screen, converting a Word file: a fresh process on a profile that is already made. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { pathToFileURL } from 'node:url'
import type { Run } from './word.ts'

const OFFICE = 'soffice'
/** GNU time says what the largest process of a tree held; what is not there says nothing. */
const TIME = '/usr/bin/time'
const LONGEST_MS = 600_000

/** Its version, or undefined where it is not installed. */
export const officeVersion = (): string | undefined =>
  spawnSync(OFFICE, ['--version'], { encoding: 'utf8' }).stdout?.match(/LibreOffice [\d.]+/)?.[0]

/** From the start of the process to its end. */
export function convert(file: string, to: 'txt:Text' | 'docx', folder: string): Run {
  const out = join(folder, 'converted')
  const said = join(folder, 'time')
  rmSync(out, { recursive: true, force: true })
  mkdirSync(out)
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile'))}`
  const command = [OFFICE, profile, '--headless', '--convert-to', to, '--outdir', out, file]
  const timed = existsSync(TIME) ? [TIME, '-f', '%M', '-o', said, ...command] : command
  const start = performance.now()
  const { status, stderr } = spawnSync(timed[0]!, timed.slice(1), { encoding: 'utf8', timeout: LONGEST_MS })
  const ms = performance.now() - start
  const made = join(out, `${basename(file, '.docx')}.${to.split(':')[0]}`)
  if (status !== 0 || !existsSync(made)) throw new Error(`LibreOffice did not convert ${file}: ${stderr}`)
  return { ms, whole: ms, peak: existsSync(said) ? Number(readFileSync(said, 'utf8')) * 1024 : Number.NaN }
}
