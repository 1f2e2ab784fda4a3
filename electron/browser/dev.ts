/** `npm run dev`: the browser shell's bridge on Vite's own server, so that hot reloading and the bridge share a port. */
import type { Server } from 'node:http'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { dataFolder, makeDataFolder } from '../services/folder.ts'
import { holdFolder } from '../services/hold.ts'
import { newNonce, withNonce } from '../services/page/policy.ts'
import { forkServices } from '../services/process/fork.ts'
import { type ServiceProcess, Supervisor } from '../services/process/supervisor.ts'
import { Printer } from './print/printer.ts'
import { Sessions } from './sessions.ts'
import { browserServices } from './shell.ts'
import { authorityOf, Sockets } from './sockets.ts'
import { Tickets } from './tickets.ts'

const ALL_DAY_MS = 24 * 3600_000

export function devShell(): Plugin {
  return {
    name: 'parley-dev-shell',
    apply: 'serve',
    transformIndexHtml: (html) => withNonce(html, newNonce()),
    configureServer({ httpServer, config }) {
      if (!httpServer || process.env.VITEST) return
      const project = join(config.root, '..')
      void attach(httpServer as Server, project)
    },
  }
}

async function attach(server: Server, project: string): Promise<void> {
  const folder = makeDataFolder(process.env.PARLEY_DATA ? dataFolder() : join(project, '.dev-data'))
  if (!(await holdFolder(folder, 'shell'))) throw new Error(`Parley is already open on ${folder}.`)
  const fork = await buildServices(project)
  const tickets = new Tickets()
  const address = () => `http://${authorityOf(server)}/#t=${tickets.issue(ALL_DAY_MS)}`
  const sockets: Sockets = new Sockets(tickets, new Sessions(folder), () => supervisor)
  const supervisor = new Supervisor({
    fork,
    folder,
    info: { shell: 'browser', version: 'dev', platform: process.platform, dataFolder: folder },
    shell: browserServices(async () => ({ address: address() }), console.log, new Printer(folder, [])),
    onReply: (caller, id, reply) => sockets.reply(caller, id, reply),
    onEvent: (to, event) => sockets.event(to, event),
    onGivenUp: () => console.error('The services end as soon as they start.'),
  })
  sockets.attach(server)
  const announce = () => console.log(`\n  Open ${address()}\n`)
  if (server.listening) announce()
  else server.once('listening', announce)
  server.once('close', () => void supervisor.stop())
}

/** The service process runs built code: Node does not read our TypeScript. */
async function buildServices(project: string): Promise<() => ServiceProcess> {
  const { build } = await import('vite')
  const out = join(project, 'node_modules', '.cache', 'parley', 'dev')
  await build({
    configFile: false,
    logLevel: 'warn',
    root: project,
    ssr: { noExternal: true },
    build: {
      ssr: 'electron/services/process/child.ts',
      outDir: out,
      emptyOutDir: true,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'services.mjs' } },
    },
  })
  return () => forkServices(join(out, 'services.mjs'))
}
