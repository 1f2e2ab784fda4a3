/** What lies in Parley's data folder, from outside. */
import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** Files below the folder. What the shell notes about itself and lazy marks of the journal are not content. */
export const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((path) => !/^(shell|sessions)\.json/.test(path) && !path.startsWith('marks'))
    .sort()

/** The largest lane of the journal: with one negotiation, its draft. */
export const draftFile = (folder: string): string =>
  readdirSync(join(folder, 'journal'))
    .map((name) => join(folder, 'journal', name))
    .filter((path) => path.endsWith('.lane'))
    .sort((a, b) => statSync(b).size - statSync(a).size)[0]!
