/** After sealing, this process has no network, no disk and no other process: whoever tries is refused and noted. */
import { createRequire, syncBuiltinESMExports } from 'node:module'

const MODULES = [
  'fs',
  'fs/promises',
  'net',
  'tls',
  'dns',
  'dns/promises',
  'dgram',
  'http',
  'https',
  'http2',
  'child_process',
  'cluster',
  'worker_threads',
] as const

const GLOBALS = ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'] as const

/** Answers the list that grows with every attempt, "fs.writeFileSync" for one. */
export const seal = (): readonly string[] => {
  const tried: string[] = []
  const refuse = (what: string) =>
    function refused(): never {
      tried.push(what)
      throw new Error(`sealed: ${what}`)
    }
  const require = createRequire(import.meta.url)
  for (const name of MODULES) {
    const module = require(`node:${name}`) as Record<string, unknown>
    for (const key of Object.keys(module))
      if (Object.getOwnPropertyDescriptor(module, key)?.writable && typeof module[key] === 'function')
        module[key] = refuse(`${name}.${key}`)
  }
  syncBuiltinESMExports()
  for (const name of GLOBALS)
    Object.defineProperty(globalThis, name, { value: refuse(name), configurable: true, writable: true })
  return tried
}
