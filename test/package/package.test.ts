/** Packaging without Electron's zip: electron-builder runs for real over a stand-in for its `electronDist`. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { extractFile, listPackage } from '@electron/asar'
import { build, Platform } from 'electron-builder'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { root } from '../../electron/build.mjs'

const { version } = createRequire(import.meta.url)('electron/package.json') as { version: string }
/** Where the fuses stand in Electron's binary: this mark, a version, a length, then one character for each. */
const MARK = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

let folder: string
let unpacked: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-package-'))
  const electronDist = join(folder, 'electron')
  mkdirSync(join(electronDist, 'resources'), { recursive: true })
  mkdirSync(join(electronDist, 'locales'))
  writeFileSync(join(electronDist, 'version'), version)
  const fuses = [Buffer.from(MARK), Buffer.from([1, 9]), Buffer.from('101100101')]
  writeFileSync(join(electronDist, 'electron'), Buffer.concat([Buffer.from('#!/bin/sh\n'), ...fuses]), { mode: 0o755 })
  await build({
    projectDir: root,
    targets: Platform.LINUX.createTarget('dir'),
    config: { extends: 'electron-builder.yml', electronDist, directories: { output: join(folder, 'out') } },
  })
  unpacked = join(folder, 'out', 'linux-unpacked')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the archive holds the build and nothing else', () => {
  const archive = join(unpacked, 'resources', 'app.asar')
  const files = listPackage(archive, { isPack: false }).filter((name) => /\.[\w-]+$/.test(name))
  expect(files.filter((name) => !/^\/(dist\/(electron|renderer)\/|package\.json$)/.test(name))).toEqual([])
  expect(files.filter((name) => /\.map$|node_modules|\.test\./.test(name))).toEqual([])
  const { main } = JSON.parse(extractFile(archive, 'package.json').toString()) as { main: string }
  for (const needed of [main, 'dist/electron/preload.cjs', 'dist/electron/services.js', 'dist/renderer/index.html']) {
    expect(files).toContain(`/${needed}`)
  }
})

test('what main and services import is Node, Electron or beside them', () => {
  const archive = join(unpacked, 'resources', 'app.asar')
  const names = listPackage(archive, { isPack: false }).filter((name) => /^\/dist\/electron\/.*\.c?js$/.test(name))
  const imported = names.flatMap((name) => {
    const text = extractFile(archive, name.slice(1)).toString()
    return [...text.matchAll(/^import (?:[^'"]* from )?["']([^'"]+)["']/gm)].map((match) => match[1]!)
  })
  expect(imported.length).toBeGreaterThan(10)
  const { builtinModules } = createRequire(import.meta.url)('node:module') as typeof import('node:module')
  const foreign = imported.filter((name) => !/^(node:|\.\/|electron$)/.test(name) && !builtinModules.includes(name))
  expect(foreign).toEqual([])
})

test('the fuses are set: nothing but the app runs, and only whole', () => {
  const binary = readFileSync(join(unpacked, 'parley'), 'latin1')
  const at = binary.indexOf(MARK) + MARK.length + 2
  // runAsNode, cookie encryption, NODE_OPTIONS, --inspect, asar integrity, only asar, own snapshot, file:// privileges
  expect(binary.slice(at, at + 8)).toBe('01001100')
})
