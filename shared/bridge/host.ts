import type { Bridge, Call, Services } from './define.ts'
import { failed, type Reply } from './failure.ts'

/** Answers one call of `caller`. Never rejects: whatever goes wrong is a reply. */
export type Host = (caller: string, service: string, method: string, args: unknown) => Promise<Reply>

type AnyCall = Call<readonly unknown[], unknown>
type AnyMethod = (caller: string, ...args: readonly unknown[]) => unknown

/**
 * The one door to the services: a method outside the contract or arguments that do not fit it never get through.
 * `report` hears of what a service did not foresee; the caller only learns that it happened.
 */
export function hostFor<B extends Bridge>(
  bridge: B,
  services: Services<B>,
  report: (error: unknown) => void = () => {},
): Host {
  const table = new Map<string, { guard: AnyCall['args']; run: AnyMethod }>()
  for (const [service, calls] of Object.entries(bridge)) {
    const methods = services[service] as unknown as Record<string, AnyMethod>
    for (const [method, call] of Object.entries(calls)) {
      table.set(`${service}.${method}`, {
        guard: (call as unknown as AnyCall).args,
        run: (caller, ...args) => methods[method]?.(caller, ...args),
      })
    }
  }
  return async (caller, service, method, args) => {
    const entry = table.get(`${service}.${method}`)
    if (!entry) return failed('unknown', 'This version of Parley does not know that request.')
    const guarded = entry.guard.safeParse(args)
    if (!guarded.success) return failed('arguments', `${service}.${method} was asked with arguments that do not fit.`)
    try {
      return { value: await entry.run(caller, ...guarded.data) }
    } catch (error) {
      report(error)
      return failed('failed', 'Something went wrong inside Parley. What was saved before is safe.')
    }
  }
}
