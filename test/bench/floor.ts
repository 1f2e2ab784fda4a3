/** The floors: a blank page with an empty contenteditable, Yjs alone, an XML parser alone. */
import type { BrowserContext } from 'playwright-core'
import { build } from 'vite'
import * as Y from 'yjs'
import { root } from '../../electron/build.mjs'
import { isRefusal } from '../../shared/base/refuse.ts'
import { readDocx } from '../../shared/docx/index.ts'
import { makeBase } from '../../shared/text/base.ts'
import type { Contract } from './contract.ts'
import { type Typed, typeKeys } from './keys.ts'

export interface Subject extends Contract {
  /** The document as Yjs hands it over. */
  readonly update: Uint8Array
  readonly words: number
  readonly paragraphs: number
  readonly changes: number
}

export async function subject(contract: Contract): Promise<Subject> {
  const read = await readDocx(contract.bytes)
  if (isRefusal(read)) throw new Error(read.say)
  const { numbering, styles, stories } = read
  const origin = { source: 'word', fileName: '', sha256: '', numbering, styles } as const
  const { text, paragraphs, changes } = stories[0]!
  return {
    ...contract,
    update: Y.encodeStateAsUpdate(makeBase(read, origin, 1)),
    words: text.split(/\s+/).length - 1,
    paragraphs: paragraphs.length,
    changes: changes.length,
  }
}

const BLANK =
  'data:text/html,<!doctype html><div contenteditable style="width:700px;min-height:400px;font:16.5px serif"></div>'

let script: Promise<string> | undefined

async function bundled(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'warn',
    root,
    build: {
      write: false,
      lib: { entry: 'test/bench/floor-page.bench.ts', formats: ['iife'], name: 'unused' },
    },
  })
  const first = Array.isArray(made) ? made[0] : made
  if (!first || !('output' in first)) throw new Error('the floor page did not build')
  return first.output[0].code
}

export interface Floors {
  readonly keys: Typed
  /** By pages. */
  readonly apply: ReadonlyMap<number, number>
  readonly parse: ReadonlyMap<number, number>
}

export async function floors(context: BrowserContext, subjects: readonly Subject[]): Promise<Floors> {
  script ??= bundled()
  const page = await context.newPage()
  await page.goto(BLANK)
  await page.locator('div').click()
  const keys = await typeKeys(page)
  await page.addScriptTag({ content: await script })
  const apply = new Map<number, number>()
  const parse = new Map<number, number>()
  for (const { pages, update, bytes } of subjects) {
    apply.set(pages, await page.evaluate((b) => window.floor!.apply(b), Buffer.from(update).toString('base64')))
    parse.set(pages, await page.evaluate((b) => window.floor!.parse(b), Buffer.from(bytes).toString('base64')))
  }
  await page.close()
  return { keys, apply, parse }
}
