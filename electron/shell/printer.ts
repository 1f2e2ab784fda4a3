/**
 * PDFs in Electron: a window nobody sees, without a preload, in a session that is only in memory and reaches nothing
 * but the one page it is given.
 */
import { randomUUID } from 'node:crypto'
import { BrowserWindow, type Session, session } from 'electron'
import type { Refusal } from '../../shared/base/refuse.ts'
import { MAX_PDF } from '../../shared/bridge/contract.ts'
import { noPdf, PDF_PATIENCE_MS } from '../services/files/pdfs.ts'

/** Nothing runs, nothing is fetched; what the page needs is in it. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'"

/** Faces and pictures are taken in only when they are first drawn, and printing does not wait for them. */
const LOAD_ALL =
  'Promise.allSettled([...document.fonts].map((face) => face.load()).concat([...document.images].map((image) => image.decode()))).then(() => true)'

interface Job {
  readonly name: string
  readonly window: BrowserWindow
  why?: 'cancelled' | 'late'
}

export class Printer {
  #job: Job | undefined

  /** One at a time: a long contract takes a whole core and some hundred megabytes. */
  async pdf(name: string, markup: Uint8Array): Promise<Uint8Array | Refusal> {
    if (this.#job) return noPdf.busy
    const address = `parley://print/${randomUUID()}`
    const job: Job = { name, window: hiddenWindow(onlyPage(address, markup)) }
    this.#job = job
    const timer = setTimeout(() => end(job, 'late'), PDF_PATIENCE_MS)
    try {
      const pdf = await pagesOf(job.window, address)
      return pdf.length > MAX_PDF ? noPdf.large : pdf
    } catch {
      return noPdf[job.why ?? 'failed']
    } finally {
      clearTimeout(timer)
      this.#job = undefined
      if (!job.window.isDestroyed()) job.window.destroy()
    }
  }

  stop(name: string): undefined {
    if (this.#job?.name === name) end(this.#job, 'cancelled')
  }

  /** The vault is locked: no contract stays in a window's memory. */
  stopAll(): void {
    if (this.#job) end(this.#job, 'cancelled')
  }
}

/** What waits for the window rejects. */
function end(job: Job, why: 'cancelled' | 'late'): void {
  job.why ??= why
  if (!job.window.isDestroyed()) job.window.destroy()
}

/** A session that answers one address with the page, and refuses everything else. */
function onlyPage(address: string, markup: Uint8Array): Session {
  const own = session.fromPartition(`print-${randomUUID()}`)
  own.setPermissionRequestHandler((_, __, done) => done(false))
  own.setPermissionCheckHandler(() => false)
  own.webRequest.onBeforeRequest(({ url }, done) => done({ cancel: url !== address && !url.startsWith('data:') }))
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY }
  own.protocol.handle('parley', ({ url }) =>
    url === address ? new Response(Buffer.from(markup), { headers }) : new Response('not found', { status: 404 }),
  )
  return own
}

const hiddenWindow = (own: Session): BrowserWindow =>
  new BrowserWindow({
    show: false,
    webPreferences: {
      session: own,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  })

async function pagesOf(window: BrowserWindow, address: string): Promise<Uint8Array> {
  const { webContents: contents } = window
  const gone = new Promise<never>((_, reject) => {
    window.once('closed', () => reject(new Error('closed')))
    contents.once('render-process-gone', () => reject(new Error('gone')))
  })
  const made = async () => {
    await window.loadURL(address)
    await contents.executeJavaScript(LOAD_ALL)
    const pdf = await contents.printToPDF({
      printBackground: true,
      preferCSSPageSize: true,
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    })
    return new Uint8Array(pdf)
  }
  return Promise.race([made(), gone])
}
