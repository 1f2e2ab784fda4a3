import type { Bridge, Client } from './define.ts'

export type Invoke = (service: string, method: string, args: unknown[]) => Promise<unknown>

/** One function for each method of the contract, and nothing else, over whatever carries a call. */
export function clientFor<B extends Bridge>(bridge: B, invoke: Invoke): Client<B> {
  const service = (name: string, calls: B[string]) =>
    Object.fromEntries(
      Object.keys(calls).map((method) => [method, (...args: unknown[]) => invoke(name, method, args)] as const),
    )
  return Object.fromEntries(
    Object.entries(bridge).map(([name, calls]) => [name, service(name, calls as B[string])]),
  ) as Client<B>
}
