import { describe, expect, test, vi } from 'vitest'
import { decodeFrame, KIND } from '../../shared/bridge/frame.ts'
import { unpackValue } from '../../shared/bridge/value.ts'
import type { FakeContents, FakeWindow } from '../../test/kit/fake-electron.ts'
import { ask, fromServices, place, services, startElectron } from '../../test/kit/started-electron.ts'

startElectron()

describe('a PDF', () => {
  const pages = new TextEncoder().encode('<p>The contract</p>')
  /** The window it is made in, which is gone by the time it is done. */
  const windowOf = async (job: string) => {
    let made: FakeWindow | undefined
    const look = () => queueMicrotask(() => (made = place.fake.windows.at(-1)))
    place.fake.app.once('web-contents-created', look)
    const answer = await ask('shell', 'pdf', job, pages)
    return { made: made!, answer }
  }
  test('is made in a hidden, sandboxed window without a preload, which is gone afterwards', async () => {
    const before = place.fake.windows.length
    const { made, answer } = await windowOf('job-1')
    expect(answer).toEqual({ value: new Uint8Array(Buffer.from('%PDF-')) })
    expect(made.options).toMatchObject({
      show: false,
      webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true },
    })
    expect(made.options.webPreferences).not.toHaveProperty('preload')
    expect(made.loaded).toEqual([expect.stringMatching(/^parley:\/\/print\/[\da-f-]{36}$/)])
    expect(made.webContents.printToPDF).toHaveBeenCalledWith({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
    expect(made.isDestroyed()).toBe(true)
    expect(place.fake.windows).toHaveLength(before)
  })
  test('sees its one page, kept in memory, and nothing else: no network, no permission, no script', async () => {
    const before = place.fake.partitions.size
    const { made } = await windowOf('job-2')
    const [name, own] = [...place.fake.partitions].at(-1)!
    expect(place.fake.partitions.size).toBe(before + 1)
    expect(name).not.toMatch(/^persist:/)
    const serve = own.protocol.handle.mock.calls[0]![1] as (request: { url: string }) => Response
    const request = own.webRequest.onBeforeRequest.mock.calls[0]![0] as (d: { url: string }, done: Answer) => void
    type Answer = (answer: { cancel: boolean }) => void
    const cancelled = (url: string) => {
      let said = false
      request({ url }, ({ cancel }) => (said = cancel))
      return said
    }
    expect([cancelled('https://evil.example/'), cancelled('file:///etc/passwd'), cancelled('parley://app/')]).toEqual([
      true,
      true,
      true,
    ])
    expect(serve({ url: 'parley://app/' }).status).toBe(404)
    const page = serve({ url: made.loaded[0]! })
    expect(await page.text()).toBe('<p>The contract</p>')
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src [^;]*; font-src data:/)
    expect(page.headers.get('content-security-policy')).not.toContain('script')
    const denied = vi.fn()
    ;(own.setPermissionRequestHandler.mock.calls[0]![0] as (...a: unknown[]) => void)(null, 'media', denied)
    expect(denied).toHaveBeenCalledWith(false)
  })
  test('that is cancelled ends at once, and only then another begins', async () => {
    const child = services()
    const answers = () =>
      child.posted
        .map((frame) => decodeFrame(frame))
        .filter(({ kind }) => kind === KIND.answer)
        .map(({ id, body }) => [id, unpackValue(body)] as const)
    place.fake.app.once('web-contents-created', (_: unknown, made: FakeContents) =>
      made.printToPDF.mockReturnValue(new Promise<Buffer>(() => {})),
    )
    fromServices(KIND.ask, 501, '', ['shell', 'pdf', ['job-3', pages]])
    fromServices(KIND.ask, 502, '', ['shell', 'pdf', ['job-4', pages]])
    fromServices(KIND.ask, 503, '', ['shell', 'stopPdf', ['job-3']])
    await vi.waitFor(() => expect(answers().filter(([id]) => id >= 501 && id <= 503)).toHaveLength(3))
    const said = Object.fromEntries(answers())
    expect(said[501]).toMatchObject({ value: { refused: 'cancelled' } })
    expect(said[502]).toMatchObject({ value: { refused: 'busy' } })
  })
})
