/** Pages out of markup, by a browser that is handed it over a pipe and may neither run nor fetch anything. */
import { z } from 'zod'
import type { DevTools } from './devtools.ts'

/** The first Chromium that prints what stands in the margins of `@page`: header, footer, page numbers. */
const OLDEST = 131

const anything = z.unknown()

/** The version where it is too old, else the PDF. */
export async function pagesOf(browser: DevTools, html: string): Promise<Uint8Array | { readonly tooOld: string }> {
  const { product } = await browser.ask(z.object({ product: z.string() }), 'Browser.getVersion')
  const version = product.match(/\/(\d+)/)?.[1] ?? '0'
  if (Number(version) < OLDEST) return { tooOld: version }
  const context = await browser.ask(z.object({ browserContextId: z.string() }), 'Target.createBrowserContext')
  const target = await browser.ask(z.object({ targetId: z.string() }), 'Target.createTarget', {
    url: 'about:blank',
    ...context,
  })
  const { sessionId } = await browser.ask(z.object({ sessionId: z.string() }), 'Target.attachToTarget', {
    ...target,
    flatten: true,
  })
  const ask = <T>(shape: z.ZodType<T>, method: string, params: object = {}) =>
    browser.ask(shape, method, params, sessionId)
  await ask(anything, 'Emulation.setScriptExecutionDisabled', { value: true })
  await ask(anything, 'Network.enable')
  await ask(anything, 'Network.emulateNetworkConditions', {
    offline: true,
    latency: 0,
    downloadThroughput: 0,
    uploadThroughput: 0,
  })
  const { frameTree } = await ask(z.object({ frameTree: z.object({ frame: z.object({ id: z.string() }) }) }), FRAMES)
  await ask(anything, 'Page.setDocumentContent', { frameId: frameTree.frame.id, html })
  // Faces and pictures are taken in only when they are first drawn, and printing does not wait for them.
  await ask(anything, 'Runtime.evaluate', {
    expression:
      'Promise.allSettled([...document.fonts].map((face) => face.load()).concat([...document.images].map((image) => image.decode()))).then(() => true)',
    awaitPromise: true,
  })
  const { data } = await ask(z.object({ data: z.string() }), 'Page.printToPDF', {
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: true,
    // As a stream it would lie in a file meanwhile.
    transferMode: 'ReturnAsBase64',
  })
  return new Uint8Array(Buffer.from(data, 'base64'))
}

const FRAMES = 'Page.getFrameTree'
