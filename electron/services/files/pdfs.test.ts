/** Whose PDF it is: only the window that asked for one stops it, and none outlives its window. */
import { expect, test } from 'vitest'
import { isRefusal } from '../../../shared/base/refuse.ts'
import { noPdf, Pdfs } from './pdfs.ts'

/** A shell that works until it is stopped. */
function shell() {
  const stopped: string[] = []
  const waiting = new Map<string, (answer: typeof noPdf.cancelled) => void>()
  const pdfs = new Pdfs({
    pdf: (job) => new Promise((resolve) => waiting.set(job, resolve)),
    stopPdf: async (job) => {
      stopped.push(job)
      waiting.get(job)?.(noPdf.cancelled)
      return undefined
    },
  })
  return { pdfs, stopped }
}

const pages = new Uint8Array([1])

test('the window that asked stops its PDF; another cannot, and is told that one is being made', async () => {
  const { pdfs, stopped } = shell()
  const made = pdfs.make('ann', 'one', pages)
  expect(await pdfs.make('bob', 'two', pages)).toBe(noPdf.busy)
  await pdfs.stop('bob', 'one')
  expect(stopped).toEqual([])
  await pdfs.stop('ann', 'one')
  expect(isRefusal(await made)).toBe(true)
  expect(stopped).toEqual(['one'])
})

test('a window that has gone takes its PDF along, and the next window can make one', async () => {
  const { pdfs, stopped } = shell()
  const made = pdfs.make('ann', 'one', pages)
  pdfs.gone('bob')
  expect(stopped).toEqual([])
  pdfs.gone('ann')
  expect(await made).toBe(noPdf.cancelled)
  expect(stopped).toEqual(['one'])
  void pdfs.make('bob', 'two', pages)
  await pdfs.stop('bob', 'two')
  expect(stopped).toEqual(['one', 'two'])
})
