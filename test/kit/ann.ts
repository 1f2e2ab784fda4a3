/** Ann at the keyboard: what she does in the real app, in her words, for end-to-end tests. */
import type { Page } from 'playwright-core'

export const ANN = { name: 'Ann Hale', party: 'Kestrelmoor' }

export const BOB = { name: 'Bob Brandt', party: 'Vantaloft' }

export const PASSPHRASE = 'seven quiet herons by the weir'

/** Comes to Parley for the first time; answers with the recovery code she wrote down. */
export async function firstRun(page: Page, passphrase = PASSPHRASE, who = ANN): Promise<string> {
  await page.getByLabel('Your name').fill(who.name)
  await page.getByLabel('Your party').fill(who.party)
  await page.getByRole('button', { name: 'Choose a passphrase' }).click()
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByLabel('The same again').fill(passphrase)
  await page.getByRole('button', { name: 'Make the key' }).click()
  const code = await page.getByLabel('Recovery code', { exact: true }).innerText({ timeout: 60_000 })
  await page.getByLabel('I have kept this code', { exact: false }).check()
  await page.getByRole('button', { name: 'Start' }).click()
  await seen(page, 'No negotiations yet')
  return code
}

/** Waits for words; when they do not come, says what is on the screen instead. */
async function seen(page: Page, words: string): Promise<void> {
  await page
    .getByText(words)
    .waitFor()
    .catch(async (error: unknown) => {
      const shown = await page.evaluate(() => document.body.innerText.slice(0, 600))
      throw new Error(`“${words}” did not come. On the screen: ${shown}`, { cause: error })
    })
}

export async function unlock(page: Page, passphrase = PASSPHRASE): Promise<void> {
  await page.getByLabel('Passphrase', { exact: true }).fill(passphrase)
  await page.getByRole('button', { name: 'Unlock' }).click()
}

/** Picks a file on Home, reads the report, opens the document. */
export async function importWord(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.getByLabel('Word, Markdown or text file', { exact: true }).setInputFiles({
    name,
    mimeType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    buffer: Buffer.from(bytes),
  })
  await page.getByRole('button', { name: 'Open the document' }).click({ timeout: 60_000 })
  await editor(page).waitFor()
}

export const editor = (page: Page) => page.locator('.ProseMirror')

/**
 * Puts the caret behind a text in the contract, once it is there: a long one arrives piece by piece. ProseMirror puts its
 * own caret back 20 ms after it got the focus, from a dialog that closed, say; a person's click comes later than that.
 */
export async function clickBehind(page: Page, text: string): Promise<void> {
  const behind = (wanted: string) => {
    const root = document.querySelector<HTMLElement>('.ProseMirror')!
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted)
      if (at < 0) continue
      root.focus()
      node.parentElement!.scrollIntoView({ block: 'center' })
      document.getSelection()!.collapse(node, at + wanted.length)
      return true
    }
    return false
  }
  await page.waitForFunction(behind, text)
  await page.evaluate(() => new Promise((done) => setTimeout(done, 40)))
  await page.waitForFunction(behind, text)
  // The browser tells the page of a moved caret a task later.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0))))
}

/** Waits until the journal has acknowledged everything typed. */
export async function saved(page: Page): Promise<void> {
  await page.locator('footer [data-save="saved"]').waitFor()
}

/**
 * The system's save dialog cannot be driven, so the picker is answered for her from here on; what is written through it
 * is what she would find on the disk, and `pickedFile` has it.
 */
export async function answerPicker(page: Page): Promise<void> {
  await page.evaluate(() => {
    const kept: number[] = []
    Object.assign(window, {
      exported: undefined,
      showSaveFilePicker: async () => ({
        createWritable: async () => ({
          write: async (bytes: Uint8Array) => {
            for (const byte of bytes) kept.push(byte)
          },
          close: async () => void Object.assign(window, { exported: kept }),
        }),
      }),
    })
  })
}

export async function pickedFile(page: Page): Promise<Uint8Array> {
  const handle = await page.waitForFunction(() => (window as unknown as { exported?: number[] }).exported)
  return new Uint8Array((await handle.jsonValue())!)
}

/** Exports through the menu of the document. */
export async function exportWord(page: Page, item: RegExp, of?: RegExp): Promise<Uint8Array> {
  await answerPicker(page)
  await page.getByRole('button', { name: 'Export', exact: true }).click()
  await page.getByRole('menuitem', { name: item }).click()
  if (of) await page.getByRole('dialog').getByRole('button', { name: of }).click()
  if (item.test('Clean Word file')) await page.getByRole('button', { name: 'Save the clean copy' }).click()
  return pickedFile(page)
}
