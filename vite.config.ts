import { existsSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { devShell } from './electron/browser/dev.ts'

/** What Node and Electron bring themselves; everything else is bundled, so that a package needs no node_modules. */
const external = [...builtinModules, /^node:/, 'electron', 'bufferutil', 'utf-8-validate']

/** For a page this has the document decode “&amp;”; Markdown is read in a worker, which has none. */
const ENTITIES = 'decode-named-character-reference'

const entries = {
  main: 'electron/main.ts',
  start: 'electron/start.ts',
  services: 'electron/services/process/child.ts',
  cli: 'electron/cli.ts',
}

// One config, three outputs: renderer (browser ESM), main (Node ESM), preload (one sandbox-safe CJS file).
export default defineConfig({
  root: 'renderer',
  base: './',
  plugins: [react(), devShell()],
  resolve: { alias: { [ENTITIES]: fileURLToPath(import.meta.resolve(ENTITIES)) } },
  server: { host: '127.0.0.1', port: 47812, strictPort: false },
  // Everything is a file: the content policy allows neither data: fonts nor blob: workers.
  build: { assetsInlineLimit: 0 },
  worker: { format: 'es' },
  builder: {},
  environments: {
    client: {
      build: {
        outDir: '../dist/renderer',
        emptyOutDir: true,
        sourcemap: true,
        target: 'chrome140',
        // Read from this computer's disk: splitting further gains nothing, and a build that warns is not quiet.
        chunkSizeWarningLimit: 2000,
      },
    },
    main: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'], conditions: ['node', 'module', 'default'] },
      build: {
        outDir: '../dist/electron',
        emptyOutDir: true,
        sourcemap: true,
        minify: false,
        target: 'node20',
        rolldownOptions: {
          input: Object.fromEntries(Object.entries(entries).filter(([, path]) => existsSync(path))),
          external,
          platform: 'node',
          output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunk-[hash].js' },
        },
      },
    },
    preload: {
      consumer: 'server',
      resolve: { noExternal: true, external: ['electron'] },
      build: {
        outDir: '../dist/electron',
        emptyOutDir: false,
        sourcemap: true,
        minify: false,
        target: 'chrome140',
        rolldownOptions: {
          input: { preload: 'electron/preload.ts' },
          external: ['electron'],
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
  },
})
