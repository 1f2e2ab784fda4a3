/** The browser shell: the services, a page server and sockets on loopback, and windows of the installed browser. */
import { refuse } from '../../shared/base/refuse.ts'
import type { AppInfo } from '../../shared/bridge/contract.ts'
import { type ServiceProcess, Supervisor } from '../services/process/supervisor.ts'
import { answerHandover } from './handover.ts'
import { Printer } from './print/printer.ts'
import { newSecret } from './secrets.ts'
import { createPageServer, listen } from './server.ts'
import { Sessions } from './sessions.ts'
import { readShellFile, writeShellFile } from './shell-file.ts'
import { Sockets } from './sockets.ts'
import { Tickets } from './tickets.ts'

/** Long enough to copy an address from one machine's terminal to its browser. */
const TYPED_TICKET_MS = 15 * 60_000

export interface ShellOptions {
  /** The real path of a data folder this process holds. */
  readonly folder: string
  /** The built renderer. */
  readonly root: string
  readonly info: Omit<AppInfo, 'shell' | 'dataFolder'>
  fork(): ServiceProcess
  /** Handed on to a browser that makes a PDF. */
  readonly flags: readonly string[]
  /** Opens a window at an address; false where there is no browser or no display. */
  open(address: string): boolean
  say(line: string): void
  /** The services cannot be kept running. */
  fail(): void
}

export interface BrowserShell {
  readonly origin: string
  readonly sockets: Sockets
  /** A fresh address that opens one window, one time. */
  address(): string
  close(): Promise<void>
}

export async function startBrowserShell(options: ShellOptions): Promise<BrowserShell> {
  const { folder, info, say } = options
  const handover = newSecret()
  const tickets = new Tickets()
  const show = async () => {
    if (options.open(fresh(tickets.issue()))) return { opened: true } as const
    return { address: fresh(tickets.issue(TYPED_TICKET_MS)) }
  }
  const server = createPageServer(options.root, answerHandover(handover, show))
  const before = readShellFile(folder)?.port
  const port = await listen(server, before)
  if (before && before !== port) {
    say(`Port ${before} is taken by another program, so Parley uses ${port}. Its cache is rebuilt from the journal.`)
  }
  const origin = `http://127.0.0.1:${port}`
  const fresh = (ticket: string) => `${origin}/#t=${ticket}`
  writeShellFile(folder, { port, handover })

  const sockets: Sockets = new Sockets(tickets, new Sessions(folder), () => supervisor)
  const printer = new Printer(folder, options.flags)
  const supervisor = new Supervisor({
    fork: options.fork,
    folder,
    info: { ...info, shell: 'browser', dataFolder: folder },
    shell: browserServices(show, say, printer),
    onReply: (caller, id, reply) => sockets.reply(caller, id, reply),
    onEvent: (to, event) => {
      if (event.kind === 'locked') void printer.stopAll()
      sockets.event(to, event)
    },
    onGivenUp: options.fail,
  })
  sockets.attach(server)
  return {
    origin,
    sockets,
    address: () => fresh(tickets.issue(TYPED_TICKET_MS)),
    async close() {
      await Promise.all([supervisor.stop(), printer.stopAll()])
      sockets.close()
      writeShellFile(folder, { port })
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What this shell can do for the services: windows, but no keychain, and no dialog of the system's. */
export function browserServices(
  show: () => Promise<{ opened: true } | { address: string }>,
  say: (line: string) => void,
  printer: Printer,
) {
  return {
    keychain: {
      state: () => 'none' as const,
      get: () => undefined,
      put: () => false,
      remove: () => undefined,
    },
    shell: {
      async newWindow() {
        const shown = await show()
        if ('opened' in shown) return undefined
        say(`Another window: ${shown.address}`)
        return refuse(
          'no-window',
          'Parley was started without a display. The address of a new window is in its terminal.',
        )
      },
      save: () => refuse('usePicker', 'Choose where to save it.'),
      pdf: (_: string, job: string, markup: Uint8Array) => printer.pdf(job, markup),
      stopPdf: (_: string, job: string) => printer.stop(job),
    },
  }
}
