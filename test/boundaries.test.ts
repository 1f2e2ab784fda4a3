/** Who may import whom, and how long a file may be: the table of docs/architecture.md, for every source file. */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { refusedImport } from './kit/import-table.ts'
import { importsOf } from './kit/imports.ts'

const FOLDERS = ['electron', 'renderer', 'shared']

const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path.replaceAll('\\', '/')}`)
    .filter((path) => /\.(m?tsx?|mts|mjs)$/.test(path) && !/\.(test|bench)\.tsx?$/.test(path)),
)

test('every file imports only what its row of the table allows', () => {
  const refused = sources.flatMap((path) =>
    importsOf(path, readFileSync(path, 'utf8')).map((specifier) => refusedImport(path, specifier)),
  )
  expect(refused.filter((line) => line !== undefined)).toEqual([])
  expect(sources.length).toBeGreaterThan(100)
})

test('files stay small: median 100 lines, nine in ten 300, none above 500', () => {
  const sizes = sources
    .map((path) => ({ path, lines: readFileSync(path, 'utf8').split('\n').length - 1 }))
    .sort((a, b) => a.lines - b.lines)
  const at = (share: number) => sizes[Math.floor((sizes.length - 1) * share)]!
  expect(at(0.5).lines).toBeLessThanOrEqual(100)
  expect(at(0.9).lines).toBeLessThanOrEqual(300)
  expect(sizes.filter(({ lines }) => lines > 500)).toEqual([])
})

describe('the table would notice', () => {
  test.each([
    ['shared/base/a.ts', "import * as Y from 'yjs'"],
    ['shared/docx/a.ts', "import { readFile } from 'node:fs'"],
    ['shared/docx/a.ts', "import { readFile } from 'fs'"],
    ['shared/text/a.ts', "import { x } from '../../renderer/platform/x.ts'"],
    ['shared/bridge/a.ts', "import React from 'react'"],
    ['renderer/features/home/model/a.ts', "import { useState } from 'react'"],
    ['renderer/features/home/model/a.ts', "import { y } from '../HomePanel.tsx'"],
    ['renderer/features/home/a.tsx', "import { x } from '../vault/x.ts'"],
    ['renderer/features/home/a.tsx', "import type { X } from '../vault/x.ts'"],
    ['renderer/features/home/a.tsx', "export { x } from '../vault/index.ts'"],
    ['renderer/features/home/a.tsx', "const x = await import('../vault/index.ts')"],
    ['renderer/features/home/a.tsx', "type X = import('../vault/index.ts').X"],
    ['renderer/features/home/a.tsx', "new Worker(new URL('../vault/x.worker.ts', import.meta.url))"],
    ['renderer/features/home/a.tsx', "import { x } from '../../app/store.ts'"],
    ['renderer/features/home/a.tsx', "import { x } from '../../../electron/services/disk.ts'"],
    ['renderer/features/home/a.tsx', "import { app } from 'electron'"],
    ['renderer/features/positions/a.ts', "import type { X } from '../../../shared/document/negotiation.ts'"],
    ['renderer/features/positions/a.ts', "import { x } from '../../session/session.ts'"],
    ['renderer/features/positions/a.ts', "import type { X } from '../../../shared/text/model.ts'"],
    ['renderer/features/positions/a.ts', "import * as Y from 'yjs'"],
    ['renderer/features/positions/model/a.ts', "import type { X } from '../../../../shared/text/model.ts'"],
    ['renderer/ui/a.tsx', "import { x } from '../../shared/text/model.ts'"],
    ['renderer/ui/a.tsx', "import { create } from 'zustand'"],
    ['renderer/platform/a.ts', "import * as Y from 'yjs'"],
    ['renderer/platform/a.ts', "import { x } from '../session/session.ts'"],
    ['renderer/session/a.ts', "import { x } from '../features/home/x.ts'"],
    ['renderer/app/a.tsx', "import { x } from '../../electron/preload.ts'"],
    ['electron/services/a.ts', "import { app } from 'electron'"],
    ['electron/services/a.ts', "import { x } from '../shell/window.ts'"],
    ['electron/services/a.ts', "import { x } from '../browser/shell.ts'"],
    ['electron/browser/a.ts', "import type { App } from 'electron'"],
    ['electron/start.ts', "import { x } from './shell/app.ts'"],
    ['electron/cli.ts', "import { x } from './browser/run.ts'"],
    ['electron/cli.ts', "import { x } from '../renderer/main.tsx'"],
    ['tools/a.ts', "import 'node:fs'"],
  ])('%s: %s', (path, source) => {
    expect(importsOf(path, source).map((specifier) => refusedImport(path, specifier))).toEqual([
      expect.stringContaining(path),
    ])
  })
  test.each([
    ['shared/text/a.ts', "import * as Y from 'yjs'"],
    ['renderer/features/home/a.tsx', 'const text = "import { x } from \'../vault/x.ts\'"'],
    ['renderer/features/home/a.tsx', "import './a.module.css'; import { x } from './model/x.ts'"],
    ['renderer/app/a.tsx', "import { x } from '../features/home/index.ts'"],
    ['electron/shell/a.ts', "import { app } from 'electron'; import { x } from '../services/hold.ts'"],
  ])('and lets pass %s: %s', (path, source) => {
    expect(
      importsOf(path, source)
        .map((specifier) => refusedImport(path, specifier))
        .filter(Boolean),
    ).toEqual([])
  })
})
