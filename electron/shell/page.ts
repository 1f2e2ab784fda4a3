/** The renderer under a scheme of its own. There is no file:// anywhere, and no server. */
import { join } from 'node:path'
import { app, protocol } from 'electron'
import { newNonce, pageHeaders } from '../services/page/policy.ts'
import { staticFile } from '../services/page/static-file.ts'

export const ORIGIN = 'parley://app'

/** Before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'parley', privileges: { standard: true, secure: true, supportFetchAPI: true } },
  ])
}

export function servePage(root: string = join(app.getAppPath(), 'dist', 'renderer')): void {
  protocol.handle('parley', async (request) => {
    const nonce = newNonce()
    const headers = pageHeaders(nonce, "'self'")
    const { host, pathname } = new URL(request.url)
    const file = host === 'app' && request.method === 'GET' ? await staticFile(root, pathname, nonce) : undefined
    if (!file) return new Response('not found', { status: 404, headers })
    return new Response(file.body, { headers: { ...headers, 'Content-Type': file.type } })
  })
}

export function isOurs(url: string): boolean {
  try {
    const { protocol: scheme, host } = new URL(url)
    return `${scheme}//${host}` === ORIGIN
  } catch {
    return false
  }
}
