/**
 * The Chromium inside @sparticuz/chromium, unpacked into a folder of this project's under its version: never the
 * temporary folder every user of the machine shares, which is where the package itself would put it.
 */
import { execFileSync } from 'node:child_process'
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createBrotliDecompress } from 'node:zlib'
import { root } from '../../electron/build.mjs'
import type { TestBrowser } from './browser.ts'

export async function bundledBrowser(): Promise<TestBrowser> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chromium, Chrome or Edge was found. Install one, or name one in PARLEY_BROWSER.')
  }
  const packed = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '..', '..')
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string }
  const folder = join(root, 'node_modules', '.cache', 'parley', `chromium-${version}`)
  if (!existsSync(folder)) await unpack(join(packed, 'bin'), folder)
  return {
    path: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'), FONTCONFIG_PATH: join(folder, 'fonts') },
    from: 'npm package',
  }
}

/** Into a folder of our own first: a half-unpacked one must not be taken for a whole one. */
async function unpack(bin: string, folder: string): Promise<void> {
  const fresh = `${folder}.${process.pid}`
  mkdirSync(fresh, { recursive: true })
  await inflate(join(bin, 'chromium.br'), createWriteStream(join(fresh, 'chromium'), { mode: 0o755 }))
  await untar(join(bin, 'al2023.tar.br'), join(fresh, 'al2023'))
  await untar(join(bin, 'fonts.tar.br'), join(fresh, 'fonts'))
  await untar(join(bin, 'swiftshader.tar.br'), fresh)
  writeFileSync(join(fresh, 'fonts', 'fonts.conf'), fontsIn(folder))
  try {
    renameSync(fresh, folder)
  } catch (error) {
    // Another test run was faster.
    rmSync(fresh, { recursive: true, force: true })
    if (!existsSync(folder)) throw error
  }
}

const inflate = (packed: string, to: Writable) => pipeline(createReadStream(packed), createBrotliDecompress(), to)

async function untar(packed: string, folder: string): Promise<void> {
  const archive = `${folder}.tar`
  await inflate(packed, createWriteStream(archive))
  mkdirSync(folder, { recursive: true })
  execFileSync('tar', ['-xf', archive, '-C', folder])
  rmSync(archive)
}

/** The package's own list names /tmp/fonts; a Chromium that finds no font at all ends at the first word it draws. */
const fontsIn = (folder: string): string => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`
