/** The service process as Electron starts it. */
import { join } from 'node:path'
import { utilityProcess } from 'electron'
import type { ServiceProcess } from '../services/process/supervisor.ts'

export function forkUtility(entry: string = join(import.meta.dirname, 'services.js')): ServiceProcess {
  const child = utilityProcess.fork(entry, [], { serviceName: 'Parley services', stdio: 'inherit' })
  return {
    send: (frame) => child.postMessage(frame),
    onFrame: (listener) =>
      void child.on('message', (message: unknown) => {
        if (message instanceof Uint8Array) listener(message)
      }),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  }
}
