/** Ann drags words from one place of the contract to another, and things from elsewhere into it. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editor, saved } from '../kit/ann.ts'
import { openContract, type Sitting, withContract } from '../kit/sitting.ts'

let ann: Sitting
let page: Page
beforeAll(async () => {
  ann = await withContract(2)
  page = ann.page
})
afterAll(() => ann?.leave())

interface Point {
  readonly x: number
  readonly y: number
}

/** Where a text stands on the screen: its beginning, its middle, its end. */
const placeOf = (text: string): Promise<{ start: Point; middle: Point; end: Point }> =>
  page.evaluate((wanted) => {
    const root = document.querySelector('.ProseMirror')!
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted)
      if (at < 0) continue
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const { left, right, top, bottom } = range.getBoundingClientRect()
      const y = (top + bottom) / 2
      return { start: { x: left + 0.5, y }, middle: { x: (left + right) / 2, y }, end: { x: right - 0.5, y } }
    }
    throw new Error(`"${wanted}" is not on the page`)
  }, text)

async function select(text: string): Promise<void> {
  await page.evaluate((wanted) => {
    const root = document.querySelector<HTMLElement>('.ProseMirror')!
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const at = node.textContent!.indexOf(wanted)
      if (at < 0) continue
      root.focus()
      document.getSelection()!.setBaseAndExtent(node, at, node, at + wanted.length)
      return
    }
  }, text)
  await page.waitForTimeout(80)
}

async function drag(text: string, before: string): Promise<void> {
  await select(text)
  const from = await placeOf(text)
  const to = await placeOf(before)
  await page.mouse.move(from.middle.x, from.middle.y)
  await page.mouse.down()
  await page.mouse.move(from.middle.x + 8, from.middle.y + 8, { steps: 3 })
  await page.mouse.move(to.start.x, to.start.y, { steps: 5 })
  await page.mouse.up()
  await page.waitForTimeout(150)
}

const line = (text: string) => editor(page).locator('.para', { hasText: text }).first()
async function inView(view: 'Clean' | 'Original'): Promise<string> {
  await page.getByText(view, { exact: true }).click()
  const text = (await editor(page).locator('.para').allTextContents()).join('\n')
  await page.getByText('Redline', { exact: true }).click()
  return text
}

test('Ann drags words to another clause: struck there, inserted here, one step to undo', async () => {
  const before = await inView('Clean')
  const original = await inView('Original')
  await drag('Time is of the essence. ', 'thirty (30) days')
  expect(await inView('Clean')).toBe(
    before.replace('Time is of the essence. ', '').replace('Notice 1: ', 'Notice 1: Time is of the essence. '),
  )
  expect(await inView('Original')).toBe(original)
  expect(await line('Notice 1:').locator('ins strong').innerText()).toBe('Time is of the essence. ')
  await editor(page).press('Control+z')
  expect(await inView('Clean')).toBe(before)
  await editor(page).press('Control+y')
  await saved(page)
  await ann.powerCut()
  page = ann.page
  await openContract(page)
  expect(await inView('Clean')).toContain('Notice 1: Time is of the essence. thirty')
  await editor(page).press('Control+z')
})

test('with Ctrl held the words are copied and stay', async () => {
  const before = await inView('Clean')
  await page.keyboard.down('Control')
  await drag('Fees', 'Notice 1')
  await page.keyboard.up('Control')
  expect(await inView('Clean')).toBe(before.replace('Notice 1', 'FeesNotice 1'))
  await editor(page).press('Control+z')
  expect(await inView('Clean')).toBe(before)
})

/** Something from another program let go over a place of the page. */
const letGo = (data: Record<string, string>, { x, y }: Point, file = false) =>
  page.evaluate(
    ({ data, x, y, file }) => {
      const dataTransfer = new DataTransfer()
      for (const [type, value] of Object.entries(data)) dataTransfer.setData(type, value)
      if (file) dataTransfer.items.add(new File(['x'], 'a.docx'))
      const at = { clientX: x, clientY: y, dataTransfer, bubbles: true, cancelable: true }
      document.elementFromPoint(x, y)!.dispatchEvent(new DragEvent('drop', at))
    },
    { data, x, y, file },
  )

test('words from a page are dropped in by the same rules as pasted ones', async () => {
  const before = await inView('Clean')
  const { end } = await placeOf('Notice 1')
  await letGo({ 'text/html': '<b onclick="x()">Good</b><script>x()</script> <img src=x onerror=x()>words' }, end)
  expect(await inView('Clean')).toBe(before.replace('Notice 1', 'Notice 1Good words'))
  expect(await editor(page).locator('img, script, [onclick]').count()).toBe(0)
  await editor(page).press('Control+z')
})

test('a file dropped onto the text is not put into it, and Ann reads what to do', async () => {
  const before = await inView('Clean')
  await letGo({}, (await placeOf('Notice 1')).end, true)
  await page.getByText(/A file is not put into the text/).waitFor()
  expect(await inView('Clean')).toBe(before)
})
