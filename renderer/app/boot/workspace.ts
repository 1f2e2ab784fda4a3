/** What an unlocked vault opens for this window: catalogue, settings, library and notes, each over its lane and its cache. */
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { Connection } from '../../platform/bridge.ts'
import { type Catalogue, makeCatalogue } from '../../platform/catalogue.ts'
import { newId } from '../../platform/ids.ts'
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
}

type Key = Uint8Array | Refusal

/** Opens the lanes of catalogue and settings. The catalogue goes on loading while the first screen shows. */
export const openWorkspace = async ({ client }: Connection): Promise<Workspace | Refusal> => {
  const stores = ['catalogue', 'settings', 'library', 'notes'] as const
  const keys = await Promise.all(stores.map((store) => client.vault.storeKey(store, '')))
  const [catalogueKey, settingsKey, libraryKey, notesKey] = keys as [Key, Key, Key, Key]
  if (isRefusal(catalogueKey)) return catalogueKey
  if (isRefusal(settingsKey)) return settingsKey
  if (isRefusal(libraryKey)) return libraryKey
  if (isRefusal(notesKey)) return notesKey
  // Without browser storage everything comes from the journal: slower, and just as true.
  const db = await openDb().catch(() => undefined)
  const cache = async (table: TableName, key: Uint8Array) => db && sealedCache(db, table, await makeSealer(key))
  const ports = { journal: client.journal, newId }
  const settings = makeSettings({ ...ports, cache: await cache('settings', settingsKey) })
  const catalogue = makeCatalogue({ ...ports, cache: await cache('catalogue', catalogueKey) })
  const library = makeLibrary({ ...ports, cache: await cache('library', libraryKey) })
  const notes = makeNotes({ ...ports, cache: await cache('notes', notesKey) })
  const opened = Promise.all([catalogue.lane.open(), notes.lane.open()])
  await settings.lane.open()
  void opened
  return { catalogue, settings, library, notes }
}

/** After the background process came back: the lanes must be opened again by the new connection. */
export const reopenWorkspace = async ({ catalogue, settings, library, notes }: Workspace): Promise<void> => {
  await Promise.all([catalogue.lane.open(), settings.lane.open(), notes.lane.open(), library.reopen()])
}
