/** The line to the shell: Electron's utility process and Node's fork differ only here. */
export interface ChildPort {
  send(frame: Uint8Array): void
  onFrame(listener: (frame: Uint8Array) => void): void
  /** The shell has died. */
  onGone(listener: () => void): void
}

interface ParentPort {
  postMessage(message: unknown): void
  on(event: 'message', listener: (event: { data: unknown }) => void): void
}

export function childPort(): ChildPort {
  const parentPort = (process as { parentPort?: ParentPort }).parentPort
  const only = (listener: (frame: Uint8Array) => void) => (message: unknown) => {
    if (message instanceof Uint8Array) listener(message)
  }
  if (parentPort) {
    return {
      send: (frame) => parentPort.postMessage(frame),
      onFrame: (listener) => parentPort.on('message', ({ data }) => only(listener)(data)),
      // Electron ends a utility process with the app that started it.
      onGone: () => {},
    }
  }
  return {
    // The shell may die between two lines; then there is nobody left to tell.
    send: (frame) => void (process.connected && process.send?.(frame, undefined, {}, () => {})),
    onFrame: (listener) => void process.on('message', only(listener)),
    onGone: (listener) => void process.once('disconnect', listener),
  }
}
