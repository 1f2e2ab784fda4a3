import { realpathSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import { withNonce } from './policy.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.wasm': 'application/wasm',
  '.txt': 'text/plain; charset=utf-8',
}

export interface StaticFile {
  readonly type: string
  readonly body: Uint8Array<ArrayBuffer>
}

/** A file of the built renderer, or undefined: nothing outside `root`, no folder, no unknown kind, no source map. */
export async function staticFile(root: string, pathname: string, nonce: string): Promise<StaticFile | undefined> {
  const path = decoded(pathname)
  if (path === undefined || path.includes('\0') || path.includes('\\')) return undefined
  const file = join(root, path.endsWith('/') ? `${path}index.html` : path)
  const type = TYPES[extname(file)]
  if (!type || !file.startsWith(root + sep)) return undefined
  try {
    // A link inside the folder must not lead out of it.
    if (!realpathSync(file).startsWith(realpathSync(root) + sep)) return undefined
    const bytes = await readFile(file)
    const body = extname(file) === '.html' ? Buffer.from(withNonce(bytes.toString('utf8'), nonce)) : bytes
    return { type, body: new Uint8Array(body) }
  } catch {
    return undefined
  }
}

function decoded(pathname: string): string | undefined {
  try {
    return decodeURIComponent(pathname)
  } catch {
    return undefined
  }
}
