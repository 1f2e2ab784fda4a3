/** What the person chose, journaled like everything else: a new browser profile knows it again. */
import { z } from 'zod'
import type { Refusal } from '../../shared/base/refuse.ts'
import type { Known } from './known.ts'
import { type LanePorts, type LaneStore, laneStore } from './lane-store.ts'

const settingsSchema = z.looseObject({
  /** As they appear on every change. */
  name: z.string().default(''),
  party: z.string().default(''),
  /** Names the party went by before: what was written under them is still ours. */
  formerParties: z.array(z.string()).default([]),
  /** What stands on our changes in Word files. */
  wordNames: z.enum(['name', 'party']).default('name'),
  counterpartyLabel: z.string().optional(),
  appearance: z.enum(['light', 'dark', 'system']).default('system'),
  idleMinutes: z.number().int().min(1).max(240).default(15),
  /** The document page stays light in dark mode. */
  paperInDark: z.boolean().default(false),
  /** The person said the current recovery code is kept. Until then Home reminds, quietly. */
  recoveryKept: z.boolean().default(false),
})

export type Settings = Known<z.output<typeof settingsSchema>>

export const defaultSettings: Settings = settingsSchema.parse({})

const KEY = 'settings'

export interface SettingsStore {
  readonly get: () => Settings
  readonly mode: () => 'opening' | 'writing' | 'reading'
  readonly problem: () => Refusal | undefined
  readonly subscribe: LaneStore<Settings>['subscribe']
  readonly change: (fields: Partial<Settings>) => Promise<Refusal | undefined>
  readonly lane: Pick<LaneStore<Settings>, 'open' | 'takeOver' | 'refresh' | 'lost'>
}

/** Settings over their lane. `get` answers defaults until `lane.open()` has read them. */
export const makeSettings = (ports: Omit<LanePorts<Settings>, 'lane' | 'parse'>): SettingsStore => {
  const store = laneStore<Settings>({
    ...ports,
    lane: 'settings',
    parse: (value) => settingsSchema.safeParse(value).data,
  })
  const get = () => store.view().rows.get(KEY) ?? defaultSettings
  return {
    get,
    mode: () => store.view().mode,
    problem: () => store.view().problem,
    subscribe: store.subscribe,
    change: (fields) => store.put(KEY, { ...get(), ...fields }),
    lane: store,
  }
}
