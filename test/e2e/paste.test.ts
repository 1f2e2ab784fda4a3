/** Ann pastes from Word, Google Docs, LibreOffice, pages and plain text: words and looks come in, nothing else does. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clickBehind, editor, saved } from '../kit/ann.ts'
import { FROM_A_HOSTILE_PAGE, FROM_GOOGLE_DOCS, FROM_LIBRE_OFFICE, FROM_WORD } from '../kit/clipboards.ts'
import { openContract, type Sitting, wholeContract, withContract } from '../kit/sitting.ts'

let ann: Sitting
let page: Page
const asked: string[] = []
beforeAll(async () => {
  ann = await withContract(2)
  page = ann.page
  page.on('request', (request) => asked.push(request.url()))
})
afterAll(() => ann?.leave())

interface Clip {
  readonly html?: string
  readonly text?: string
}

/** The key, with this in the clipboard: the machine under test has none of its own. */
const paste = (clip: Clip) =>
  page.evaluate(({ html, text }) => {
    const clipboardData = new DataTransfer()
    if (html !== undefined) clipboardData.setData('text/html', html)
    if (text !== undefined) clipboardData.setData('text/plain', text)
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('.ProseMirror')!.dispatchEvent(event)
  }, clip)

/** What copying would put into the clipboard. */
const copy = (kind: 'copy' | 'cut' = 'copy') =>
  page.evaluate((type) => {
    const clipboardData = new DataTransfer()
    const event = new ClipboardEvent(type, { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('.ProseMirror')!.dispatchEvent(event)
    return { html: clipboardData.getData('text/html'), text: clipboardData.getData('text/plain') }
  }, kind)

/** Number, kind and text of every paragraph; bold in * *, italic in / /, underline in _ _, strike in ~ ~. */
const lines = () =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.ProseMirror .para')].map((p) => {
      const copy = p.cloneNode(true) as HTMLElement
      const signs: Record<string, string> = { STRONG: '*', EM: '/', U: '_', S: '~' }
      for (const e of [...copy.querySelectorAll('strong, em, u, s')].reverse())
        e.textContent = `${signs[e.tagName]}${e.textContent}${signs[e.tagName]}`
      for (const e of copy.querySelectorAll('br:not(.ProseMirror-trailingBreak)')) e.textContent = '⏎'
      for (const e of copy.querySelectorAll('br')) e.replaceWith(e.textContent ?? '')
      // The role comes second; what follows is how the file draws it.
      const kind = p.classList[1] === 'body' ? undefined : p.classList[1]
      return [p.dataset.number, kind && `<${kind}>`, copy.textContent].filter(Boolean).join(' ')
    }),
  )

/** An empty paragraph of Ann's own at the end to paste into. */
async function freshLine(): Promise<number> {
  await clickBehind(page, 'Signed by the parties.')
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  return (await lines()).length - 1
}
const added = async (from: number) => (await lines()).slice(from)
const problem = (words: string | RegExp) => page.getByText(words).first().waitFor()

describe('words and looks come in', () => {
  let from: number
  beforeEach(async () => {
    from = await freshLine()
  })

  test('from Word: headings, looks, lists, tables; no note, no comment, nothing of who wrote it', async () => {
    await paste({ html: FROM_WORD, text: 'not this' })
    expect(await added(from)).toEqual([
      '<heading> Limitation of Liability',
      'The *Cap* is /one _million_/ euro ~only~ per year.',
      '',
      expect.stringMatching(/^\d+\. First duty$/),
      '(a)\tits first part',
      '• a point',
      '*Service*\tFee',
      'Support\tEUR 5\tnet',
    ])
    expect(await editor(page).locator('[title*="Bob"]').allInnerTexts()).toEqual(['100%', '125%'])
    await problem(/notes and comments were left out/)
  })

  test('from Google Docs', async () => {
    await paste({ html: FROM_GOOGLE_DOCS })
    expect(await added(from)).toEqual([
      '<heading> Notices',
      'Sent to */both  Parties/*, see clause 4~ or 5~',
      '',
      expect.stringMatching(/^\d+\. by letter$/),
      'a.\tsigned',
      expect.stringMatching(/^\d+\. by mail$/),
      '• never by phone',
    ])
  })

  test('from LibreOffice', async () => {
    await paste({ html: FROM_LIBRE_OFFICE })
    expect(await added(from)).toEqual([
      '*SCHEDULE*',
      expect.stringMatching(/^\d+\. third$/),
      expect.stringMatching(/^\d+\. fourth,⏎on two lines$/),
      '~gone~ and /slanted/',
    ])
    const centred = editor(page).locator('.para', { hasText: 'SCHEDULE' })
    expect(await centred.evaluate((e) => getComputedStyle(e).textAlign)).toBe('center')
  })

  test('plain text: a line is a paragraph', async () => {
    await paste({ text: 'one\r\ntwo\n\nfour\u0007\uFFFC' })
    expect(await added(from)).toEqual(['one', 'two', '', 'four'])
  })
})

test('nothing pasted runs, loads or claims anything', async () => {
  const from = await freshLine()
  asked.length = 0
  await paste({ html: FROM_A_HOSTILE_PAGE })
  await page.waitForTimeout(300)
  expect(await added(from)).toEqual(['Good words', 'in a form', 'claimed', 'by nobody'])
  expect(await page.evaluate(() => (window as unknown as { hurt?: string }).hurt)).toBeUndefined()
  expect(asked.filter((url) => url.includes('evil'))).toEqual([])
  expect(await editor(page).locator('a, img, script, iframe, form, [onclick], .them[title*="Dana"]').count()).toBe(0)
  await problem(/pictures were left out/)
})

test('a paste is one step: one Undo takes it back, one Redo brings it again', async () => {
  const from = await freshLine()
  const before = await lines()
  await paste({ html: FROM_WORD })
  const pasted = await lines()
  await paste({ text: ' twice' })
  await editor(page).press('Control+z')
  expect(await lines()).toEqual(pasted)
  await editor(page).press('Control+z')
  expect(await lines()).toEqual(before)
  await editor(page).press('Control+y')
  expect(await lines()).toEqual(pasted)
  await saved(page)
  await ann.powerCut()
  page = ann.page
  await openContract(page)
  // The end of the contract is drawn a moment after its beginning.
  await expect.poll(async () => (await lines()).slice(from)).toEqual(pasted.slice(from))
})

test('in the middle of a clause the clause stays one, before and behind', async () => {
  await clickBehind(page, 'Notice 3: ')
  await paste({ html: '<p>first</p><p>second</p>' })
  const all = await lines()
  const at = all.findIndex((l) => l.includes('Notice 3: first'))
  expect(all[at]).toMatch(/^\d+\.\d+ Notice 3: first$/)
  expect(all[at + 1]).toMatch(/^\d+\.\d+ secondthirty \(30\) days/)
})

test('in a table cell everything pasted stays in the cell', async () => {
  const cells = () => editor(page).locator('td').count()
  const before = await cells()
  await clickBehind(page, 'EUR 1,200')
  await paste({ html: '<p>a</p><table><tr><td>b<td>c</table><p>d</p>' })
  expect(await cells()).toBe(before)
  expect(await editor(page).locator('td', { hasText: 'EUR 1,200' }).locator('.para').allTextContents()).toEqual([
    'EUR 1,200a',
    'b\tc',
    'd',
  ])
})

test('Ann copies clauses inside Parley: number, role and looks come along; struck words do not', async () => {
  await page.evaluate(() => {
    const paras = [...document.querySelectorAll('.ProseMirror .para')]
    const first = paras.findIndex((p) => p.textContent!.startsWith('The cap is'))
    document.querySelector<HTMLElement>('.ProseMirror')!.focus()
    document.getSelection()!.setBaseAndExtent(paras[first]!, 0, paras[first + 3]!, 0)
  })
  await page.waitForTimeout(100)
  const clip = await copy()
  expect(clip.text.split('\n')[0]).toBe('The cap is 125% of the Fees.')
  expect(clip.text).toContain('1. Clause on subject 1\n1.1 Obligation 1. Time is of the essence.')
  expect(clip.html).not.toMatch(/100%|<ins|<del|Bob|title=|class="(us|them)/)
  const from = await freshLine()
  await paste(clip)
  const pasted = await added(from)
  expect(pasted[0]).toBe('The cap is 125% of the Fees.')
  expect(pasted[1]).toMatch(/^\d+\. <heading> Clause on subject 1$/)
  expect(pasted[2]).toMatch(/^\d+\.1 Obligation 1\. \*Time is of the essence\. \*Each Party/)
})

test('too much at once is refused in words and nothing is inserted', async () => {
  const from = await freshLine()
  const before = await lines()
  await paste({ text: 'x\n'.repeat(20_001) })
  await problem(/20,002 paragraphs; up to 20,000 paragraphs/)
  await paste({ text: 'x'.repeat(2_000_001) })
  await problem(/2,000,001 characters/)
  expect(await lines()).toEqual(before)
  expect(from).toBe(before.length - 1)
})

test('cutting takes the words along and leaves what was in the file struck', async () => {
  await clickBehind(page, 'Signed by the parties.')
  await page.keyboard.press('Shift+Home')
  await page.waitForTimeout(50)
  expect(await copy('cut')).toMatchObject({ text: 'Signed by the parties.' })
  expect(await editor(page).locator('del', { hasText: 'Signed by the parties.' }).count()).toBe(1)
  await editor(page).press('Control+z')
})

test('a file in the clipboard is not put into the text', async () => {
  const before = await lines()
  await page.evaluate(() => {
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File(['x'], 'a.png', { type: 'image/png' }))
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('.ProseMirror')!.dispatchEvent(event)
  })
  await problem(/A file is not put into the text/)
  expect(await lines()).toEqual(before)
})

test('Ann copies a clause with its changes marked, for a mail', async () => {
  await page.evaluate(() => {
    const put: Record<string, string> = {}
    const setData = DataTransfer.prototype.setData
    DataTransfer.prototype.setData = function (kind, data) {
      put[kind] = data
      setData.call(this, kind, data)
    }
    Object.assign(window, { put })
  })
  await clickBehind(page, 'of the Fees.')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Control+Shift+c')
  const put = () => page.evaluate(() => (window as unknown as { put: Record<string, string> }).put)
  await expect.poll(async () => (await put())['text/plain']).toBe('The cap is [-100%-][+125%+] of the Fees.')
  const html = (await put())['text/html']!
  expect(html).toMatch(/<del cite="mailto:Bob Lee[^>]*>100%<\/del><ins cite="mailto:Bob Lee[^>]*>125%<\/ins>/)
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Control+Shift+c')
  await page.getByText('Select the text to copy first.').waitFor()
  await page.getByRole('button', { name: 'Close', exact: true }).click()
})

test('a very long paste does not stop the window', async () => {
  await freshLine()
  const html = Array.from({ length: 5000 }, (_, i) => `<p>Paragraph <b>${i}</b> ${'words of it '.repeat(25)}</p>`).join(
    '',
  )
  const took = await page.evaluate((source) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/html', source)
    const start = performance.now()
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.querySelector('.ProseMirror')!.dispatchEvent(event)
    return performance.now() - start
  }, html)
  process.stderr.write(`5,000 paragraphs, 1.5 million characters pasted in ${Math.round(took)} ms\n`)
  await editor(page).press('Control+z')
})

test('Ann switches spell checking off in the palette, and it stays off', async () => {
  const checked = () => editor(page).getAttribute('spellcheck')
  expect(await checked()).toBe('true')
  await page.keyboard.press('Control+k')
  await page.keyboard.type('spelling')
  await page.keyboard.press('Enter')
  await expect.poll(checked).toBe('false')
  await saved(page)
  await page.getByRole('button', { name: 'Home', exact: true }).click()
  await page.locator('[data-card]').first().click()
  await editor(page).waitFor()
  expect(await checked()).toBe('false')
})

test('Ann types on behind Ctrl+K while the machine is busy: no letter of it gets into her contract', async () => {
  await wholeContract(page)
  const words = await editor(page).textContent()
  await editor(page).focus()
  const checked = await editor(page).getAttribute('spellcheck')
  const keyboard = await page.context().newCDPSession(page)
  const press = (key: string, code: string, more: { text?: string; modifiers?: number }) =>
    keyboard.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, ...more })
  const busy = page.evaluate(() => {
    const until = performance.now() + 500
    while (performance.now() < until);
  })
  await Promise.all([
    busy,
    press('k', 'KeyK', { modifiers: 2 }),
    ...[...'spelling'].map((text) => press(text, `Key${text.toUpperCase()}`, { text })),
    press('Enter', 'Enter', { text: '\r' }),
  ])
  await expect.poll(() => editor(page).getAttribute('spellcheck')).toBe(checked === 'true' ? 'false' : 'true')
  expect(await editor(page).textContent()).toBe(words)
  expect(await page.evaluate(() => document.activeElement?.classList.contains('ProseMirror'))).toBe(true)
})
