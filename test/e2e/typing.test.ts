/**
 * Ann's hands on the keyboard, at random but repeatable: typing, deleting by letter and word, Enter, selections, cut,
 * copy, paste, bold, undo, redo, input methods. What her screen shows must be what is kept: after each bout the
 * document is opened again from the disk and compared letter by letter, marks included.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clickBehind, editor, saved } from '../kit/ann.ts'
import { type Random, random } from '../kit/random.ts'
import { openContract, type Sitting, withContract } from '../kit/sitting.ts'

let ann: Sitting
beforeAll(async () => {
  ann = await withContract()
})
afterAll(() => ann?.leave())

/** Every paragraph as its letters with who inserted and deleted them. */
const picture = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.ProseMirror .para')].map((p) => {
      const walker = document.createTreeWalker(p, NodeFilter.SHOW_TEXT)
      let out = `${p.className}|${p.getAttribute('data-number') ?? ''}|${p.getAttribute('data-mark') ?? ''}|`
      let marks = ''
      // The browser may cut one stretch into several text nodes: what counts is where the marks change.
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const up = node.parentElement!
        const here = ['ins', 'del', 'strong'].filter((tag) => up.closest(tag)).join(' ')
        if (here !== marks) out += `{${here}}`
        marks = here
        out += node.textContent
      }
      return out
    }),
  )

/** What the contract said when it came, whatever was done since. */
const original = async (page: Page): Promise<string> => {
  await page.getByText('Original', { exact: true }).click()
  const text = await editor(page).innerText()
  await page.getByText('Redline', { exact: true }).click()
  return text
}

const KEYS = [
  'Backspace',
  'Backspace',
  'Delete',
  'Control+Backspace',
  'Control+Delete',
  'Enter',
  'Shift+Enter',
  'Tab',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'Shift+ArrowLeft',
  'Shift+ArrowRight',
  'Shift+ArrowDown',
  'Shift+End',
  'Control+Shift+ArrowRight',
  'Control+x',
  'Control+c',
  'Control+v',
  'Control+b',
  'Control+z',
  'Control+z',
  'Control+y',
]

async function bout(page: Page, r: Random): Promise<void> {
  const places = ['Notice 1', 'Signed by', 'Support', 'of the Fees', 'Clause on subject 2', 'Obligation 2']
  await page.evaluate(
    (n) => {
      const paras = [...document.querySelectorAll<HTMLElement>('.ProseMirror .para')]
      const para = paras[n % paras.length]!
      para.scrollIntoView({ block: 'center' })
      document.querySelector<HTMLElement>('.ProseMirror')!.focus()
      document.getSelection()!.collapse(para, 0)
    },
    r.int(places.length * 5),
  )
  for (let i = 0; i < 25; i++) {
    if (r.next() < 0.45) await page.keyboard.type(`${r.pick(['the ', 'Fees', 'né', '§ 4', '5% ', '😀'])}`)
    else await page.keyboard.press(r.pick(KEYS))
  }
}

describe('what Ann sees is what is kept', () => {
  for (let seed = 1; seed <= 6; seed++)
    test(`seed ${seed}`, async () => {
      const { page } = ann
      const before = await original(page)
      await bout(page, random(seed))
      // The browser is given the last keys before it has carried them out.
      await page.waitForTimeout(400)
      const shown = await picture(page)
      expect(await original(page)).toBe(before)
      await saved(page)
      await ann.powerCut()
      await openContract(ann.page)
      expect(await picture(ann.page)).toEqual(shown)
    })
  test('a word composed with an input method is one insertion of hers', async () => {
    const { page } = ann
    await clickBehind(page, 'Clause on subject 3')
    const devtools = await page.context().newCDPSession(page)
    for (const text of ['に', 'にほ', 'にほん']) {
      await devtools.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
    }
    await devtools.send('Input.insertText', { text: '日本' })
    await page.keyboard.type(' ok')
    const line = (await picture(page)).find((p) => p.includes('subject 3'))
    expect(line).toContain('Clause on subject 3{ins}日本 ok')
    await saved(page)
  })
  test('a letter with an accent, typed with a dead key, is one letter', async () => {
    const { page } = ann
    await clickBehind(page, 'Clause on subject 4')
    const devtools = await page.context().newCDPSession(page)
    for (const [dead, letter] of [
      ['´', 'é'],
      ['¨', 'ü'],
    ]) {
      // Between the two keys the page shows the accent alone, as a composition.
      await devtools.send('Input.imeSetComposition', { text: dead!, selectionStart: 1, selectionEnd: 1 })
      await page.waitForTimeout(30)
      await devtools.send('Input.insertText', { text: letter! })
    }
    // A dead key taken back leaves nothing.
    await devtools.send('Input.imeSetComposition', { text: '^', selectionStart: 1, selectionEnd: 1 })
    await devtools.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
    await page.keyboard.type('!')
    const line = (await picture(page)).find((p) => p.includes('subject 4'))
    expect(line).toContain('Clause on subject 4{ins}éü!')
    await saved(page)
  })
})
