/** A bridge is a plain object of named calls. The preload client, the host and both their types derive from it. */
import { z } from 'zod'

/** Compiled guards need `eval`, which the windows' content policy forbids; trying is already reported as a violation. */
z.config({ jitless: true })

export interface Call<Args extends readonly unknown[], Out> {
  readonly args: z.ZodType<Args>
  /** Type only. */
  readonly out?: Out
}

/** `call(z.string(), z.number()).returns<Reply>()` declares one method with its argument guards. */
export const call = <T extends z.ZodType[]>(...args: T) => ({
  returns: <Out>(): Call<{ [K in keyof T]: z.output<T[K]> }, Out> => ({
    args: z.tuple(args as unknown as [z.ZodType]) as unknown as z.ZodType<{ [K in keyof T]: z.output<T[K]> }>,
  }),
})

export type Bridge = { readonly [service: string]: { readonly [method: string]: { readonly args: z.ZodType } } }

export type Client<B> = {
  readonly [S in keyof B]: {
    readonly [M in keyof B[S]]: B[S][M] extends Call<infer A, infer Out> ? (...args: A) => Promise<Out> : never
  }
}

/** What a host implements. `caller` names the window (connection) that asks. */
export type Services<B> = {
  readonly [S in keyof B]: {
    readonly [M in keyof B[S]]: B[S][M] extends Call<infer A, infer Out>
      ? (caller: string, ...args: A) => Out | Promise<Out>
      : never
  }
}
