/** What an unlocked vault opens for this window: the catalogue and the settings, each over its lane and its cache. */
import { isRefusal, type Refusal } from '../../../shared/base/refuse.ts'
import type { Connection } from '../../platform/bridge.ts'
import { type Catalogue, makeCatalogue } from '../../platform/catalogue.ts'
import { newId } from '../../platform/ids.ts'
import { makeSealer } from '../../platform/seal.ts'
import { openDb, sealedCache, type TableName } from '../../platform/sealed-db.ts'
import { makeSettings, type SettingsStore } from '../../platform/settings.ts'

export interface Workspace {
  readonly catalogue: Catalogue
  readonly settings: SettingsStore
}

/** Opens both lanes. The catalogue goes on loading while the first screen shows. */
export const openWorkspace = async ({ client }: Connection): Promise<Workspace | Refusal> => {
  const keys = await Promise.all([client.vault.storeKey('catalogue', ''), client.vault.storeKey('settings', '')])
  const [catalogueKey, settingsKey] = keys
  if (isRefusal(catalogueKey)) return catalogueKey
  if (isRefusal(settingsKey)) return settingsKey
  // Without browser storage everything comes from the journal: slower, and just as true.
  const db = await openDb().catch(() => undefined)
  const cache = async (table: TableName, key: Uint8Array) => db && sealedCache(db, table, await makeSealer(key))
  const ports = { journal: client.journal, newId }
  const settings = makeSettings({ ...ports, cache: await cache('settings', settingsKey) })
  const catalogue = makeCatalogue({ ...ports, cache: await cache('catalogue', catalogueKey) })
  const opened = catalogue.lane.open()
  await settings.lane.open()
  void opened
  return { catalogue, settings }
}

/** After the background process came back: the lanes must be opened again by the new connection. */
export const reopenWorkspace = async ({ catalogue, settings }: Workspace): Promise<void> => {
  await Promise.all([catalogue.lane.open(), settings.lane.open()])
}
