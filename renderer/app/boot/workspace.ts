/** What an unlocked vault opens for this window, each over its lane and its cache. */
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { Connection } from '../../platform/bridge.ts'
import { type Catalogue, makeCatalogue } from '../../platform/catalogue.ts'
import { newId } from '../../platform/ids.ts'
import { type Ignored, makeIgnored } from '../../platform/ignored.ts'
import { type Library, makeLibrary } from '../../platform/library.ts'
import { makeNotes, type Notes } from '../../platform/notes.ts'
import { makeSealer } from '../../platform/seal.ts'
import { openDb, sealedCache, type TableName } from '../../platform/sealed-db.ts'
import { makeSettings, type SettingsStore } from '../../platform/settings.ts'

export interface Workspace {
  readonly catalogue: Catalogue
  readonly settings: SettingsStore
  /** Not read before somebody needs it. */
  readonly library: Library
  /** Internal notes on clauses. */
  readonly notes: Notes
  /** Findings of the checks that are left alone. */
  readonly ignored: Ignored
}

/** Opens the lanes of catalogue and settings. The catalogue goes on loading while the first screen shows. */
export const openWorkspace = async ({ client }: Connection): Promise<Workspace | Refusal> => {
  const stores = ['catalogue', 'settings', 'library', 'notes', 'ignored'] as const
  const keys = new Map<TableName, Uint8Array>()
  for (const [index, key] of (await Promise.all(stores.map((s) => client.vault.storeKey(s, '')))).entries()) {
    if (isRefusal(key)) return key
    keys.set(stores[index]!, key)
  }
  // Without browser storage everything comes from the journal: slower, and just as true.
  const db = await openDb().catch(() => undefined)
  const cache = async (table: TableName) => db && sealedCache(db, table, await makeSealer(keys.get(table)!))
  const ports = { journal: client.journal, newId }
  const settings = makeSettings({ ...ports, cache: await cache('settings') })
  const catalogue = makeCatalogue({ ...ports, cache: await cache('catalogue') })
  const library = makeLibrary({ ...ports, cache: await cache('library') })
  const notes = makeNotes({ ...ports, cache: await cache('notes') })
  const ignored = makeIgnored({ ...ports, cache: await cache('ignored') })
  const opened = Promise.all([catalogue.lane.open(), notes.lane.open(), ignored.lane.open()])
  await settings.lane.open()
  void opened
  return { catalogue, settings, library, notes, ignored }
}

/** After the background process came back: the lanes must be opened again by the new connection. */
export const reopenWorkspace = async ({ catalogue, settings, library, notes, ignored }: Workspace): Promise<void> => {
  const lanes = [catalogue.lane, settings.lane, notes.lane, ignored.lane]
  await Promise.all([...lanes.map((lane) => lane.open()), library.reopen()])
}
