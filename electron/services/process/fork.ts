import { fork } from 'node:child_process'
import type { ServiceProcess } from './supervisor.ts'

/** A service process under plain Node. Arguments of the shell's own Node (a debugger's port) are not passed on. */
export function forkServices(entry: string): ServiceProcess {
  const child = fork(entry, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    execArgv: [],
  })
  child.on('error', () => {})
  return {
    // A process that has just died takes no more; its exit is what counts.
    send: (frame) => void (child.connected && child.send(frame, () => {})),
    onFrame: (listener) =>
      void child.on('message', (message) => {
        if (message instanceof Uint8Array) listener(message)
      }),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill('SIGKILL'),
  }
}
