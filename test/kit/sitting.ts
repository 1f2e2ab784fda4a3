/** One sitting of Ann's: the browser shell, her browser on a profile of its own, and the power that can go. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { editor, firstRun, importWord, unlock } from './ann.ts'
import { killBrowser, launchProfile } from './browser.ts'
import { type ShellSettings, startShell, type TestShell } from './shell.ts'
import { licence } from './word-file.ts'

export interface Sitting {
  readonly page: Page
  readonly shell: TestShell
  /** Where her browser keeps its profile. */
  readonly profile: string
  /** Ends browser and shell without a goodbye, starts both again, comes back. With `fresh`, on an empty profile. */
  powerCut(fresh?: boolean, comeBack?: ComeBack): Promise<void>
  /** Another window of the same running Parley. */
  secondWindow(): Promise<Page>
  leave(): Promise<void>
}

export interface ComeBack {
  /** While nothing runs. */
  readonly meanwhile?: (folder: string) => void
  /** At the locked screen, instead of the passphrase. */
  readonly unlock?: (page: Page) => Promise<void>
}

const newProfile = () => mkdtempSync(join(tmpdir(), 'parley-profile-'))

export async function sitDownAtScreen(settings: ShellSettings = {}): Promise<Sitting> {
  let profile = newProfile()
  let shell = await startShell(settings)
  let context: BrowserContext
  let page: Page
  const open = async () => {
    context = await launchProfile(profile)
    page = context.pages()[0] ?? (await context.newPage())
    await page.goto(shell.url)
  }
  await open()
  return {
    get page() {
      return page
    },
    get shell() {
      return shell
    },
    get profile() {
      return profile
    },
    async powerCut(fresh = false, comeBack: ComeBack = {}) {
      await shell.kill()
      killBrowser(profile)
      await context.close().catch(() => undefined)
      if (fresh) {
        rmSync(profile, { recursive: true, force: true })
        profile = newProfile()
      }
      comeBack.meanwhile?.(shell.folder)
      shell = await shell.restart()
      await open()
      await (comeBack.unlock ?? unlock)(page)
    },
    async secondWindow() {
      const other = await context.newPage()
      await other.goto(await shell.another())
      return other
    },
    async leave() {
      await context.close().catch(() => undefined)
      await shell.stop()
      rmSync(profile, { recursive: true, force: true })
    },
  }
}

/** Ann, past her first run, with a licence agreement open. */
export async function withContract(pages = 2, settings: ShellSettings = {}): Promise<Sitting> {
  const sitting = await sitDownAtScreen(settings)
  await firstRun(sitting.page)
  await importWord(sitting.page, 'licence.docx', await licence(pages))
  return sitting
}

/** From Home into the contract. */
export async function openContract(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Licence Agreement', exact: true }).click()
  await wholeContract(page)
}

/** Its beginning is drawn first: whole once no paragraph is added any more. */
export async function wholeContract(page: Page): Promise<void> {
  await editor(page).waitFor()
  await page.waitForFunction(async () => {
    const drawn = () => document.querySelectorAll('.ProseMirror p').length
    const before = drawn()
    await new Promise((resolve) => setTimeout(resolve, 150))
    return before > 0 && drawn() === before
  })
}
