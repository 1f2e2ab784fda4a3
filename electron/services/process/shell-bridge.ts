/** The bridge in the other direction: the little a service process asks of the shell that started it. */
import { z } from 'zod'
import type { Refusal } from '../../../shared/base/refuse.ts'
import { call } from '../../../shared/bridge/define.ts'

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

export const shellBridge = {
  keychain: {
    state: call().returns<'stored' | 'offered' | 'none'>(),
    get: call().returns<Uint8Array | undefined>(),
    put: call(bytes).returns<boolean>(),
    remove: call().returns<undefined>(),
  },
  shell: {
    newWindow: call().returns<undefined | Refusal>(),
    save: call(z.string(), bytes).returns<{ saved: string } | { cancelled: true } | Refusal>(),
    pdf: call(z.string(), bytes).returns<Uint8Array | Refusal>(),
    stopPdf: call(z.string()).returns<undefined>(),
  },
} as const

/** The first thing a service process hears: where it works and what it is to say about itself. */
export const setup = z.strictObject({
  folder: z.string(),
  info: z.strictObject({
    shell: z.enum(['electron', 'browser']),
    version: z.string(),
    platform: z.string(),
    dataFolder: z.string(),
    folderWarning: z.string().exactOptional(),
  }),
  locked: z.strictObject({
    why: z.enum(['start', 'idle', 'asked']).exactOptional(),
    since: z.string().exactOptional(),
  }),
})

export type Setup = z.output<typeof setup>
