/** One round of a person's day: come to Home, open a contract, type in its middle, leave; and import it once more. */
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Page } from 'playwright-core'
import { clickBehind, editor, firstRun, importWord, saved } from '../kit/ann.ts'
import type { Sitting } from '../kit/sitting.ts'
import type { Contract } from './contract.ts'
import { growth, sizesBelow, sum } from './disk.ts'
import type { Subject } from './floor.ts'
import { type Typed, typeKeys } from './keys.ts'
import { type Memory, memoryOf } from './memory.ts'
import { noted, paintedAt, probe, readyAt, watch } from './probe.ts'

export interface Work {
  readonly pages: number
  readonly open: Opened
  readonly keys: Typed
  readonly home: Memory
  readonly memory: Memory
  /** What the journal grew by while typing. */
  readonly journal: number
}

export interface Opened {
  readonly text: number
  readonly editable: number
  readonly longest: number
}

const file = (title: string) => `${title}.docx`

/** Imports all contracts, edits each once and closes it again, so that each has its sealed snapshot. */
export async function settleIn({ page }: Sitting, subjects: readonly Subject[]): Promise<void> {
  await page.context().addInitScript({ content: probe })
  await firstRun(page)
  for (const { title, bytes, middle } of subjects) {
    await importWord(page, file(title), bytes)
    await clickBehind(page, middle)
    await page.keyboard.type('x')
    await goHome(page)
  }
}

/** A new window on the running Parley, at Home; the ones before it are closed. */
export async function freshWindow({ page, shell }: Sitting): Promise<Page> {
  const context = page.context()
  const next = await context.newPage()
  for (const old of context.pages()) if (old !== next) await old.close()
  await next.goto(await shell.another())
  await next.locator('[data-card]').first().waitFor()
  await wait(500)
  return next
}

/** From the click on the card. */
export async function open(page: Page, title: string): Promise<Opened> {
  await watch(page, 'text')
  await page.getByRole('button', { name: title, exact: true }).click()
  const text = await paintedAt(page, 'text')
  const ready = await readyAt(page)
  if (!(await editor(page).evaluate((e) => (e as HTMLElement).isContentEditable))) throw new Error('not editable')
  await wait(1000)
  const { clicked, longTasks } = await noted(page)
  return { text: text - clicked, editable: ready - clicked, longest: Math.max(0, ...longTasks) }
}

/** Leaving closes the document: what waits is written, and its snapshot. */
export async function goHome(page: Page): Promise<void> {
  await saved(page)
  await page.getByRole('button', { name: 'Home', exact: true }).click()
  await page.locator('[data-card]').first().waitFor()
  await wait(1000)
}

export async function workOn(ann: Sitting, { pages, title, middle }: Subject): Promise<Work> {
  const page = await freshWindow(ann)
  const home = await memoryOf(page)
  const opened = await open(page, title)
  await clickBehind(page, middle)
  await wait(500)
  const lanes = join(ann.shell.folder, 'journal')
  const before = sizesBelow(lanes)
  const keys = await typeKeys(page)
  await saved(page)
  const journal = growth(before, sizesBelow(lanes))
  const memory = await memoryOf(page)
  await goHome(page)
  return { pages, open: opened, keys, home, memory, journal }
}

/** From the choice of the file to the painted report. The negotiation stays: its card is one more on Home. */
export async function importAgain(ann: Sitting, { pages, copy }: Pick<Contract, 'pages' | 'copy'>): Promise<number> {
  return (await chooseFile(await freshWindow(ann), pages, copy)).report
}

export interface FirstPage {
  /** From the choice of the file: its first page, beside the words that nothing is saved yet; and its report, saved. */
  readonly page: number
  readonly report: number
  /** From the click on “Open the document”: text that can be read, and the editor with text in it. */
  readonly readable: number
  readonly text: number
}

/** As above, and from the report on into the document. What a person takes to read the report is not counted. */
export async function importToText(page: Page, { pages, copy }: Pick<Contract, 'pages' | 'copy'>): Promise<FirstPage> {
  const chosen = await chooseFile(page, pages, copy)
  await watch(page, 'readable', 'text')
  await page.getByRole('button', { name: 'Open the document' }).click()
  const text = await paintedAt(page, 'text')
  const { clicked, painted } = await noted(page)
  return { ...chosen, readable: painted.readable! - clicked, text: text - clicked }
}

async function chooseFile(page: Page, pages: number, bytes: Uint8Array): Promise<Pick<FirstPage, 'page' | 'report'>> {
  await watch(page, 'page', 'report')
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'New from a file' }).click()
  const dialog = await chooser
  // Nobody finds a file sooner.
  await wait(500)
  await dialog.setFiles({
    name: file(`Copy, ${pages} pages`),
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(bytes),
  })
  const report = await paintedAt(page, 'report')
  const { chosen, painted } = await noted(page)
  return { page: painted.page! - chosen, report: report - chosen }
}

export const indexedDbBytes = (ann: Sitting): number => sum(sizesBelow(join(ann.profile, 'Default', 'IndexedDB')))
