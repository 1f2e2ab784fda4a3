/** Ann knows her contract again by its logo and its seal: on the screen, after a restart, and on paper. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clickBehind, editor, exportWord, firstRun, importWord, saved } from '../kit/ann.ts'
import { violations } from '../kit/axe.ts'
import { findBrowser } from '../kit/browser.ts'
import { imagesIn, readPdf } from '../kit/pdf.ts'
import { BLUE, contractWithPictures, RED } from '../kit/pictures-file.ts'
import { type Sitting, sitDownAtScreen, wholeContract } from '../kit/sitting.ts'

let ann: Sitting
let file: Uint8Array
const faults: string[] = []
beforeAll(async () => {
  const { path, env } = await findBrowser()
  file = await contractWithPictures(60)
  ann = await sitDownAtScreen({ env: { ...env, PARLEY_BROWSER: path } })
  ann.page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
  await firstRun(ann.page)
  await importWord(ann.page, 'sealed.docx', file)
})
afterAll(() => ann?.leave())

const picture = (name: string) => ann.page.locator('.desk').getByRole('img', { name, exact: true })

/** The colour in the middle of a picture as it is painted, and its size in pixels of the paper at 96 to the inch. */
async function painted(name: string) {
  await picture(name).locator('canvas').waitFor()
  return picture(name).evaluate((frame) => {
    const canvas = frame.querySelector('canvas')!
    const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d')!
    copy.drawImage(canvas, 0, 0)
    const [red, green, blue] = copy.getImageData(canvas.width >> 1, canvas.height >> 1, 1, 1).data
    const point = Number.parseFloat(getComputedStyle(frame).getPropertyValue('--pt'))
    const { width, height } = frame.getBoundingClientRect()
    const size = [width, height].map((length) => Math.round(((length / point) * 96) / 72))
    return { colour: [red, green, blue], size, sharp: canvas.width >= width && canvas.height >= height }
  })
}

describe('Ann opens a contract with a logo in its header and a seal in its text', () => {
  test('both are painted, as large as the file says, and go by the names its author gave them', async () => {
    expect(await painted('Kestrelmoor logo')).toEqual({ colour: [...RED], size: [160, 40], sharp: true })
    expect(await painted('Kestrelmoor seal')).toEqual({ colour: [...BLUE], size: [96, 96], sharp: true })
  })
  test('a picture that claims to be too large stays a box that says why', async () => {
    const said = 'image: Plan (60,000 × 60,000 pixels, too many to be shown)'
    await editor(ann.page).locator('.token', { hasText: said }).waitFor()
  })
  test('the stamp anchored at the right stands there, and the clause flows round it', async () => {
    await picture('Stamp').locator('canvas').waitFor()
    const [inset, beside] = await picture('Stamp').evaluate((frame) => {
      const words = document.createRange()
      words.selectNodeContents(frame.closest('p')!)
      const at = frame.getBoundingClientRect()
      const { paddingRight, borderRightWidth } = getComputedStyle(frame.closest('p')!)
      const edge =
        frame.closest('p')!.getBoundingClientRect().right -
        Number.parseFloat(paddingRight) -
        Number.parseFloat(borderRightWidth)
      const lines = [...words.getClientRects()].filter(
        (line) => line.width > 100 && line.top < at.bottom && line.bottom > at.top && line.right <= at.left,
      )
      return [Math.round(edge - at.right), lines.length] as const
    })
    expect(inset).toBe(0)
    expect(beside).toBeGreaterThan(1)
  })
  test('in the clean text and in the original as well', async () => {
    for (const view of ['Clean', 'Original', 'Redline']) {
      await ann.page.getByText(view, { exact: true }).click()
      expect((await painted('Kestrelmoor seal')).colour).toEqual([...BLUE])
    }
  })
  test('nothing the page’s policy forbids was tried, and nothing hinders those who listen to it', async () => {
    expect(faults).toEqual([])
    expect(await violations(ann.page)).toEqual([])
  })
  test('its file leaves as it came, byte for byte', async () => {
    const exported = await exportWord(ann.page, /^Word file/)
    expect(Buffer.from(exported).equals(Buffer.from(file))).toBe(true)
  })
})

describe('Ann works beside a picture', () => {
  test('typing in its line paints nothing anew, though a change bar comes into the margin', async () => {
    await picture('Kestrelmoor seal').evaluate((frame) =>
      Object.assign(window, { kept: frame.querySelector('canvas') }),
    )
    await clickBehind(ann.page, ' in Leeds')
    await ann.page.keyboard.type(' and York')
    await editor(ann.page).locator('p[data-bar]', { hasText: 'in Leeds and York.' }).waitFor()
    const same = await picture('Kestrelmoor seal').evaluate(
      (frame) => (window as unknown as { kept: Element }).kept === frame.querySelector('canvas'),
    )
    expect(same).toBe(true)
  })
  test('one she deletes stays in sight, struck under her name, until she takes that back', async () => {
    await clickBehind(ann.page, 'Sealed by ')
    await ann.page.keyboard.press('Delete')
    const struck = editor(ann.page).locator('del.us .picture')
    await struck.locator('canvas').waitFor()
    expect(await struck.getAttribute('aria-label')).toBe('Kestrelmoor seal')
    await ann.page.keyboard.press('Control+z')
    await struck.waitFor({ state: 'detached' })
    expect((await painted('Kestrelmoor seal')).colour).toEqual([...BLUE])
  })
  test('far from what she sees its pixels are let go, and they are back when she is', async () => {
    await clickBehind(ann.page, 'Clause 60. ')
    await picture('Kestrelmoor seal').locator('canvas').waitFor({ state: 'detached' })
    await clickBehind(ann.page, 'Sealed by ')
    expect((await painted('Kestrelmoor seal')).colour).toEqual([...BLUE])
    await saved(ann.page)
  })
})

test('after a restart it opens with its pictures', async () => {
  await ann.powerCut()
  await ann.page.getByRole('button', { name: 'sealed', exact: true }).click()
  await wholeContract(ann.page)
  expect(await painted('Kestrelmoor logo')).toMatchObject({ colour: [...RED], size: [160, 40] })
  expect(await painted('Kestrelmoor seal')).toMatchObject({ colour: [...BLUE], size: [96, 96] })
})

test('a PDF shows seal and stamp as large as the file says, and names the picture that cannot be shown', async (ctx) => {
  const pdf = readPdf(ann.profile, 'out.pdf', await exportWord(ann.page, /^PDF of the redline/, /With your draft/))
  if (!pdf) return ctx.skip()
  // Their pixels, at 192 dots to the inch.
  expect(imagesIn(pdf)).toEqual([
    expect.stringMatching(/ image +192 +192 .* 192 +192 /),
    expect.stringMatching(/ image +144 +144 .* 192 +192 /),
  ])
  expect(pdf.pages.join(' ').replace(/\s+/g, ' ')).toContain('image: Plan')
})
